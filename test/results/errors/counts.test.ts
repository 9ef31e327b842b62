import { describe, expect, test } from 'vitest';
import { createErrorTally, type ErrorCounts } from '../../../src/results/errors/counts';
import type { RecordError } from '../../../src/results/outcome';
import { errors, unknownError } from '../../support/record-errors';

function countsOf(...given: readonly RecordError[]): ErrorCounts {
  const tally = createErrorTally();
  for (const error of given) tally.add(error);
  return tally.counts();
}

/** A documented error as it is counted. */
function known(number: keyof typeof errors, count: number) {
  const { code, advice, meaning, rules } = errors[number];
  return { code, count, advice, meaning, rules };
}
const unknown = (code: string, count: number) => ({
  ...{ code, count, advice: 'fix', meaning: code, rules: [] },
});
const other = (count: number) => ['(other)', unknown('(other)', count)] as const;

const click = 'f894f652ea334e739002f7167ab8f8e3';
const { number: _, ...withoutNumber } = errors[5612];
const numbers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => unknownError('New', { number: 10_000 + from + i }));

/** Errors, and the entries that they make, in their order. */
test.each<
  [what: string, errors: readonly RecordError[], counts: readonly (readonly [string, object])[]]
>([
  ['none', [], []],
  [
    'known ones by their number, wherever they were first',
    [errors[5625], errors[5612], errors[5625]],
    [
      ['5612', known(5612, 1)],
      ['5625', known(5625, 2)],
    ],
  ],
  [
    'fields and details make no difference',
    [errors[5625], { ...errors[5625], fieldPath: 'A' }, { ...errors[5625], detail: 'B' }],
    [['5625', known(5625, 3)]],
  ],
  [
    'by their name where there is no number',
    [unknownError('New'), withoutNumber, unknownError('New')],
    [
      ['New', unknown('New', 2)],
      ['OfflineConversionsApplyFailed', known(5612, 1)],
    ],
  ],
  [
    'one that is not known, by its number',
    [unknownError('New', { number: 9999 }), unknownError('Newer', { number: 9999 })],
    [['9999', unknown('New', 2)]],
  ],
  [
    'the number 0',
    [unknownError('New', { code: 'InternalError', number: 0, meaning: 'So.' })],
    [['0', { ...unknown('InternalError', 1), meaning: 'So.' }]],
  ],
  [
    'a known number with another name: as it is documented',
    [{ ...errors[5625], code: click }],
    [['5625', known(5625, 1)]],
  ],
  [
    'names that are not fit to be shown',
    [unknownError(click), unknownError('a@example.com'), unknownError('a\u001b[2J')],
    [other(3)],
  ],
  [
    'a name that is long',
    [unknownError('x'.repeat(64)), unknownError('x'.repeat(65))],
    [['x'.repeat(64), unknown('x'.repeat(64), 1)], other(1)],
  ],
  [
    'such a name behind a number',
    [unknownError(click, { number: 9999 }), unknownError('x'.repeat(65), { number: 9998 })],
    [
      ['9998', unknown('(other)', 1)],
      ['9999', unknown('(other)', 1)],
    ],
  ],
  [
    'names that objects have',
    ['__proto__', 'constructor', 'toString', '__proto__'].map((name) => unknownError(name)),
    [
      ['__proto__', unknown('__proto__', 2)],
      ['constructor', unknown('constructor', 1)],
      ['toString', unknown('toString', 1)],
    ],
  ],
])('%s', (_, given, counts) => {
  expect(Object.entries(countsOf(...given))).toEqual(counts);
});

describe('at most 500 are told apart', () => {
  test('500 are', () => {
    const counts = countsOf(...numbers(500));
    expect(Object.keys(counts)).toHaveLength(500);
    expect(counts).not.toHaveProperty('(other)');
  });

  test('those that come later are counted together', () => {
    const later = [...numbers(3, 500), unknownError('New'), unknownError('Newer')];
    const counts = countsOf(...numbers(500), ...later);
    expect(Object.keys(counts)).toHaveLength(501);
    expect(counts['(other)']).toEqual(unknown('(other)', 5));
  });

  test('those that were there are counted on', () => {
    const counts = countsOf(...numbers(501), ...numbers(501));
    expect(counts['10000']).toEqual(unknown('New', 2));
    expect(counts['10499']).toEqual(unknown('New', 2));
    expect(counts['(other)']).toEqual(unknown('(other)', 2));
  });
});

test('counts that were given do not change', () => {
  const tally = createErrorTally();
  tally.add(errors[5625]);
  const before = tally.counts();
  tally.add(errors[5625]);
  tally.add(errors[5612]);
  expect(before).toEqual({ 5625: known(5625, 1) });
  expect(tally.counts()).toEqual({ 5612: known(5612, 1), 5625: known(5625, 2) });
});
