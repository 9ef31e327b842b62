import { expect, test } from 'vitest';
import { back, campaignRows, resultOf, type Sent, uploadOf, wrong } from '../../support/pair';
import { results } from '../../support/results-run';
import { linesOf } from '../../support/run';

const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })) as [
  ...[Sent, Sent, Sent, Sent, Sent],
];
const bare = {};

const table = {
  5625: [
    '5625   fix     OfflineConversionAdjustmentValueRequired',
    '       Adjustment Value is empty on a Restate. Write the new value in Adjustment Value, not in',
    '       Conversion Value. Validation can find this before the upload: required.',
  ],
  5612: [
    '5612   retry   OfflineConversionsApplyFailed',
    '       The service could not process the conversions, but the rows are not at fault. Send them',
    '       again later.',
  ],
} as const;
const head = 'count  error  advice  name';
const row = (count: number, number: keyof typeof table) => {
  const [first, ...more] = table[number];
  return [`${count}      ${first}`, ...more];
};
const counted =
  '  Accepted does not mean counted: the service later drops rows whose click is unknown or too old, without an error.';
const hint =
  '  --retry FILE writes the rejected records to send again. --rejects FILE writes them with their errors.';
const hintAlone =
  '  --upload FILE shows the outcome of each uploaded record, and allows --retry and --rejects.';

test.each<{
  what: string;
  upload?: readonly Sent[];
  rows: readonly string[];
  mode?: 'errors-only' | 'errors-and-results';
  text: readonly string[];
}>([
  {
    what: 'nothing at all',
    rows: [],
    text: [
      'result.csv: no record rejected',
      '  0 accepted, 0 rejected, 0 unknown (response mode not known)',
    ],
  },
  {
    what: 'nothing rejected',
    rows: [back(a)],
    text: [
      'result.csv: no record rejected',
      '  1 accepted, 0 rejected, 0 unknown (response mode errors-and-results)',
      counted,
    ],
  },
  {
    what: 'nothing rejected, with the upload',
    upload: [a, b],
    rows: [back(b), back(a)],
    text: [
      'result.csv: no record rejected',
      '  2 uploaded: 2 accepted, 0 rejected, 0 unknown (response mode errors-and-results)',
      counted,
    ],
  },
  {
    what: 'some rejected',
    rows: [back(a), back(b), wrong(b, 5612), back(c), wrong(c, 5612), wrong(c, 5625)],
    text: [
      ...[head, ...row(2, 5612), ...row(1, 5625), ''],
      'result.csv: 2 records rejected, with 3 errors',
      '  1 accepted, 2 rejected, 0 unknown (response mode errors-and-results)',
      counted,
      hintAlone,
    ],
  },
  {
    what: 'all rejected, in a mode that is given',
    rows: [back(a), wrong(a, 5612)],
    mode: 'errors-only',
    text: [
      ...[head, ...row(1, 5612), ''],
      'result.csv: 1 record rejected, with 1 error',
      '  0 accepted, 1 rejected, 0 unknown (response mode errors-only)',
      hintAlone,
    ],
  },
  {
    what: 'all rejected, with the upload',
    upload: [a],
    rows: [back(a), wrong(a, 5625)],
    text: [
      ...[head, ...row(1, 5625), ''],
      'result.csv: 1 record rejected, with 1 error',
      '  1 uploaded: 0 accepted, 1 rejected, 0 unknown (response mode not known)',
      hint,
    ],
  },
  {
    what: 'unknown ones, where the mode can not be told',
    upload: [a, b, c],
    rows: [back(a), wrong(a, 5612)],
    text: [
      ...[head, ...row(1, 5612), ''],
      'result.csv: 1 record rejected, with 1 error',
      '  3 uploaded: 0 accepted, 1 rejected, 2 unknown (response mode not known)',
      '  Unknown records are not in the result. If you requested only errors, add --response-mode errors-only: then they count as accepted.',
      hint,
    ],
  },
  {
    what: 'unknown ones alone',
    upload: [a, b],
    rows: [],
    text: [
      'result.csv: no record rejected, but some are unknown',
      '  2 uploaded: 0 accepted, 0 rejected, 2 unknown (response mode not known)',
      '  Unknown records are not in the result. If you requested only errors, add --response-mode errors-only: then they count as accepted.',
    ],
  },
  {
    what: 'unknown ones, though all were asked for',
    upload: [a, b],
    rows: [back(b)],
    text: [
      'result.csv: no record rejected, but some are unknown',
      '  2 uploaded: 1 accepted, 0 rejected, 1 unknown (response mode errors-and-results)',
      '  Unknown records are not in the result, although all records were requested, or a row that could not be read may reject them.',
      counted,
    ],
  },
  {
    what: 'unknown ones beside rows of other types',
    upload: [a, b],
    rows: campaignRows,
    text: [
      'result.csv: no record rejected, but some are unknown',
      '  2 uploaded: 0 accepted, 0 rejected, 2 unknown (response mode not known)',
      '  Unknown records are not in the result. If you requested only errors, add --response-mode errors-only: then they count as accepted.',
    ],
  },
  {
    what: 'all accepted in errors-only, beside rows of other types',
    upload: [a, b],
    rows: campaignRows,
    mode: 'errors-only',
    text: [
      'result.csv: no record rejected',
      '  2 uploaded: 2 accepted, 0 rejected, 0 unknown (response mode errors-only)',
      counted,
    ],
  },
  {
    what: 'unknown ones, though none came back of all that were asked for',
    upload: [a, b],
    rows: [],
    mode: 'errors-and-results',
    text: [
      'result.csv: no record rejected, but some are unknown',
      '  2 uploaded: 0 accepted, 0 rejected, 2 unknown (response mode errors-and-results)',
      '  Unknown records are not in the result, although all records were requested, or a row that could not be read may reject them.',
    ],
  },
  {
    what: 'those that are missing in errors-only',
    upload: [a, b],
    rows: [back(b), wrong(b, 5612)],
    mode: 'errors-only',
    text: [
      ...[head, ...row(1, 5612), ''],
      'result.csv: 1 record rejected, with 1 error',
      '  2 uploaded: 1 accepted, 1 rejected, 0 unknown (response mode errors-only)',
      counted,
      hint,
    ],
  },
  {
    what: 'rejected, and nobody says why',
    upload: [a],
    rows: [back(a)],
    mode: 'errors-only',
    text: [
      'result.csv: 1 record rejected, with no errors',
      '  1 uploaded: 0 accepted, 1 rejected, 0 unknown (response mode errors-only)',
      hint,
    ],
  },
  {
    what: 'nothing but errors without a record',
    rows: [wrong(a, 5612), wrong(b, 5612)],
    text: [
      ...[head, ...row(2, 5612), ''],
      'result.csv: errors without a record',
      '  0 accepted, 0 rejected, 0 unknown (response mode not known)',
      '  2 errors without a record. --upload matches errors to records',
    ],
  },
  {
    what: 'errors of no uploaded record in errors-only',
    upload: [a, b],
    rows: [back(a), wrong(a, 5625), wrong(e, 5612)],
    mode: 'errors-only',
    text: [
      ...[head, ...row(1, 5612), ...row(1, 5625), ''],
      'result.csv: 1 record rejected, with 1 error',
      '  2 uploaded: 0 accepted, 1 rejected, 1 unknown (response mode errors-only)',
      '  1 error without an uploaded record',
      '  Unknown records may be the ones of rows without an uploaded record. Check that the Client Ids of the two files agree.',
      hint,
    ],
  },
  {
    what: 'errors of no uploaded record, and records that were not uploaded',
    upload: [a, b],
    rows: [back(a), wrong(a, 5625), back(b), back(c), back(d), wrong(e, 5612)],
    text: [
      ...[head, ...row(1, 5612), ...row(1, 5625), ''],
      'result.csv: 1 record rejected, with 1 error',
      '  2 uploaded: 1 accepted, 1 rejected, 0 unknown (response mode errors-and-results)',
      '  1 error without an uploaded record',
      '  2 records in the result but not in the upload',
      counted,
      hint,
    ],
  },
  {
    what: 'records without a Client Id',
    upload: [bare, { name: 'B' }, a],
    rows: [back(bare), back(a)],
    text: [
      'result.csv: no record rejected, but some are unknown',
      '  3 uploaded: 2 accepted, 0 rejected, 1 unknown (response mode errors-and-results)',
      '  2 records without a Client Id; 1 of them found in the result by their cells',
      '  Unknown records are not in the result, although all records were requested, or a row that could not be read may reject them.',
      counted,
    ],
  },
  {
    what: 'Client Ids that are used more than once',
    upload: [a, { ...a, name: 'B' }, { ...a, name: 'C' }],
    rows: [back(a), back({ ...a, name: 'B' }), back({ ...a, name: 'C' })],
    text: [
      'result.csv: no record rejected',
      '  3 uploaded: 3 accepted, 0 rejected, 0 unknown (response mode errors-and-results)',
      '  3 records with a Client Id that is used more than once; 3 of them found in the result by their cells',
      counted,
    ],
  },
  {
    what: 'both of these',
    upload: [bare, b, { ...b, name: 'B' }],
    rows: [back(bare), back(b), back({ ...b, name: 'B' })],
    text: [
      'result.csv: no record rejected',
      '  3 uploaded: 3 accepted, 0 rejected, 0 unknown (response mode errors-and-results)',
      '  1 record without a Client Id, 2 records with a Client Id that is used more than once; 3 of them found in the result by their cells',
      counted,
    ],
  },
])('$what', async ({ upload, rows, mode, text }) => {
  const files = { 'up.csv': uploadOf(...(upload ?? [])), 'result.csv': resultOf(...rows) };
  const { stdout } = await results(files, [
    'result.csv',
    ...(upload ? ['--upload', 'up.csv'] : []),
    ...(mode ? ['--response-mode', mode] : []),
  ]);
  expect(stdout).toBe(linesOf(...text));
});
