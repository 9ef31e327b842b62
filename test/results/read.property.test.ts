import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readResultFile } from '../../src/index';
import { collect } from '../support/plain';
import { countBy, type ErrorText, errorText } from '../support/results/expected-outcomes';
import { anyPair, errorsOf, type Pair } from '../support/results/result-pairs';
import { hasOtherRowsOnly, type Seen, seen, written } from '../support/results/service-model';
import { runs, share } from '../support/runs';

/** The row of the record that an error row belongs to; undefined where there is none. */
function ownerOf(rows: readonly Seen[], at: number): number | undefined {
  const { clientId } = rows[at] as Seen;
  const before = rows
    .slice(0, at)
    .map(({ kind }) => kind === 'record' || kind === 'lost')
    .lastIndexOf(true);
  const isNext = clientId === undefined || clientId === rows[before]?.clientId;
  if (rows[before]?.kind === 'record' && isNext) return before;
  const later = rows.findIndex(
    (row, i) => i > at && row.kind === 'record' && row.clientId === clientId,
  );
  return clientId && later !== -1 ? later : undefined;
}

/** Whether a row without a readable Type may be an error of the record in this row. */
function isDoubted(rows: readonly Seen[], at: number): boolean {
  const { clientId } = rows[at] as Seen;
  const next = rows.slice(at + 1);
  const end = next.findIndex(({ kind }) => kind === 'record' || kind === 'lost');
  const following = end === -1 ? next : next.slice(0, end + 1);
  const isSame = (row: Seen) => row.kind === 'doubtful' && row.clientId === clientId;
  const hasNoId = ({ kind, clientId: id }: Seen) =>
    kind === 'error' && id === '' && id !== clientId;
  return (
    following.some((row) => row.kind === 'doubtful' || row.kind === 'lost' || hasNoId(row)) ||
    (Boolean(clientId) && rows.slice(0, at).some(isSame))
  );
}

/** The outcomes of a result alone, with each error looked for among all rows. */
function expectedOf({ result, responseMode }: Pair) {
  const { places } = written(result);
  const rows = result.rows.map((row) => seen(row, result));
  const owned = new Map<number, ErrorText[]>();
  const firstOf = new Map<string, number>();
  for (const [at, { kind, clientId, texts }] of rows.entries()) {
    if (kind !== 'error') continue;
    const owner = ownerOf(rows, at);
    // Errors without a record are together where they have a Client Id.
    if (owner === undefined && clientId && !firstOf.has(clientId)) firstOf.set(clientId, at);
    const place = owner ?? firstOf.get(clientId ?? '') ?? at;
    owned.set(place, [...new Set([...(owned.get(place) ?? []), errorText(texts)])]);
  }
  const outcomeOf = (at: number) => {
    const { kind, clientId, texts } = rows[at] as Seen;
    const errors = owned.get(at) ?? [];
    const isRejected = errors.length > 0 || responseMode === 'errors-only';
    const isWhole = result.rows[at]?.brokenAt === undefined;
    const otherwise = isWhole && !isDoubted(rows, at) ? 'accepted' : 'unknown';
    return {
      ...{ status: isRejected ? 'rejected' : otherwise, hasRecord: kind === 'record' },
      ...{ ...places[at], clientId: clientId || undefined, errors, texts },
    };
  };
  const all = [...rows.keys()];
  const records = all.filter((at) => rows[at]?.kind === 'record');
  const others = all.filter((at) => rows[at]?.kind === 'error' && owned.has(at));
  return {
    outcomes: [...records, ...others].map(outcomeOf),
    errors: rows.filter(({ kind }) => kind === 'error').map(({ texts }) => errorText(texts)),
  };
}

/** Cells are given as they stand in the file: nothing is to be spelled in another way. */
const asWritten = (pair: Pair): Pair => {
  const rows = pair.result.rows.map((row) => ({ ...row, respelled: false }));
  return { ...pair, result: { ...pair.result, rows } };
};

it('each row of a record has an outcome, and each error row is in one', async () => {
  let compared = 0;
  let otherFiles = 0;
  await fc.assert(
    fc.asyncProperty(anyPair.map(asWritten), async (pair) => {
      const expected = expectedOf(pair);
      const { text } = written(pair.result);
      const reading = collect(readResultFile(text, { responseMode: pair.responseMode }));
      if (hasOtherRowsOnly(pair.result)) {
        otherFiles++;
        await expect(reading).rejects.toMatchObject({ code: 'no-records' });
        return;
      }
      const found = await reading;
      const plain = found.map(({ cells, ...outcome }) => ({
        ...outcome,
        errors: errorsOf({ cells, ...outcome }),
        texts: Object.fromEntries(cells),
      }));
      expect(plain).toEqual(expected.outcomes);
      compared += plain.length;

      // All of them, and none twice: each error row has a detail of its own.
      const given = countBy(expected.errors);
      const joined = countBy(found.flatMap(errorsOf));
      expect([...joined.keys()].sort()).toEqual([...given.keys()].sort());
      for (const [error, times] of joined)
        expect(times, error).toBeLessThanOrEqual(given.get(error) ?? 0);
    }),
    runs(5, 300),
  );
  expect(compared).toBeGreaterThan(share(1000));
  expect(otherFiles).toBeGreaterThan(share(0));
});
