import { expect, test } from 'vitest';
import type { Outcome, ResponseMode } from '../../src/index';
import { createOutcomeTally } from '../../src/results/summary';
import { errors } from '../support/record-errors';
import type { KnownNumber } from '../support/result-text';

type Told = readonly [status: Outcome['status'], ...numbers: KnownNumber[]];

const outcomeOf = ([status, ...numbers]: Told, hasRecord = true): Outcome => ({
  ...{ status, line: 3, row: 2, clientId: undefined, cells: new Map(), hasRecord },
  errors: numbers.map((number) => errors[number]),
});

const counted = (number: KnownNumber, count: number) => {
  const { number: _, ...error } = errors[number];
  return { ...error, count };
};

test.each<{
  what: string;
  records?: readonly Told[];
  /** Errors whose record stands nowhere. */
  strays?: readonly Told[];
  given?: ResponseMode;
  mode: ResponseMode | null;
  counts: readonly [accepted: number, rejected: number, unknown: number];
  errors?: object;
  unmatched?: number;
}>([
  { what: 'nothing', mode: null, counts: [0, 0, 0] },
  {
    what: 'one of each',
    records: [['accepted'], ['rejected', 5625], ['unknown']],
    mode: 'errors-and-results',
    counts: [1, 1, 1],
    errors: { 5625: counted(5625, 1) },
  },
  {
    what: 'rejected ones alone do not tell the mode',
    records: [
      ['rejected', 5625, 5612],
      ['rejected', 5612],
    ],
    mode: null,
    counts: [0, 2, 0],
    errors: { 5612: counted(5612, 2), 5625: counted(5625, 1) },
  },
  { what: 'nor do unknown ones', records: [['unknown']], mode: null, counts: [0, 0, 1] },
  {
    what: 'a mode that is given counts',
    records: [['accepted']],
    given: 'errors-only',
    mode: 'errors-only',
    counts: [1, 0, 0],
  },
  {
    what: 'and where there is nothing',
    given: 'errors-and-results',
    mode: 'errors-and-results',
    counts: [0, 0, 0],
  },
  {
    what: 'rejected ones without an error',
    records: [['rejected'], ['rejected']],
    given: 'errors-only',
    mode: 'errors-only',
    counts: [0, 2, 0],
  },
  {
    what: 'errors without a record are among the errors, and no records',
    records: [['accepted'], ['rejected', 5625]],
    strays: [
      ['rejected', 5625, 5612],
      ['rejected', 5627],
    ],
    mode: 'errors-and-results',
    counts: [1, 1, 0],
    errors: { 5612: counted(5612, 1), 5625: counted(5625, 2), 5627: counted(5627, 1) },
    unmatched: 3,
  },
])('$what', ({ records = [], strays = [], given, mode, counts, errors = {}, unmatched = 0 }) => {
  const tally = createOutcomeTally(given);
  for (const told of records) tally.add(outcomeOf(told));
  for (const told of strays) tally.add(outcomeOf(told, false));
  const [accepted, rejected, unknown] = counts;
  expect(tally.summary()).toEqual({
    responseMode: mode,
    records: { accepted, rejected, unknown },
    errors,
    unmatched: {
      ...{ errors: unmatched, notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 },
      matchedByCells: 0,
    },
  });
});

test('a summary that was given does not change', () => {
  const tally = createOutcomeTally(undefined);
  const before = tally.summary();
  tally.add(outcomeOf(['accepted']));
  expect(before.records).toEqual({ accepted: 0, rejected: 0, unknown: 0 });
  expect(tally.summary().records).toEqual({ accepted: 1, rejected: 0, unknown: 0 });
});
