import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';
import {
  type OfflineConversion,
  readOfflineConversions,
  validateBulkFile,
  type WriteOptions,
  writeOfflineConversions,
} from '../../src/index';
import { conversions, now } from '../support/conversion-arbitrary';
import { collect, textOf } from '../support/plain';
import { runs } from '../support/runs';

/** A record with its instants as milliseconds and zone. */
function comparable(record: OfflineConversion): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      DateTime.isDateTime(value) ? { ms: value.toMillis(), zone: value.zoneName } : value,
    ]),
  );
}

/** Two records may be alike by chance, and the rules over the file are tested elsewhere. */
const options = { now, duplicates: false };

const ways: readonly WriteOptions[] = [{}, { delimiter: '\t' }, { bom: false }];

describe.each(ways)('written with %j', (way) => {
  it('what is read is what was written, and the file has no error', async () => {
    await fc.assert(
      fc.asyncProperty(conversions, async (records) => {
        const text = await textOf(writeOfflineConversions(records, { ...options, ...way }));
        const results = await collect(readOfflineConversions(text, options));
        expect(results.map(({ record }) => record && comparable(record))).toEqual(
          records.map(comparable),
        );
        const report = await validateBulkFile(text, options);
        expect(report).toMatchObject({
          ...{ readable: true, valid: true, errors: 0, formatVersion: '6.0' },
          rows: records.length + 1,
        });
      }),
      runs(20261121, 200),
    );
  });
});

it('what was read can be written again, to the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(conversions, async (records) => {
      const text = await textOf(writeOfflineConversions(records, options));
      const results = await collect(readOfflineConversions(text, options));
      const again = results.map(({ record }) => record as OfflineConversion);
      expect(await textOf(writeOfflineConversions(again, options))).toBe(text);
    }),
    runs(6, 100),
  );
});

describe('bytes written and instants read do not depend on the machine', () => {
  const script = fileURLToPath(new URL('../fixtures/write-bytes.mjs', import.meta.url));
  const { LC_ALL, LC_MESSAGES, LANGUAGE, ...inherited } = process.env;
  const plain = { ...inherited, TZ: 'UTC', LANG: 'C.UTF-8' };

  function run(environment: Record<string, string>, locale: string) {
    const env = { ...plain, ...environment };
    const printed = execFileSync(process.execPath, [script, locale], { env }).toString();
    return JSON.parse(printed) as {
      written: { records: number; bytes: string; instants: string };
      surroundings: { offset: number; luxon: string; number: string };
    };
  }

  const usual = run({}, '');

  it('is measured on a machine in UTC', () => {
    expect(usual.written.records).toBe(600);
    expect(usual.surroundings).toEqual({ offset: 0, luxon: '1', number: '1,234.5' });
  });

  test.each([
    { environment: { TZ: 'America/New_York' }, locale: '', shows: { offset: 300 } },
    { environment: { TZ: 'Asia/Kolkata' }, locale: '', shows: { offset: -330 } },
    { environment: {}, locale: 'ar-EG', shows: { luxon: '١' } },
    { environment: { LANG: 'de_DE.UTF-8' }, locale: '', shows: { number: '1.234,5' } },
  ])('$environment $locale', ({ environment, locale, shows }) => {
    const { written, surroundings } = run(environment, locale);
    expect(surroundings).toEqual({ ...usual.surroundings, ...shows });
    expect(written).toEqual(usual.written);
  });
});
