import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OfflineConversionInput } from '../../src/index';
import { writeOfflineConversionsFiles } from '../../src/node';
import { lead, leadFile } from '../support/parted';
import { useScratch } from '../support/scratch';
import { oldUpload } from '../support/upload-text';
import { few, now } from '../support/written';

type Options = Parameters<typeof writeOfflineConversionsFiles>[2];
type Records = Parameters<typeof writeOfflineConversionsFiles>[1];

const scratch = useScratch();
const usual = { now, columns: few, maxRows: 1 };
const write = (records: Records, options: Options = {}, path = 'upload.csv') =>
  writeOfflineConversionsFiles(scratch.at(path), records, { ...usual, ...options });

const failure = new Error('no connection');
function* failing(): Generator<OfflineConversionInput> {
  yield* ['a', 'b', 'c'].map(lead);
  throw failure;
}
const control = new AbortController();
function* aborted(): Generator<OfflineConversionInput> {
  yield* ['a', 'b'].map(lead);
  control.abort(failure);
  yield lead('c');
}
const long = { ...lead('c'), clientId: 'c'.repeat(100) };
const abc = ['a', 'b', 'c'].map(lead);
const head = Buffer.byteLength(leadFile());

const failures: readonly [what: string, records: Records, options: Options, error: object][] = [
  ['records that fail', failing(), {}, failure],
  ['an abort', aborted(), { signal: control.signal }, failure],
  [
    'a record with an error',
    [...abc, { ...lead('d'), conversionName: '' }],
    {},
    { name: 'InvalidRecordError', index: 3 },
  ],
  ['what is no record', [...abc, null as never], {}, new TypeError('Record 3 is not an object.')],
  [
    'a record that is longer than a file',
    [lead('a'), long],
    { maxBytes: Buffer.byteLength(leadFile('a')) },
    { name: 'BulkFileError', code: 'too-many-bytes' },
  ],
  ['too few rows', abc, { maxRows: 0 }, new TypeError('Option "maxRows" must be at least 1.')],
  [
    'more rows than the channel takes',
    abc,
    { maxRows: 20_001, channel: 'sandbox' },
    new TypeError('Option "maxRows" must be at most 20000.'),
  ],
  [
    'too few bytes',
    abc,
    { maxBytes: head - 1 },
    new TypeError(`Option "maxBytes" must be at least ${head}, which every file takes.`),
  ],
  [
    'an option that is none',
    abc,
    { colour: 'red' } as Options,
    new TypeError('Unknown option (6 characters).'),
  ],
  [
    'no records',
    5 as never,
    {},
    new TypeError('The records must be an iterable of objects, sync or async.'),
  ],
];

describe('a failure leaves what was there', () => {
  test.each(failures)('%s', async (_, records, options, error) => {
    for (const name of ['upload-001.csv', 'upload-002.csv']) scratch.file(name, oldUpload);
    const thrown = await write(records, options).catch((cause: unknown) => cause);
    if (error instanceof Error) expect(thrown).toEqual(error);
    else expect(thrown).toMatchObject(error);
    expect(readdirSync(scratch.path).sort()).toEqual(['upload-001.csv', 'upload-002.csv']);
    for (const name of readdirSync(scratch.path))
      expect(readFileSync(scratch.at(name), 'utf8')).toBe(oldUpload);
  });
});

test('a folder that is not there', async () => {
  await expect(write(abc, {}, 'none/upload.csv')).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readdirSync(scratch.path)).toEqual([]);
});

test('a folder in the place of a part', async () => {
  scratch.file('upload-001.csv', oldUpload);
  mkdirSync(scratch.at('upload-002.csv'));
  await expect(write(abc)).rejects.toMatchObject({ code: 'EISDIR' });
  expect(readdirSync(scratch.path).sort()).toEqual(['upload-001.csv', 'upload-002.csv']);
  expect(readFileSync(scratch.at('upload-001.csv'), 'utf8')).toBe(oldUpload);
});

test('no record is asked for where the options are wrong', async () => {
  const untouched = {
    [Symbol.iterator]: () => expect.unreachable('a record was asked for'),
  } as Iterable<OfflineConversionInput>;
  await expect(write(untouched, { maxRows: 0 })).rejects.toThrow(TypeError);
});
