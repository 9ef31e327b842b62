import { describe, expect, test } from 'vitest';
import { said, zipOf } from '../../support/archives';
import { back, campaignRows, resultOf, uploadOf, wrong } from '../../support/pair';
import { results } from '../../support/results-run';

const [a, b, x] = [{ id: 'a' }, { id: 'b' }, { id: 'x' }];
const upload = uploadOf(a, b);
const withUpload = ['--upload', 'up.csv'];

/** Rows of the result, what is given beside its name, and the exit code. */
test.each<[what: string, rows: readonly string[], args: readonly string[], code: number]>([
  ['all accepted', [back(a), back(b)], [], 0],
  ['all accepted, with the upload', [back(a), back(b)], withUpload, 0],
  ['no record', [], [], 0],
  ['no record, so that all are unknown', [], withUpload, 0],
  [
    'no record, and all were asked for',
    [],
    [...withUpload, '--response-mode', 'errors-and-results'],
    0,
  ],
  ['no record, and all are accepted', [], [...withUpload, '--response-mode', 'errors-only'], 0],
  ['some are unknown', [back(a)], withUpload, 0],
  ['a record that was not uploaded', [back(a), back(x)], withUpload, 0],
  ['errors of other record types beside', [back(a), ...campaignRows], [], 0],
  [
    'errors of other record types beside, with the upload',
    [back(a), ...campaignRows],
    withUpload,
    0,
  ],
  ['errors of other record types only, with the upload', campaignRows, withUpload, 0],
  [
    'errors of other record types only, so that all are accepted',
    campaignRows,
    [...withUpload, '--response-mode', 'errors-only'],
    0,
  ],
  ['an error of a record beside those of other types', [wrong(a, 5625), ...campaignRows], [], 1],

  ['one is rejected', [back(a), wrong(a, 5625), back(b)], [], 1],
  ['one is rejected, with the upload', [back(a), wrong(a, 5625), back(b)], withUpload, 1],
  ['all are rejected', [back(a), wrong(a, 5625)], [], 1],
  ['one is rejected, and sent again', [back(b), wrong(b, 5612)], [...withUpload, '--advice'], 1],
  ['nothing but an error without a record', [wrong(a, 5625)], [], 1],
  ['an error of no uploaded record', [back(a), back(b), wrong(x, 5625)], withUpload, 1],
])('%s', async (_, rows, args, code) => {
  const more = args.includes('--advice') ? ['retry', '--retry', 'retry.csv'] : [];
  const files = { 'up.csv': upload, 'result.csv': resultOf(...rows) };
  const codes = ['text', 'json', 'ndjson'].map(async (format) => {
    const given = ['result.csv', ...args, ...more, '--format', format];
    const { code, stderr } = await results(files, given);
    return [format, code, stderr];
  });
  expect(await Promise.all(codes)).toEqual([
    ...[
      ['text', code, ''],
      ['json', code, ''],
      ['ndjson', code, ''],
    ],
  ]);
});

test.each([[[]], [['--response-mode', 'errors-only']], [['--format', 'json']]])(
  'a result of other records alone is the wrong file %j',
  async (args) => {
    const files = { 'result.csv': resultOf(...campaignRows) };
    const { code, stderr } = await results(files, ['result.csv', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^msads-bulk results: result\.csv: line \d+: The file has no row with the Type "Offline Conversion", but rows with "Campaign[^\n]*\. Check that this is the right file\.\n$/,
    );
  },
);

test.each([[[]], [withUpload]])(
  'errors-only makes records without an error failed ones %j',
  async (args) => {
    const files = { 'up.csv': upload, 'result.csv': resultOf(back(a)) };
    const { code, stderr } = await results(files, [
      ...['result.csv', '--response-mode', 'errors-only'],
      ...args,
    ]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'result.csv:3  warning  The result contains 1 record without an error, but the response mode says that it lists only failed records, so it counts as failed. Check the response mode.  (response-mode)\n',
    );
  },
);

describe('what can not be read', () => {
  const good = resultOf(back(a), wrong(a, 5625));
  const cut = (text: string) => `${text}Offline Conversion,,"b\r\n`;
  const two = zipOf([{ name: '1.csv' }, { name: '2.csv' }]);
  const empty = 'The file is empty. Its first row must name the columns, starting with Type.';
  const open = (line: number) =>
    `The quote opened on line ${line} is never closed, so nothing after it can be read. Close it, or remove it.`;

  test.each<{
    what: string;
    up?: string | Uint8Array;
    result?: string | Uint8Array;
    args?: readonly string[];
    /** What is said before. */
    warning?: string;
    sentence: string;
  }>([
    { what: 'an empty result', result: '', args: [], sentence: `result.csv: line 1: ${empty}` },
    { what: 'the same with its upload', result: '', sentence: `result.csv: line 1: ${empty}` },
    { what: 'an empty upload', up: '', sentence: `up.csv: line 1: ${empty}` },
    {
      what: 'both: the upload is read first',
      up: '',
      result: '',
      sentence: `up.csv: line 1: ${empty}`,
    },
    {
      what: 'a result with an open quote',
      result: cut(good),
      args: [],
      sentence: `result.csv: line 5: ${open(5)}`,
    },
    {
      what: 'the same with its upload',
      result: cut(good),
      sentence: `result.csv: line 5: ${open(5)}`,
    },
    {
      what: 'an upload with an open quote',
      up: cut(upload),
      sentence: `up.csv: line 5: ${open(5)}`,
    },
    {
      what: 'a result of two files',
      result: two,
      args: [],
      sentence: `result.csv: line 1: ${said.entries(2)}`,
    },
    { what: 'an upload of two files', up: two, sentence: `up.csv: line 1: ${said.entries(2)}` },
    {
      what: 'a result of another upload',
      result: resultOf(back(x), wrong(x, 5625)),
      sentence:
        'result.csv: The files do not belong together: the result (2 rows) contains none of the records of the upload (2 records). Use the result of this upload.',
    },
    {
      what: 'the upload in place of the result',
      result: upload,
      args: [],
      sentence:
        'result.csv: The file has no Error column and no Error Number column, unlike a result file. Check that this is the result and not the upload.',
    },
    {
      what: 'the upload in place of the result, with the upload',
      result: upload,
      sentence:
        'result.csv: The file has no Error column and no Error Number column, unlike a result file. Check that this is the result and not the upload.',
    },
    {
      what: 'files that are swapped',
      up: good,
      result: upload,
      sentence:
        'up.csv: The upload contains error rows from the service, and the result has no column for errors. Check whether the two files are swapped.',
    },
  ])('$what', async (given) => {
    const { up = upload, result = good, args = withUpload, sentence } = given;
    const copies = args === withUpload ? ['--retry', 'old.csv', '--rejects', 'new.csv'] : [];
    const files = { 'up.csv': up, 'result.csv': result, 'old.csv': 'old' };
    expect(await results(files, ['result.csv', ...args, ...copies])).toEqual({
      ...{ stdout: '', stderr: `msads-bulk results: ${sentence}\n` },
      ...{ code: 2, written: {} },
    });
  });

  test('standard input is named "-"', async () => {
    const other = { input: resultOf(back(x)) };
    const outcome = await results({ 'up.csv': upload }, ['-', ...withUpload], other);
    expect(outcome.stderr).toMatch(/^msads-bulk results: -: The files do not belong together: /);
    const alone = await results({}, ['-'], { input: upload });
    expect(alone.stderr).toMatch(/^msads-bulk results: -: The file has no Error column /);
    const none = await results({ 'up.csv': upload }, ['-', ...withUpload]);
    expect(none.stderr).toBe(`msads-bulk results: -: line 1: ${empty}\n`);
    expect([outcome.code, alone.code, none.code]).toEqual([2, 2, 2]);
  });
});
