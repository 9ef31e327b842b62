import fc, { type Arbitrary } from 'fast-check';
import { expect, it } from 'vitest';
import { type Outcome, type ResponseMode, readResultFile } from '../../src/index';
import { collect } from '../support/plain';
import {
  type ErrorText,
  errorText,
  expectedOf,
  recordsOf,
} from '../support/results/expected-outcomes';
import { results, shuffled, uploads } from '../support/results/result-arbitrary';
import { errorsOf, type Pair, pairs, reconciled } from '../support/results/result-pairs';
import {
  type File,
  hasOtherRowsOnly,
  recordType,
  type Sent,
  written,
} from '../support/results/service-model';
import { runs, share } from '../support/runs';

interface PlainOutcome {
  readonly status: string;
  readonly errors: readonly ErrorText[];
}

const outcomeOf = (outcome: Outcome): PlainOutcome => ({
  status: outcome.status,
  errors: errorsOf(outcome),
});
const sorted = ({ status, errors }: PlainOutcome): PlainOutcome => ({
  status,
  errors: [...errors].sort(),
});

/** The errors that the service has written, by the Id of their record. */
function errorsById({ rows }: File) {
  const errors = new Map<string | undefined, ErrorText[]>();
  for (const { texts } of rows)
    if (texts.Error) errors.set(texts.Id, [...(errors.get(texts.Id) ?? []), errorText(texts)]);
  return (id: string | undefined) => errors.get(id) ?? [];
}

/** What the service did with each record, as far as the mode that the library is told shows it. */
function truthOf({ upload, result, mode, responseMode }: Pair): PlainOutcome[] {
  const errorsOfId = errorsById(result);
  return recordsOf(upload).map(({ sent: { texts, fails, brokenAt } }) => {
    const errors = [...new Set(errorsOfId(texts.Id))];
    if (errors.length > 0) return { status: 'rejected', errors };
    const isThere = brokenAt === undefined && (mode === 'errors-and-results' || fails.length > 0);
    if (responseMode === 'errors-only')
      return { status: isThere ? 'rejected' : 'accepted', errors };
    return { status: isThere ? 'accepted' : 'unknown', errors };
  });
}

const reordered = (upload: File<Sent>, mode: ResponseMode) => results(upload, mode).chain(shuffled);

/** Results of records of which none is like another. */
const apart: readonly (readonly [string, Arbitrary<File<Sent>>])[] = [
  ['each with a Client Id of its own', uploads({ ownIds: true, knownTypes: true })],
  [
    'with Client Ids or without, and with cells of their own',
    uploads({ distinct: true, knownTypes: true }),
  ],
];

const tried = runs(4, 150);

/** @returns how many records have been compared */
async function compare(
  drawn: Arbitrary<Pair>,
  seenAs: (outcome: PlainOutcome) => PlainOutcome = (outcome) => outcome,
) {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(drawn, async (pair) => {
      if (!expectedOf(pair.upload, pair.result, pair.responseMode).related) return;
      const { outcomes } = await reconciled(pair);
      compared += outcomes.length;
      expect(outcomes.map(outcomeOf).map(seenAs)).toEqual(truthOf(pair).map(seenAs));
    }),
    tried,
  );
  return compared;
}

it.each(apart)('reconcile says what the service did with records %s', async (_, upload) => {
  expect(await compare(pairs(upload, results))).toBeGreaterThan(share(500));
});

it.each(apart)('also where the rows are shuffled: records %s', async (_, upload) => {
  expect(await compare(pairs(upload, reordered), sorted)).toBeGreaterThan(share(500));
});

it.each(['own', 'none'])(
  'also with records alike, where all come back, details: %s',
  async (how) => {
    // What is left of a broken row may be what a record has in its cells.
    const drawn = pairs(uploads({ whole: true, knownTypes: true }), (upload) =>
      results(upload, 'errors-and-results', how),
    ).map((pair): Pair => ({ ...pair, mode: 'errors-and-results' }));
    expect(await compare(drawn)).toBeGreaterThan(share(500));
  },
);

it('readResultFile says of each row what the service did with it', async () => {
  let compared = 0;
  let otherFiles = 0;
  await fc.assert(
    fc.asyncProperty(
      pairs(uploads({ knownTypes: true }), results),
      async ({ result, responseMode }) => {
        const errorsOfId = errorsById(result);
        const records = result.rows.filter(({ texts }) => texts.Type === recordType);
        const expected = records.map(({ texts }): PlainOutcome => {
          const errors = errorsOfId(texts.Id);
          const isRejected = errors.length > 0 || responseMode === 'errors-only';
          return { status: isRejected ? 'rejected' : 'accepted', errors };
        });
        compared += expected.length;
        const reading = collect(readResultFile(written(result).text, { responseMode }));
        if (hasOtherRowsOnly(result)) {
          otherFiles++;
          await expect(reading).rejects.toMatchObject({ code: 'no-records' });
          return;
        }
        const outcomes = await reading;
        expect(outcomes.map(outcomeOf)).toEqual(expected);
        expect(outcomes.every(({ hasRecord }) => hasRecord)).toBe(true);
      },
    ),
    tried,
  );
  expect(compared).toBeGreaterThan(share(500));
  expect(otherFiles).toBeGreaterThan(share(0));
});
