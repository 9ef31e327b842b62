import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Outcome, reconcile, writeRetryFile } from '../../src/index';
import { collect, textOf } from '../support/plain';
import {
  countBy,
  type Expectation,
  expectedOf,
  recordsOf,
} from '../support/results/expected-outcomes';
import { shuffled } from '../support/results/result-arbitrary';
import {
  anyPair,
  errorsOf,
  optionsOf,
  type Pair,
  reconciled,
} from '../support/results/result-pairs';
import { type File, seen } from '../support/results/service-model';
import { runs, share } from '../support/runs';

const sum = (numbers: Iterable<number>) =>
  [...numbers].reduce((total, number) => total + number, 0);

async function expectUnrelated(pair: Pair) {
  const { outcomes, summary } = reconcile(optionsOf(pair));
  const readings = [collect(outcomes), summary, textOf(writeRetryFile(optionsOf(pair)))];
  const reason = {
    ...{ name: 'BulkFileError', code: 'unrelated-files' },
    ...{ line: 1, row: 0, file: 'result' },
  };
  // All at once: a reading that nobody awaits yet would count as unhandled.
  expect(await Promise.allSettled(readings)).toMatchObject(
    readings.map(() => ({ status: 'rejected', reason })),
  );
}

function expectEachOnce(outcomes: readonly Outcome[], { records }: Expectation) {
  const found = outcomes.map(({ line, row, clientId, cells, hasRecord }) => ({
    ...{ line, row, clientId, hasRecord },
    texts: Object.fromEntries(cells),
  }));
  expect(found).toEqual(
    records.map(({ line, row, clientId, texts }) => ({
      ...{ line, row, clientId: clientId || undefined, hasRecord: true },
      texts,
    })),
  );
}

it('every uploaded record has one outcome, and no error is joined twice', async () => {
  let related = 0;
  let apart = 0;
  await fc.assert(
    fc.asyncProperty(anyPair, async (pair) => {
      const expected = expectedOf(pair.upload, pair.result, pair.responseMode);
      if (!expected.related) return expectUnrelated(pair);
      related++;
      const { outcomes, summary } = await reconciled(pair);
      const { responseMode, records, unmatched, errors } = summary;
      expectEachOnce(outcomes, expected);

      // uploaded = accepted + rejected + unknown, and as many where the outcomes are counted.
      const statuses = countBy(outcomes.map(({ status }) => status));
      const of = (status: Outcome['status']) => statuses.get(status) ?? 0;
      const [accepted, rejected, unknown] = [of('accepted'), of('rejected'), of('unknown')];
      expect(records).toEqual({ uploaded: outcomes.length, accepted, rejected, unknown });
      const { clientIdMissing, clientIdRepeated, notUploaded } = expected;
      expect(unmatched).toMatchObject({ clientIdMissing, clientIdRepeated, notUploaded });
      if (responseMode === null) expect(accepted).toBe(0);

      // An error row is joined to one record at most: each has a detail of its own.
      const rows = countBy(expected.errorRows);
      const joined = countBy(outcomes.flatMap(errorsOf));
      for (const [error, times] of joined)
        expect(times, error).toBeLessThanOrEqual(rows.get(error) ?? 0);

      // And none is lost. One that stands twice is one, or belongs to two records that are alike.
      const found = sum(joined.values()) + unmatched.errors;
      expect(found).toBe(sum(Object.values(errors).map(({ count }) => count)));
      expect(found).toBeGreaterThanOrEqual(rows.size);
      expect(found).toBeLessThanOrEqual(expected.errorRows.length);
      if (expected.errorCount !== undefined) expect(found).toBe(expected.errorCount);
      if (!expected.areApart) return;
      apart++;
      expect(responseMode).toBe(expected.responseMode);
      expect(unmatched.matchedByCells).toBe(expected.matchedByCells);
    }),
    runs(1, 300),
  );
  expect(related).toBeGreaterThan(share(200));
  expect(apart).toBeGreaterThan(share(50));
});

it('a record that is like no other has the outcome that the files give it', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(anyPair, async (pair) => {
      const { related, records } = expectedOf(pair.upload, pair.result, pair.responseMode);
      if (!related) return;
      const { outcomes } = await reconciled(pair);
      for (const [i, { outcome: expected }] of records.entries()) {
        if (!expected) continue;
        compared++;
        const outcome = outcomes[i] as Outcome;
        expect({ status: outcome.status, errors: errorsOf(outcome).sort() }).toEqual(expected);
      }
    }),
    runs(2, 300),
  );
  expect(compared).toBeGreaterThan(share(1000));
});

it('the order of the rows decides nothing about a record with a Client Id of its own', async () => {
  const twoOrders = anyPair.chain((pair) =>
    shuffled(pair.result).map((other) => ({ pair, other })),
  );
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(twoOrders, async ({ pair, other }) => {
      const ids = countBy(recordsOf(pair.upload).map(({ clientId }) => clientId));
      // A row that may be an error, and has lost whose it is, concerns the row before it, whatever that is.
      const whole = (file: File): Pair => {
        const records = file.rows
          .map((row) => seen(row, file))
          .filter((row) => row.kind === 'record');
        const returned = countBy(records.map(({ clientId }) => clientId));
        const rows = file.rows.filter((row) => {
          const { kind, clientId } = seen(row, file);
          if (kind === 'doubtful') return clientId && ids.get(clientId) === 1;
          // So does an error of no record at all.
          if (kind === 'error')
            return clientId && (ids.get(clientId) ?? returned.get(clientId)) === 1;
          return kind !== 'lost' && clientId !== undefined;
        });
        return { ...pair, result: { ...file, rows } };
      };
      const [one, two] = [whole(pair.result), whole(other)];
      if (!expectedOf(one.upload, one.result, one.responseMode).related) return;
      const statuses = async (each: Pair) =>
        (await reconciled(each)).outcomes
          .filter(({ clientId }) => clientId && ids.get(clientId) === 1)
          .map(({ status }) => status);
      const first = await statuses(one);
      compared += first.length;
      expect(await statuses(two)).toEqual(first);
    }),
    runs(3, 200),
  );
  expect(compared).toBeGreaterThan(share(500));
});
