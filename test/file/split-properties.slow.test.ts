import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type OfflineConversion,
  readOfflineConversions,
  validateBulkFile,
  type WriteOptions,
  writeOfflineConversions,
} from '../../src/index';
import { conversions, now } from '../support/conversion-arbitrary';
import { type Options, split } from '../support/parted';
import { collect, plainResult, textOf } from '../support/plain';
import { runs } from '../support/runs';

const severity = { 'no-records': 'off' } as const;

/** All columns, and two records may be alike by chance. */
const usual = {
  ...{ now, columns: undefined, duplicates: false, allowEmpty: true },
} satisfies Options;

const bytesIn = (text: string) => new TextEncoder().encode(text).length;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** What the plain writer makes of records: one file, what every file starts with, and each row. */
async function plainFile(records: readonly OfflineConversion[], options: Options) {
  const write = (some: readonly OfflineConversion[]) =>
    textOf(writeOfflineConversions(some, options));
  const head = await write([]);
  const rows = await Promise.all(
    records.map(async (record) => (await write([record])).slice(head.length)),
  );
  return { text: await write(records), head, rows, lengths: rows.map(bytesIn) };
}

/** Draws a limit of bytes, often just where some rows in turn fit, or fit no more. */
const drawn = fc.record({
  first: fc.nat(11),
  count: fc.integer({ min: 1, max: 6 }),
  more: fc.oneof(fc.integer({ min: -1, max: 1 }), fc.nat(400)),
});

function bytesOf(
  { first, count, more }: { first: number; count: number; more: number },
  lengths: readonly number[],
): number {
  const start = first % Math.max(1, lengths.length);
  return sum(lengths.slice(start, start + count)) + more;
}

const ways = fc.constantFrom<WriteOptions>({}, { delimiter: '\t' }, { bom: false });
const maxRows = fc.integer({ min: 1, max: 13 });

/** The records of a file as they are read, without their place in it. */
async function recordsIn(text: string) {
  const results = await collect(readOfflineConversions(text, { now, duplicates: false }));
  return results.map((result) => plainResult(result).record);
}

it('each file is within the limits, none is cut early, and together they are one', async () => {
  await fc.assert(
    fc.asyncProperty(conversions, ways, maxRows, drawn, async (records, way, maxRows, bytes) => {
      const options = { ...usual, ...way };
      const { text, head, lengths } = await plainFile(records, options);
      const longest = Math.max(0, ...lengths);
      const maxBytes = bytesIn(head) + Math.max(longest, bytesOf(bytes, lengths));
      const { files, error } = await split(records, { ...options, maxRows, maxBytes });
      expect(error).toBeUndefined();

      let before = 0;
      for (const file of files) {
        expect(file.text.startsWith(head)).toBe(true);
        const length = bytesIn(file.text);
        expect(length).toBe(bytesIn(head) + sum(lengths.slice(before, before + file.records)));
        expect(length).toBeLessThanOrEqual(maxBytes);
        expect(file.records).toBeLessThanOrEqual(maxRows);
        // Only where there is no record at all is there a file without one.
        expect(file.records).toBeGreaterThanOrEqual(Math.min(1, records.length));
        before += file.records;
        const next = lengths[before];
        if (next === undefined || file.records === maxRows) continue;
        expect(length + next).toBeGreaterThan(maxBytes);
      }
      expect(before).toBe(records.length);
      const rows = files.map((file) => file.text.slice(head.length));
      expect(head + rows.join('')).toBe(text);
    }),
    runs(20261122, 200),
  );
});

it('each file stands alone, and what is read of all is what is read of one', async () => {
  await fc.assert(
    fc.asyncProperty(conversions, maxRows, drawn, async (records, maxRows, bytes) => {
      // Each twice: some are then duplicates, and some may follow their Retract no more.
      const twice = [...records, ...records];
      const options = { ...usual, duplicates: true, onInvalid: 'skip' } satisfies Options;
      const { text, head, lengths } = await plainFile(twice, options);
      const longest = Math.max(0, ...lengths);
      const maxBytes = bytesIn(head) + Math.max(longest, bytesOf(bytes, lengths));
      const { files, error } = await split(twice, { ...options, maxRows, maxBytes });
      expect(error).toBeUndefined();
      for (const file of files)
        expect(await validateBulkFile(file.text, { now, severity })).toMatchObject({
          ...{ readable: true, valid: true, errors: 0, formatVersion: '6.0' },
          rows: file.records + 1,
        });
      const read = await Promise.all(files.map((file) => recordsIn(file.text)));
      expect(read.map((some) => some.length)).toEqual(files.map((file) => file.records));
      expect(read.flat()).toEqual(await recordsIn(text));
    }),
    runs(3, 100),
  );
});

it('a record that no file can hold ends it, behind files of all before it', async () => {
  const some = conversions.filter((records) => records.length > 0);
  await fc.assert(
    fc.asyncProperty(some, maxRows, fc.nat(11), async (records, maxRows, which) => {
      const { head, rows, lengths } = await plainFile(records, usual);
      const most = (lengths[which % lengths.length] as number) - 1;
      const tooLong = lengths.findIndex((length) => length > most);
      const maxBytes = bytesIn(head) + most;
      const { files, error } = await split(records, { ...usual, maxRows, maxBytes });
      expect(sum(files.map((file) => file.records))).toBe(tooLong);
      expect(files.every((file) => file.records > 0)).toBe(true);
      const before = rows.slice(0, tooLong).join('');
      expect(files.map((file) => file.text.slice(head.length)).join('')).toBe(before);
      expect(error).toMatchObject({
        ...{ name: 'BulkFileError', code: 'too-many-bytes' },
        ...{ line: 3 + before.split('\n').length - 1, row: 2 + tooLong },
      });
    }),
    runs(99, 100),
  );
});
