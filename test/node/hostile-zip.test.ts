import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { bulkFile, readOfflineConversionsFile, validateBulkFilePath } from '../../src/node';
import { archiveFault, said, zipOf } from '../support/archives';
import { broken, content, many, refused, upload } from '../support/hostile-archives';
import { readingOf, readSoFar, useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';

const scratch = useScratch();
allowNoUnhandledRejections();

describe('an archive is refused', () => {
  test.each(Object.entries(refused))('%s', async (_, [bytes, sentence]) => {
    const path = scratch.file('upload.zip', bytes);
    const { bytes: given, failure } = await readingOf(bulkFile(path));
    expect(failure).toMatchObject(archiveFault(sentence));
    expect(given).toHaveLength(0);
    expect(scratch.openFiles()).toEqual([]);
  });

  test.each(Object.entries(broken))('where its file has %s', async (_, [says, sentence]) => {
    const path = scratch.file('upload.zip', zipOf([{ ...upload, ...says }]));
    const { bytes: given, failure } = await readingOf(bulkFile(path));
    expect(failure).toMatchObject(archiveFault(sentence));
    expect(scratch.openFiles()).toEqual([]);
    expect(content.startsWith(given.toString())).toBe(true);
  });
});

describe('a spreadsheet is named as what it is', () => {
  const names = ['_rels/.rels', 'docProps/app.xml', 'xl/workbook.xml', '[Content_Types].xml'];
  test.each([
    ['with its types first', [...names].reverse()],
    ['with its types last', names],
    ['without its types', names.slice(0, 3)],
    ['without its sheets', ['_rels/.rels', '[Content_Types].xml']],
    ['with many files before', [...Array.from({ length: 90 }, (_, i) => `media/${i}`), ...names]],
  ])('%s', async (_, entries) => {
    const path = scratch.file(
      'sheet.csv',
      zipOf(entries.map((name) => ({ name, content: '<a/>' }))),
    );
    const report = await validateBulkFilePath(path);
    expect(report).toMatchObject({ readable: false, valid: false, rows: 0, errors: 1 });
    expect(report.issues).toEqual([
      {
        ...{ code: 'not-a-bulk-file', severity: 'error', line: 1, row: 0 },
        message: 'This is a spreadsheet (.xls or .xlsx), not text. Save the sheet as CSV UTF-8.',
        facts: { format: 'spreadsheet' },
      },
    ]);
  });

  it('is not, where one file has such a name', async () => {
    const path = scratch.file('a.zip', zipOf([{ name: 'xl/upload.csv', content }]));
    expect((await readingOf(bulkFile(path))).bytes.toString()).toBe(content);
  });
});

test('an archive of millions is not read through', async () => {
  const bytes = zipOf(many(70_000), { zip64: true });
  expect(bytes.length).toBeGreaterThan(8_000_000);
  const path = scratch.file('many.zip', bytes);
  const before = readSoFar();
  await readingOf(bulkFile(path));
  expect(readSoFar() - before).toBeLessThan(1_000_000);
});

describe('the name of the entry is used for nothing', () => {
  test.each([
    ['the way out', '../../evil.csv'],
    ['the way out of another system', '..\\..\\evil.csv'],
    ['an absolute path', '/evil.csv'],
    ['an absolute path of another system', 'C:\\evil.csv'],
    ['a character that no name has', '\0.csv'],
    ['more characters than any name has', 'a'.repeat(60_000)],
    ['nothing', ''],
  ])('%s', async (_, name) => {
    mkdirSync(scratch.at('a/b'), { recursive: true });
    const path = scratch.file('a/b/upload.zip', zipOf([{ name, content }]));
    const before = readdirSync(scratch.path, { recursive: true });
    expect(await readingOf(bulkFile(path))).toEqual({
      bytes: Buffer.from(content),
      failure: undefined,
    });
    expect(readdirSync(scratch.path, { recursive: true })).toEqual(before);
    expect([existsSync('/evil.csv'), existsSync('evil.csv')]).toEqual([false, false]);
  });
});

describe('the rows before a fault', () => {
  const now = new Date('2026-11-21T00:00:00Z');
  const path = () => scratch.file('upload.zip', zipOf([{ ...upload, sum: 1 }]));

  it('are given, and the fault stands after them', async () => {
    const rows: number[] = [];
    const read = async () => {
      for await (const { row } of readOfflineConversionsFile(path(), { now })) rows.push(row);
    };
    await expect(read()).rejects.toMatchObject(archiveFault(said.damaged, 4, 3));
    expect(rows).toEqual([2]);
  });

  it('are counted by a validation', async () => {
    expect(await validateBulkFilePath(path(), { now })).toEqual({
      ...{ readable: false, formatVersion: '6.0', valid: false, rows: 2 },
      records: { Add: 1, Restate: 0, Retract: 0, unknown: 0 },
      ...{ otherTypes: {}, errors: 1, warnings: 0, counts: { archive: 1 }, truncated: false },
      issues: [
        {
          ...{ code: 'archive', severity: 'error', line: 4, row: 3, message: said.damaged },
          facts: { reason: 'damaged' },
        },
      ],
    });
  });
});
