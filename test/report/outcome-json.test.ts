import { expect, test } from 'vitest';
import type { Outcome, RecordError } from '../../src/index';
import { outcomeJson } from '../../src/report/results';
import { errors, unknownError } from '../support/record-errors';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const outcome: Outcome = {
  ...{ status: 'accepted', line: 3, row: 2, clientId: 'a' },
  cells: new Map([['Microsoft Click Id', click]]),
  ...{ errors: [], hasRecord: true },
};
const plain = { status: 'accepted', line: 3, row: 2, clientId: 'a', errors: [] };
const { clientId: _, ...withoutId } = plain;

test.each<[what: string, outcome: Partial<Outcome>, json: object]>([
  ['no cells', {}, plain],
  ['unknown', { status: 'unknown' }, { ...plain, status: 'unknown' }],
  ['no Client Id', { clientId: undefined }, withoutId],
  ['errors without a record', { hasRecord: false }, { ...plain, hasRecord: false }],
])('an outcome: %s', (_, more, json) => {
  const shown = outcomeJson({ ...outcome, ...more });
  expect(shown).toEqual(json);
  // Nothing that is but undefined.
  expect(Object.keys(shown).sort()).toEqual(Object.keys(json).sort());
});

test.each<[what: string, error: RecordError, json: object]>([
  ['a known one', errors[5612], (({ rules: _, ...known }) => known)(errors[5612])],
  ['an unknown one', unknownError('New'), { code: 'New', advice: 'fix', meaning: 'New' }],
  [
    'with all that is said',
    unknownError('New', { number: 0, fieldPath: 'Path', detail: 'Some words.' }),
    {
      ...{ number: 0, code: 'New', fieldPath: 'Path', detail: 'Some words.' },
      ...{ advice: 'fix', meaning: 'New' },
    },
  ],
  [
    'with what looks like an identifier',
    unknownError(click, { fieldPath: 'a@example.com', detail: `It is ${click}.` }),
    { code: '(withheld)', advice: 'fix', meaning: '(withheld)' },
  ],
  [
    'with a name that looks so, of which more is known',
    unknownError(click, { number: 5612, advice: 'retry', meaning: 'Send it again.' }),
    { number: 5612, code: '(withheld)', advice: 'retry', meaning: 'Send it again.' },
  ],
  [
    '500 characters',
    unknownError('x'.repeat(500), { detail: 'y'.repeat(500) }),
    {
      ...{ code: 'x'.repeat(500), advice: 'fix', meaning: 'x'.repeat(500) },
      detail: 'y'.repeat(500),
    },
  ],
  [
    'more than 500',
    unknownError('x'.repeat(501), { fieldPath: 'z'.repeat(501), detail: 'y'.repeat(501) }),
    { code: '(withheld)', advice: 'fix', meaning: '(withheld)' },
  ],
])('an error: %s', (_, error, json) => {
  const shown = outcomeJson({ ...outcome, status: 'rejected', errors: [error] });
  // As JSON: what is undefined is not there.
  expect(JSON.parse(JSON.stringify(shown))).toEqual({
    ...plain,
    ...{ status: 'rejected', errors: [json] },
  });
});

test.each([
  [99, undefined],
  [100, undefined],
  [101, 1],
  [1_000_000, 999_900],
])('of %i errors, 100 are listed and the others counted', (count, moreErrors) => {
  const errors = Array.from({ length: count }, (_, i) => unknownError(`New${i}`));
  const shown = outcomeJson({ ...outcome, status: 'rejected', errors }) as {
    readonly errors: readonly { readonly code: string }[];
    readonly moreErrors?: number;
  };
  const listed = Array.from({ length: Math.min(count, 100) }, (_, i) => `New${i}`);
  expect(shown.errors.map(({ code }) => code)).toEqual(listed);
  expect(shown.moreErrors).toBe(moreErrors);
});
