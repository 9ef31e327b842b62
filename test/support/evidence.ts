import {
  type Issue,
  type OfflineConversionInput,
  validateBulkFile,
  writeOfflineConversions,
} from '../../src/index';
import { addRow, fileOf, now, type Row } from './rows';

type Options = Parameters<typeof validateBulkFile>[1];

/** Rows that differ from an Add as the function says. */
export function rowsOf(length: number, change: (index: number) => Row): Row[] {
  return Array.from({ length }, (_, index) => ({ ...addRow, ...change(index) }));
}

/** What only all rows together show: the code, the facts and the column. */
export type Evidence = readonly [code: string, facts: unknown, column?: string];

/** The evidence that a validation finds in these rows. */
export async function evidenceOf(rows: readonly Row[], options: Options = {}) {
  const { issues } = await validateBulkFile(fileOf(rows), {
    ...{ now, duplicates: false, maxIssues: 100_000, maxIssuesPerCode: 100_000, ...options },
  });
  return issues.filter(isOfFile).map(evidenceIn);
}

/** The evidence that a writer finds in these records. */
export async function evidenceOfWritten(records: readonly object[], options: object = {}) {
  const found: Issue[] = [];
  const all = { now, duplicates: false, onInvalid: 'skip', ...options } as const;
  const onIssue = (issue: Issue) => found.push(issue);
  const given = records as readonly OfflineConversionInput[];
  for await (const _ of writeOfflineConversions(given, { ...all, onIssue }));
  return found.filter(isOfFile).map(evidenceIn);
}

function isOfFile({ action }: Issue): boolean {
  return action === undefined;
}

function evidenceIn({ code, facts, column }: Issue): Evidence {
  return column === undefined ? [code, facts] : [code, facts, column];
}
