import { describe, expect, test } from 'vitest';
import { outcome, read } from '../support/read-result';
import { errors, unknownError } from '../support/record-errors';
import { failed, record, resultText } from '../support/result-text';

/** Text after a closing quote: of this row nothing more is known than the cells before. */
const lostAfter = (cells: string) => `${cells}"lost" more,1,2`;
const quote = (line: number, row: number) => ({ code: 'quote', severity: 'error', line, row });

describe('a row that is broken', () => {
  test.each<{
    what: string;
    rows: readonly string[];
    options?: { responseMode: 'errors-only' };
    outcomes: readonly object[];
    issues: readonly object[];
  }>([
    {
      what: 'is a record of which nobody knows what became of it',
      rows: [lostAfter('Offline Conversion,,,a,'), record('b')],
      outcomes: [outcome('unknown', [3, 2, 'a']), outcome('accepted', [4, 3, 'b'])],
      issues: [quote(3, 2)],
    },
    {
      what: 'is rejected where errors follow it',
      rows: [lostAfter('Offline Conversion,,,a,'), failed('a', 5625)],
      outcomes: [outcome('rejected', [3, 2, 'a'], errors[5625])],
      issues: [quote(3, 2)],
    },
    {
      what: 'is rejected in errors-only',
      rows: [lostAfter('Offline Conversion,,,a,')],
      options: { responseMode: 'errors-only' },
      outcomes: [outcome('rejected', [3, 2, 'a'])],
      issues: [quote(3, 2), { code: 'response-mode', severity: 'warning', line: 3, row: 2 }],
    },
    {
      what: 'is a record without a Client Id where that is lost',
      rows: [lostAfter('Offline Conversion,,'), record('b')],
      outcomes: [outcome('unknown', [3, 2]), outcome('accepted', [4, 3, 'b'])],
      issues: [quote(3, 2)],
    },
    {
      what: 'is an error row of the record before it where its Client Id is lost',
      rows: [record('a'), lostAfter('Offline Conversion Error,,'), failed('a', 5625), record('b')],
      outcomes: [
        outcome('rejected', [3, 2, 'a'], unknownError('Unknown'), errors[5625]),
        outcome('accepted', [6, 5, 'b']),
      ],
      issues: [quote(4, 3)],
    },
    {
      what: 'is an error of no record where its Client Id is lost and no record stands before it',
      rows: [lostAfter('Offline Conversion Error,,'), record('a')],
      outcomes: [
        outcome('accepted', [4, 3, 'a']),
        { ...outcome('rejected', [3, 2], unknownError('Unknown')), hasRecord: false },
      ],
      issues: [quote(3, 2)],
    },
    {
      what: 'is an error of its record, with what is left of its cells',
      rows: [record('a'), lostAfter('Offline Conversion Error,,,a,Lead,Some,17,')],
      outcomes: [outcome('rejected', [3, 2, 'a'], unknownError('Some', { number: 17 }))],
      issues: [quote(4, 3)],
    },
    {
      what: 'may be an error where it is lost before its Type, and parts the rows around it',
      rows: [record(''), '"lost" more', failed('', 5625), record('b')],
      outcomes: [
        outcome('unknown', [3, 2]),
        outcome('accepted', [6, 5, 'b']),
        { ...outcome('rejected', [5, 4], errors[5625]), hasRecord: false },
      ],
      issues: [quote(4, 3)],
    },
    {
      what: 'is nothing of ours where it has another Type',
      rows: [record('a'), lostAfter('Campaign,'), failed('a', 5625)],
      outcomes: [outcome('rejected', [3, 2, 'a'], errors[5625])],
      issues: [quote(4, 3)],
    },
  ])('$what', async ({ rows, options, outcomes, issues }) => {
    expect(await read(resultText(...rows), options)).toEqual({
      ...{ outcomes, issues, cause: undefined },
    });
  });
});
