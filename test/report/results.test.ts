import { describe, expect, test } from 'vitest';
import { type ResultFiles, resultText } from '../../src/report/results';
import { colourInk, type Ink, plainInk } from '../../src/report/terminal/ink';
import type { ErrorCount } from '../../src/results/errors/counts';
import type { SummaryOfResult } from '../../src/results/summary';

const none = { errors: 0, notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 };

function summaryWith(more: Partial<SummaryOfResult>): SummaryOfResult {
  return {
    responseMode: 'errors-and-results',
    records: { accepted: 0, rejected: 1, unknown: 0 },
    errors: {},
    unmatched: { ...none, matchedByCells: 0 },
    ...more,
  };
}

function textOf(
  summary: Partial<SummaryOfResult>,
  files: Partial<ResultFiles> = {},
  ink = plainInk,
) {
  const given = { result: 'r.csv', upload: undefined, written: [], ...files };
  return resultText(given, summaryWith(summary), ink).split('\n');
}

/** An error of which nothing is known but its name. */
const named = (code: string, count: number, more: Partial<ErrorCount> = {}): ErrorCount => ({
  ...{ code, count, advice: 'fix', meaning: code, rules: [] },
  ...more,
});

/** The lines before the empty one. */
function tableOf(errors: SummaryOfResult['errors'], ink?: Ink): readonly string[] {
  const lines = textOf({ errors }, {}, ink);
  return lines.slice(0, lines.indexOf(''));
}

describe('the table', () => {
  test('is not there where there is no error', () => {
    expect(textOf({ records: { accepted: 0, rejected: 0, unknown: 0 } })).toEqual([
      'r.csv: no record rejected',
      '  0 accepted, 0 rejected, 0 unknown (response mode errors-and-results)',
      '',
    ]);
  });

  test('has its columns one below the other, whatever is longest', () => {
    expect(
      tableOf({
        5625: named('Required', 1_000_000),
        0: named('InternalError', 7, { advice: 'retry' }),
        NameOfAnError: named('NameOfAnError', 30, { advice: 'account' }),
      }),
    ).toEqual([
      'count    error          advice   name',
      '1000000  5625           fix      Required',
      '30       NameOfAnError  account',
      '7        0              retry    InternalError',
    ]);
    expect(tableOf({ 1: named('A', 1) })).toEqual([
      'count  error  advice  name',
      '1      1      fix     A',
    ]);
  });

  test('is sorted by count, then by number, names last as they were found', () => {
    const errors = Object.fromEntries(
      ['5627', 'Zeta', '117', '5612', 'Alpha', '5604'].map((key) => [key, named(key, 2)]),
    );
    const keys = tableOf({ ...errors, 5604: named('', 1), Beta: named('Beta', 3) }).map(
      (line) => line.split(/ +/)[1],
    );
    expect(keys).toEqual(['error', 'Beta', '117', '5612', '5627', 'Zeta', 'Alpha', '5604']);
  });
});

describe('what an error means', () => {
  const word = (length: number) => 'x'.repeat(length);
  const linesOf = (more: Partial<ErrorCount>) => tableOf({ 5625: named('N', 1, more) }).slice(2);

  test.each<[what: string, meaning: string, lines: readonly string[]]>([
    ['short', 'One word.', ['       One word.']],
    ['90 characters', `${word(44)} ${word(45)}`, [`       ${word(44)} ${word(45)}`]],
    ['91 characters', `${word(45)} ${word(45)}`, [`       ${word(45)}`, `       ${word(45)}`]],
    ['a word that is longer', `a ${word(91)} b`, ['       a', `       ${word(91)}`, '       b']],
    [
      'several lines',
      `${word(80)} ${word(9)} ${word(90)} a b`,
      [`       ${word(80)} ${word(9)}`, `       ${word(90)}`, '       a b'],
    ],
  ])('is broken into lines: %s', (_, meaning, lines) => {
    expect(linesOf({ meaning })).toEqual(lines);
  });

  test('is left out where it is but the name', () => {
    expect(linesOf({ meaning: 'N' })).toEqual([]);
  });

  test('names the rules that find it before the upload', () => {
    expect(linesOf({ meaning: 'Wrong.', rules: ['required'] })).toEqual([
      '       Wrong. Validation can find this before the upload: required.',
    ]);
    expect(linesOf({ meaning: 'N', rules: ['required', 'hash-format'] })).toEqual([
      '       Validation can find this before the upload: required, hash-format.',
    ]);
  });
});

test.each<[summary: Partial<SummaryOfResult>, colour: number, verdict: string]>([
  [{ records: { accepted: 1, rejected: 0, unknown: 0 } }, 32, 'no record rejected'],
  [
    { records: { accepted: 1, rejected: 0, unknown: 1 } },
    33,
    'no record rejected, but some are unknown',
  ],
  [
    { records: { accepted: 1, rejected: 2, unknown: 1 }, errors: { 1: named('A', 3) } },
    31,
    '2 records rejected, with 3 errors',
  ],
  [
    {
      records: { accepted: 1, rejected: 1, unknown: 0 },
      errors: { 1: named('A', 3), 2: named('B', 2) },
      unmatched: { ...none, errors: 4, matchedByCells: 0 },
    },
    31,
    '1 record rejected, with 1 error',
  ],
  [
    {
      records: { accepted: 1, rejected: 0, unknown: 1 },
      errors: { 1: named('A', 1) },
      unmatched: { ...none, errors: 1, matchedByCells: 0 },
    },
    31,
    'errors without a record',
  ],
])('a verdict in its colour %#', (summary, colour, verdict) => {
  const line = (ink: Ink) => textOf(summary, {}, ink).find((each) => each.startsWith('r.csv: '));
  expect(line(plainInk)).toBe(`r.csv: ${verdict}`);
  expect(line(colourInk)).toBe(`r.csv: \u001b[${colour}m${verdict}\u001b[0m`);
});

test('a table in colour: its lines red, its head and what they mean faint', () => {
  const errors = { 1: named('A', 1, { meaning: 'Wrong.' }), 2: named('B', 1) };
  expect(tableOf(errors, colourInk)).toEqual([
    '\u001b[2mcount  error  advice  name\u001b[0m',
    '\u001b[31m1      1      fix     A\u001b[0m',
    '\u001b[2m       Wrong.\u001b[0m',
    '\u001b[31m1      2      fix     B\u001b[0m',
  ]);
});

test('files that were written come last, and then no hint how to write them', () => {
  const written = [
    { file: 'a\u0007.csv', what: 'to send again', records: 0, broken: 0 },
    { file: 'b.csv', what: 'rejected', records: 1, broken: 0 },
    { file: 'c.csv', what: 'rejected', records: 20, broken: 1 },
    { file: 'd.csv', what: 'rejected', records: 0, broken: 2 },
  ];
  const records = { uploaded: 21, accepted: 0, rejected: 21, unknown: 0 };
  expect(textOf({ records }, { upload: 'up.csv', written })).toEqual([
    'r.csv: 21 records rejected, with no errors',
    '  21 uploaded: 0 accepted, 21 rejected, 0 unknown (response mode errors-and-results)',
    'a\\u0007.csv: no records to send again, only a header',
    'b.csv: 1 record rejected',
    'c.csv: 20 records rejected; 1 broken row left out',
    'd.csv: no records rejected, only a header; 2 broken rows left out',
    '',
  ]);
});
