import { describe, expect, test } from 'vitest';
import { inputOf, range, record, uploadOf, wrong, wrongLine } from '../../support/lead-records';
import { type Files, folderOf, linesOf, ndjson, now } from '../../support/run';
import { runWriting } from '../../support/run-writing';
import { oldUpload } from '../../support/upload-text';

/** Runs `generate in.ndjson -o up.csv` in a folder of its own. */
const generate = (files: Files, ...args: readonly string[]) =>
  runWriting(folderOf(files), ['generate', 'in.ndjson', '-o', 'up.csv', ...args, ...now]);

const bytes = (...numbers: readonly number[]) => String(Buffer.byteLength(uploadOf(...numbers)));

/** The numbers of the records in each part, and what is said of all. */
test.each<[what: string, count: number, args: readonly string[], parts: number[][], said: string]>([
  [
    '--max-rows',
    5,
    ['--max-rows', '2'],
    [[1, 2], [3, 4], [5]],
    'up-001.csv to up-003.csv: 5 records written in 3 files',
  ],
  ['one part', 2, ['--max-rows', '2'], [[1, 2]], 'up-001.csv: 2 records written'],
  ['one record', 1, ['--max-rows', '4000000'], [[1]], 'up-001.csv: 1 record written'],
  [
    '--max-bytes, to the byte',
    4,
    ['--max-bytes', bytes(1, 2)],
    [
      [1, 2],
      [3, 4],
    ],
    'up-001.csv to up-002.csv: 4 records written in 2 files',
  ],
  [
    '--max-bytes, a byte less',
    3,
    ['--max-bytes', String(Number(bytes(1, 2)) - 1)],
    [[1], [2], [3]],
    'up-001.csv to up-003.csv: 3 records written in 3 files',
  ],
  [
    'both, of which rows come first',
    3,
    ['--max-bytes', bytes(1, 2), '--max-rows', '1'],
    [[1], [2], [3]],
    'up-001.csv to up-003.csv: 3 records written in 3 files',
  ],
  [
    'both, of which bytes come first',
    5,
    ['--max-bytes', bytes(1, 2), '--max-rows', '3'],
    [[1, 2], [3, 4], [5]],
    'up-001.csv to up-003.csv: 5 records written in 3 files',
  ],
])('%s', async (_, count, args, parts, said) => {
  expect(await generate({ 'in.ndjson': inputOf(...range(count)) }, ...args)).toEqual({
    ...{ stdout: '', stderr: `${said}\n`, code: 0 },
    written: Object.fromEntries(
      parts.map((numbers, i) => [`up-00${i + 1}.csv`, uploadOf(...numbers)]),
    ),
  });
});

test('no record: no file', async () => {
  expect(await generate({ 'in.ndjson': '' }, '--max-rows', '2')).toEqual({
    stdout: '',
    stderr: linesOf(
      'in.ndjson  error  No record is left to write, so nothing was written. If that is expected, use allowEmpty or --allow-empty.  (no-records)',
      'Stopped: up.csv was not written.',
    ),
    code: 1,
    written: {},
  });
});

test('no record, and --allow-empty: one file', async () => {
  expect(await generate({ 'in.ndjson': '' }, '--max-rows', '2', '--allow-empty')).toEqual({
    stdout: '',
    stderr: 'up-001.csv: no records written\n',
    code: 0,
    written: { 'up-001.csv': uploadOf() },
  });
});

test('--channel sandbox: its limit of rows where no other is given', async () => {
  const args = ['--channel', 'sandbox', '--max-bytes', '100000000', '--no-duplicates'];
  const { stderr, written } = await generate({ 'in.ndjson': inputOf(...range(20_001)) }, ...args);
  expect(stderr).toBe('up-001.csv to up-002.csv: 20001 records written in 2 files\n');
  expect(written['up-001.csv'] === uploadOf(...range(20_000))).toBe(true);
  expect(written['up-002.csv']).toBe(uploadOf(20_001));
});

test('old parts are replaced, and other files kept', async () => {
  const old = {
    'up.csv': 'old',
    'up-001.csv': oldUpload,
    'up-002.csv': oldUpload,
    'up-x.csv': 'old',
  };
  const files = { 'in.ndjson': inputOf(1, 2), ...old };
  expect((await generate(files, '--max-rows', '1')).written).toEqual({
    ...{ 'up-001.csv': uploadOf(1), 'up-002.csv': uploadOf(2) },
  });
});

test('separated by tabs where the name ends in .tsv', async () => {
  const args = ['generate', 'in.ndjson', '-o', 'up.tsv', '--max-rows', '1', ...now];
  const tabs = (text: string) => text.replaceAll(',', '\t');
  expect((await runWriting(folderOf({ 'in.ndjson': inputOf(1, 2) }), args)).written).toEqual({
    ...{ 'up-001.tsv': tabs(uploadOf(1)), 'up-002.tsv': tabs(uploadOf(2)) },
  });
});

describe('a wrong record', () => {
  const input = ndjson(record(1), record(2), wrong(3), record(4), wrong(5));
  const files = { 'in.ndjson': input, 'up-001.csv': oldUpload, 'up-002.csv': oldUpload };

  test('stops: all parts are as they were', async () => {
    expect(await generate(files, '--max-rows', '1')).toEqual({
      stdout: '',
      stderr: linesOf(
        wrongLine(3),
        'Stopped: up.csv was not written. To leave out records with errors, use --on-error skip.',
      ),
      ...{ code: 1, written: {} },
    });
  });

  test('stops: --rejects has it', async () => {
    const args = ['--max-rows', '1', '--rejects', 'rejects.ndjson'];
    const { written, code } = await generate(files, ...args);
    expect(code).toBe(1);
    expect(Object.keys(written)).toEqual(['rejects.ndjson']);
    expect(JSON.parse(written['rejects.ndjson'] ?? '')).toMatchObject({ clientId: 'a3' });
  });

  test('is left out, also of the count', async () => {
    const args = ['--max-rows', '2', '--on-error', 'skip', '--rejects', 'rejects.ndjson'];
    const { stderr, code, written } = await generate(files, ...args);
    const { 'rejects.ndjson': rejects, ...parts } = written;
    expect(parts).toEqual({ 'up-001.csv': uploadOf(1, 2), 'up-002.csv': uploadOf(4) });
    expect(rejects?.match(/"clientId":"a\d"/g)).toEqual([
      ...['"clientId":"a3"', '"clientId":"a3"', '"clientId":"a5"', '"clientId":"a5"'],
    ]);
    const said = 'up-001.csv to up-002.csv: 3 records written in 2 files, 2 left out';
    expect(stderr).toBe(linesOf(wrongLine(3), wrongLine(5), said));
    expect(code).toBe(1);
  });

  test('a record that is longer than a file may be stops too', async () => {
    const long = { ...record(2), clientId: 'x'.repeat(100) };
    const given = { ...files, 'in.ndjson': ndjson(record(1), long, record(3)) };
    const size = Buffer.byteLength(uploadOf(2)) + 98;
    const args = ['--max-bytes', bytes(1), '--on-error', 'skip', '--rejects', 'rejects.ndjson'];
    expect(await generate(given, ...args)).toEqual({
      stdout: '',
      stderr: linesOf(
        `in.ndjson:2  error  This record alone makes a file of ${size} bytes. The maximum is ${bytes(1)}.  (too-many-bytes)`,
        'Stopped: up.csv was not written.',
      ),
      ...{ code: 1, written: {} },
    });
  });
});
