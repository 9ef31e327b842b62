import { describe, expect, it } from 'vitest';
import { back, outcomesOf, resultOf, uploadOf, wrong } from '../support/pair';
import { outcome, read } from '../support/read-result';
import { errors, unknownError } from '../support/record-errors';
import { error, failed, record, resultHeader, resultVersion } from '../support/result-text';

const text = (...lines: readonly string[]) =>
  `\ufeff${[resultHeader, resultVersion, ...lines].map((each) => `${each}\r\n`).join('')}`;
const place = (line: number, row: number) => ({ line, row });
const quotes = '"'.repeat(1_048_576);
const inCell = '"'.repeat(524_287);
/** Ids that objects have already, or that only look alike. */
const ids = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__parsed_extra', 'é', 'e\u0301'],
  ...['\0', '\u2028', '\ufeff', ' ', 'A', 'a', '1', '01', '1.0'],
];
const both = (id: string) => [record(id), failed(id, 5625)];

interface Nasty {
  readonly name: string;
  readonly file: string;
  readonly outcomes: readonly object[];
  readonly issues: readonly object[];
  readonly ends?: string;
}

const whole = (name: string, file: string, outcomes: readonly object[]): Nasty => ({
  ...{ name, file, outcomes, issues: [] },
});

describe.each<Nasty>([
  whole(
    'Client Ids that objects have already, or that look alike: each is its own',
    text(...ids.flatMap(both)),
    ids.map((id, i) => outcome('rejected', [3 + 2 * i, 2 + 2 * i, id], errors[5625])),
  ),
  whole(
    'the same, with all errors before the records',
    text(...ids.map((id) => failed(id, 5625)), ...ids.map((id) => record(id))),
    ids.map((id, i) =>
      outcome('rejected', [3 + ids.length + i, 2 + ids.length + i, id], errors[5625]),
    ),
  ),
  whole(
    'names of errors that objects have already',
    text(record('a'), error('a', '__proto__'), error('a', 'constructor', '', 'toString')),
    [
      outcome(
        'rejected',
        [3, 2, 'a'],
        unknownError('__proto__'),
        unknownError('constructor', { fieldPath: 'toString' }),
      ),
    ],
  ),
  whole(
    'numbers of errors that are none',
    text(record('a'), ...['1e3', '-1', '0x15f9', '12345678', ''].map((n) => error('a', 'X', n))),
    [outcome('rejected', [3, 2, 'a'], unknownError('X'))],
  ),
  whole('a number that is known, among spaces', text(record('a'), error('a', '', ' 5625 ')), [
    outcome('rejected', [3, 2, 'a'], errors[5625]),
  ]),
  whole('1 MB of quotes in a detail', text(record('a'), error('a', 'X', 7, '', quotes)), [
    outcome('rejected', [3, 2, 'a'], unknownError('X', { number: 7, detail: inCell })),
  ]),
  whole(
    'a million blank lines between a record and its error',
    text(record('a')) + '\r\n'.repeat(1_000_000) + failed('a', 5625),
    [outcome('rejected', [3, 2, 'a'], errors[5625])],
  ),
  {
    name: 'a second byte order mark on row one, form feeds, and the header again',
    file: `\ufeff${resultHeader}\n\ufeff${resultVersion}\n${record('a')}\n\f\n${resultHeader}\n${failed('a', 5625)}\n`,
    outcomes: [outcome('rejected', [3, 2, 'a'], errors[5625])],
    issues: [
      { code: 'record-type', severity: 'warning', ...place(2, 1), column: 'Type' },
      { code: 'cells-missing', severity: 'warning', ...place(4, 3) },
      { code: 'record-type', severity: 'warning', ...place(4, 3), column: 'Type' },
      {
        ...{ code: 'version-missing', severity: 'warning', ...place(6, 5) },
        serviceError: { number: 3219, code: 'BulkServiceFormatVersionRequired' },
      },
    ],
  },
  {
    name: 'a quote that is never closed in the first error: the record is not said to be accepted',
    file: text(record('a'), error('a', '"X', 7), record('b'), failed('b', 5625)),
    outcomes: [outcome('unknown', [3, 2, 'a'])],
    issues: [],
    ends: 'quote',
  },
  {
    name: 'a row without end',
    file: text(record('a'), `Offline Conversion Error${','.repeat(70_000)}`),
    outcomes: [outcome('unknown', [3, 2, 'a'])],
    issues: [],
    ends: 'row-too-long',
  },
])('$name', ({ file, outcomes, issues, ends }) => {
  it('gives its outcomes, and says what is wrong', async () => {
    const { cause, ...found } = await read(file);
    expect(found).toEqual({ outcomes, issues });
    expect((cause as { code?: string } | undefined)?.code).toBe(ends);
  });
});

it('joins Client Ids that objects have already, or that look alike, to their own records', async () => {
  const upload = uploadOf(...ids.map((id) => ({ id })));
  const isRejected = (i: number) => i % 3 === 0;
  const rows = ids.flatMap((id, i) => [
    back({ id }),
    ...(isRejected(i) ? [wrong({ id }, 5625)] : []),
  ]);
  const { outcomes, summary } = await outcomesOf({ upload, result: resultOf(...rows.reverse()) });
  expect(outcomes).toEqual(ids.map((_, i) => (isRejected(i) ? 'rejected 5625' : 'accepted')));
  expect(summary.records).toEqual({ uploaded: 16, accepted: 10, rejected: 6, unknown: 0 });
});
