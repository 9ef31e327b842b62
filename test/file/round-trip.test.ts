import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
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
const writing = { ...options, allowEmpty: true };
const reading = { ...options, severity: { 'no-records': 'off' } } as const;

const ways: readonly WriteOptions[] = [{}, { delimiter: '\t' }, { bom: false }];

describe.each(ways)('written with %j', (way) => {
  it('what is read is what was written, and the file has no error', async () => {
    await fc.assert(
      fc.asyncProperty(conversions, async (records) => {
        const text = await textOf(writeOfflineConversions(records, { ...writing, ...way }));
        const results = await collect(readOfflineConversions(text, options));
        expect(results.map(({ record }) => record && comparable(record))).toEqual(
          records.map(comparable),
        );
        const report = await validateBulkFile(text, reading);
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
      const text = await textOf(writeOfflineConversions(records, writing));
      const results = await collect(readOfflineConversions(text, options));
      const again = results.map(({ record }) => record as OfflineConversion);
      expect(await textOf(writeOfflineConversions(again, writing))).toBe(text);
    }),
    runs(6, 100),
  );
});
