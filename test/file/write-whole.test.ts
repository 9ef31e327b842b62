import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BulkFileError, splitOfflineConversions, writeOfflineConversions } from '../../src/index';
import { writeOfflineConversionsFile, writeOfflineConversionsFiles } from '../../src/node';
import { useScratch } from '../support/scratch';
import { withoutMessage } from '../support/without-message';
import { add, now, type Options } from '../support/written';

// What only all records together can have wrong: a warning by default, an error where the options say so.

const nameless = { ...add, clientId: undefined };
const strict: Options = { now, strict: true };

const cases: readonly {
  readonly what: string;
  readonly records: readonly (typeof nameless)[];
  readonly options: Options;
  readonly issue: object;
}[] = [
  {
    what: 'a record without a Client Id',
    records: [nameless],
    options: strict,
    issue: { code: 'no-client-id', line: 3, row: 2 },
  },
  {
    what: 'no record',
    records: [],
    options: { now },
    issue: { code: 'no-records', line: 2, row: 1 },
  },
];

const writers: readonly [
  string,
  (
    records: Parameters<typeof writeOfflineConversions>[0],
    options: Options,
  ) => AsyncIterable<unknown>,
][] = [
  ['writeOfflineConversions', writeOfflineConversions],
  ['splitOfflineConversions', splitOfflineConversions],
];

const scratch = useScratch();

async function run(pieces: AsyncIterable<unknown>) {
  let given = 0;
  try {
    for await (const _ of pieces) given++;
    return { given, error: undefined };
  } catch (error) {
    return { given, error };
  }
}

describe.each(writers)('%s', (_, write) => {
  test.each(cases)('throws at the end for $what', async ({ records, options, issue }) => {
    const issues: unknown[] = [];
    const onIssue: Options['onIssue'] = (each) => issues.push(each);
    const { given, error } = await run(write(records, { ...options, onIssue }));
    expect(given).toBe(0);
    expect(error).toBeInstanceOf(BulkFileError);
    const expected = { severity: 'error', ...issue };
    expect(withoutMessage([(error as BulkFileError).issue])).toEqual([expected]);
    expect(withoutMessage(issues as never)).toEqual([expected]);
  });

  test('gives the file with `skip`', async () => {
    const issues: unknown[] = [];
    const onIssue: Options['onIssue'] = (each) => issues.push(each);
    const skip = { ...strict, onInvalid: 'skip', onIssue } as const;
    expect(await run(write([nameless], skip))).toEqual({ given: 1, error: undefined });
    expect(withoutMessage(issues as never)).toEqual([
      { severity: 'error', code: 'no-client-id', line: 3, row: 2 },
    ]);
  });

  test.each<[what: string, records: readonly (typeof add)[], options: Options]>([
    ['no record, with `skip`', [], { now, onInvalid: 'skip' }],
    ['records that are all skipped', [{ ...add, conversionName: '' }], { now, onInvalid: 'skip' }],
    ['no record, under `strict`', [], strict],
  ])('throws at the end for %s', async (_, records, options) => {
    expect(await run(write(records, options))).toEqual({
      given: 0,
      error: expect.objectContaining({ name: 'BulkFileError', code: 'no-records' }),
    });
  });

  test('writes a file without a record where allowEmpty wants it, and one with', async () => {
    const options = { ...strict, allowEmpty: true };
    expect(await run(write([], options))).toEqual({ given: 1, error: undefined });
    expect(await run(write([add], { now }))).toEqual({ given: 1, error: undefined });
  });
});

test.each([
  [1, 5, []],
  [2, 2, []],
  [3, 2, ['upload-001.csv']],
  [4, 2, ['upload-001.csv']],
  [5, 2, ['upload-001.csv', 'upload-002.csv']],
] as const)(
  'of %i records in files of %i the last file is held back',
  async (count, maxRows, names) => {
    const records = Array.from({ length: count }, () => nameless);
    const given: string[] = [];
    const files = splitOfflineConversions(records, { ...strict, duplicates: false, maxRows });
    await expect(
      (async () => {
        for await (const { name } of files) given.push(name);
      })(),
    ).rejects.toBeInstanceOf(BulkFileError);
    expect(given).toEqual(names);
  },
);

test('a promise among the records is no record', async () => {
  const records = [add, Promise.resolve(add)] as unknown as (typeof add)[];
  const options: Options = { now, onInvalid: 'skip' };
  const { error } = await run(writeOfflineConversions(records, options));
  expect(error).toEqual(
    new TypeError('Record 1 is a promise. Await it, or pass an async iterable.'),
  );
});

test.each([
  ['writeOfflineConversionsFile', 'up.csv', writeOfflineConversionsFile],
  ['writeOfflineConversionsFiles', 'up-001.csv', writeOfflineConversionsFiles],
] as const)('%s leaves the old file as it was', async (_, name, write) => {
  scratch.file(name, 'old');
  const writing = write(scratch.at('up.csv'), [nameless], strict);
  await expect(writing).rejects.toBeInstanceOf(BulkFileError);
  expect(readdirSync(scratch.path)).toEqual([name]);
  expect(readFileSync(scratch.at(name), 'utf8')).toBe('old');
});
