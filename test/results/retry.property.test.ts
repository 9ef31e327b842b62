import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Advice,
  type Issue,
  type Outcome,
  readBulkRows,
  reconcile,
  writeRetryFile,
} from '../../src/index';
import { collect, textOf } from '../support/plain';
import { expectedOf, recordsOf } from '../support/results/expected-outcomes';
import { anyPair, optionsOf } from '../support/results/result-pairs';
import { type Row, recordType, versionRow } from '../support/results/service-model';
import { runs, share } from '../support/runs';

const advices = fc.constantFrom<Advice | undefined>(
  undefined,
  undefined,
  'fix',
  'retry',
  'account',
);

const isWanted = ({ status, errors }: Outcome, advice: Advice | undefined) =>
  status === 'rejected' &&
  (advice === undefined || (errors.length > 0 && errors.every((error) => error.advice === advice)));

it('a retry file holds the rejected records, each cell as it was uploaded', async () => {
  let copied = 0;
  let left = 0;
  await fc.assert(
    fc.asyncProperty(anyPair, advices, async (pair, advice) => {
      const { upload, result, responseMode } = pair;
      if (!expectedOf(upload, result, responseMode).related) return;
      const issues: Issue[] = [];
      const onIssue = (issue: Issue) => issues.push(issue);
      const outcomes = await collect(reconcile(optionsOf(pair)).outcomes);
      const text = await textOf(writeRetryFile({ ...optionsOf(pair), advice, onIssue }));

      const records = recordsOf(upload);
      const wanted = records.filter((_, i) => isWanted(outcomes[i] as Outcome, advice));
      const cellsOf = ({ texts }: Row) => upload.columns.map((name) => texts[name] ?? '');
      const whole = wanted.filter(({ sent }) => sent.brokenAt === undefined);
      copied += whole.length;
      left += wanted.length - whole.length;

      const rows = await collect(readBulkRows(text));
      expect(text.startsWith(`\ufeff${upload.columns.join(upload.delimiter)}\r\n`)).toBe(true);
      expect(rows.flatMap((row) => row.issues)).toEqual([]);
      expect(rows.map(({ type }) => type)).toEqual([
        'Format Version',
        ...whole.map(() => recordType),
      ]);
      expect(rows.map(({ cells }) => [...cells.values()])).toEqual(
        [versionRow, ...whole.map(({ sent }) => sent)].map(cellsOf),
      );

      // A broken row is told of, and not sent again.
      for (const { line, row, sent } of wanted) {
        const told = issues.filter((issue) => issue.file === 'upload' && issue.row === row);
        if (sent.brokenAt === undefined) expect(told).toEqual([]);
        else expect(told).toMatchObject([{ code: 'quote', line }]);
      }
    }),
    runs(6, 200),
  );
  expect(copied).toBeGreaterThan(share(200));
  expect(left).toBeGreaterThan(share(5));
});
