import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { expectLaw, fix } from '../support/fix-law';
import { runs, share } from '../support/runs';
import { damagedFiles } from './damaged-file';
import { editedFiles, validFiles } from './edited-file';

it('a file with every kind of damage becomes what it was, to the byte', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(damagedFiles, async (file) => {
      const { right, damaged } = await file;
      const fixed = await fix(damaged, { delimiter: ',' });
      expect(fixed?.text).toBe(right);
      for (const { code } of fixed?.changes ?? []) seen.add(code);
      expect(await fix(right)).toEqual({ text: right, changes: [] });
    }),
    runs(81, 250),
  );
  expect([...seen].sort()).toEqual([
    ...['adjustment-type', 'adjustment-type-spelling', 'bom-missing', 'bom-repeated', 'click-id'],
    ...['click-id-dashes', 'column-spelling', 'column-unknown', 'currency-format', 'delimiter'],
    ...['hash-case', 'hash-format', 'line-end', 'record-type', 'time-format', 'time-iso'],
    ...['time-zone', 'version-column', 'version-empty', 'version-missing', 'version-not-first'],
    ...['version-repeated', 'version-spelling', 'version-split', 'version-unsupported'],
  ]);
});

describe('the law of a fixer holds', () => {
  it('for valid files in every spelling', async () => {
    await fc.assert(
      fc.asyncProperty(validFiles, async (bytes) => {
        expect(await expectLaw(bytes)).toBeDefined();
      }),
      runs(82, 80),
    );
  });

  it('for files to which something has happened', async () => {
    let readable = 0;
    await fc.assert(
      fc.asyncProperty(editedFiles, async (bytes) => {
        if (await expectLaw(bytes)) readable++;
      }),
      runs(83, 400),
    );
    expect(readable).toBeGreaterThan(share(200));
  });

  const samples = readdirSync('samples').filter((name) => name.endsWith('.csv'));
  test.each(samples)('for samples/%s', async (name) => {
    await expectLaw(readFileSync(`samples/${name}`), name === 'result.csv' ? 'result' : 'upload');
  });
});
