import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outcome, readResultFile } from '../../src/index';
import { collect } from '../support/plain';
import { expectedOf, recordsOf } from '../support/results/expected-outcomes';
import { results, shuffled, someMisspelled, uploads } from '../support/results/result-arbitrary';
import { type Pair, pairs, reconciled } from '../support/results/result-pairs';
import {
  errorColumns,
  errorType,
  type File,
  type Row,
  recordType,
  type Sent,
  type Texts,
  written,
} from '../support/results/service-model';
import { runs, share } from '../support/runs';

/** Moves some errors into the row of their record, as a file of rejects has them. */
function someInOwnRow(file: File): Arbitrary<File> {
  const rows = file.rows.map((row, at) => {
    const next = file.rows[at + 1];
    const isRejected = row.texts.Type === recordType && next?.texts.Type === errorType;
    return isRejected && next.texts.Id === row.texts.Id ? { row, error: next } : { row };
  });
  const owners = rows.flatMap(({ error }, at) => (error ? [at] : []));
  return fc.subarray(owners).map((chosen) => {
    const moved = new Set(chosen.map((at) => at + 1));
    const withErrors = rows.map(({ row, error }, at): Row => {
      if (!error || !chosen.includes(at)) return row;
      const cells = errorColumns.map((name) => [name, error.texts[name] ?? '']);
      return { ...row, texts: { ...row.texts, ...Object.fromEntries(cells) } };
    });
    return { ...file, rows: withErrors.filter((_, at) => !moved.has(at)) };
  });
}

/** A result whose errors stand in all the shapes in which one has been seen. */
function anyShape(upload: File<Sent>, mode: Pair['mode']): Arbitrary<File> {
  return results(upload, mode)
    .chain(someInOwnRow)
    .chain((file) => someMisspelled(file.rows).map((rows) => ({ ...file, rows })));
}

const anyOrder = (upload: File<Sent>, mode: Pair['mode']) => anyShape(upload, mode).chain(shuffled);

/** The Ids of records of which the result has an error, wherever and however it stands. */
function failedIds({ rows }: File): ReadonlySet<string | undefined> {
  const isError = ({ texts }: Row) => errorColumns.some((name) => texts[name]);
  return new Set(rows.filter(isError).map(({ texts }) => texts.Id));
}

/** Whether a row without a Type that can be read stands behind a record, or has its Client Id. */
function doubtsIn({ rows }: File): (texts: Texts) => boolean {
  const known = [recordType, errorType, 'Campaign', 'Keyword', 'Offline Conversion Goal'];
  const isDoubtful = ({ texts: { Type = '' } }: Row) =>
    !known.includes(Type.replace(/^(Campaign|Keyword|Offline Conversion Goal) Error$/, '$1'));
  let last: string | undefined;
  const ids = new Set<string | undefined>();
  const clientIds = new Set(rows.filter(isDoubtful).map(({ texts }) => texts['Client Id']));
  for (const row of rows) {
    if (row.texts.Type === recordType) last = row.texts.Id;
    else if (isDoubtful(row)) ids.add(last);
  }
  return (texts) => ids.has(texts.Id) || clientIds.has(texts['Client Id']);
}

const ofEach: readonly (readonly [string, Arbitrary<Pair>])[] = [
  ['in the order of the upload, Client Ids or not', pairs(uploads({ distinct: true }), anyShape)],
  ['in any order, each with a Client Id', pairs(uploads({ ownIds: true }), anyOrder)],
];

describe('no record that has an error anywhere is accepted', () => {
  it.each(ofEach)('with its upload: rows %s', async (_, drawn) => {
    const seen = { accepted: 0, rejected: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(drawn, async (pair) => {
        if (!expectedOf(pair.upload, pair.result, pair.responseMode).related) return;
        const failed = failedIds(pair.result);
        const isDoubted = doubtsIn(pair.result);
        const { outcomes } = await reconciled(pair);
        for (const [i, { sent }] of recordsOf(pair.upload).entries()) {
          const { status } = outcomes[i] as Outcome;
          const id = sent.texts.Id;
          if (failed.has(id)) {
            seen[status]++;
            expect(status).not.toBe('accepted');
          } else if (status === 'accepted') seen.accepted++;
          else if (pair.mode === 'errors-and-results' && pair.responseMode === pair.mode)
            expect(sent.brokenAt !== undefined || isDoubted(sent.texts)).toBe(true);
        }
      }),
      runs(6, 200),
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(share(30));
  });

  // A result that is read alone is read once: its errors are looked for after their record.
  it('alone, in the order of the service', async () => {
    const seen = { accepted: 0, rejected: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(pairs(uploads(), anyShape), async ({ result, responseMode }) => {
        const records = result.rows.filter(({ texts }) => texts.Type === recordType);
        if (records.length === 0) return;
        const failed = failedIds(result);
        const outcomes = await collect(readResultFile(written(result).text, { responseMode }));
        for (const [i, { texts }] of records.entries()) {
          const { status } = outcomes[i] as Outcome;
          seen[status]++;
          if (failed.has(texts.Id)) expect(status).not.toBe('accepted');
        }
      }),
      runs(7, 200),
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(share(30));
  });
});
