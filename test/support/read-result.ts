import { type Issue, type Outcome, type ResultOptions, readResultFile } from '../../src/index';
import { seenOf } from './results/plain-outcome';
import { withoutMessage } from './without-message';

/** An outcome without its cells. */
export const withoutCells = ({ status, line, row, clientId, errors, hasRecord }: Outcome) => ({
  ...{ status, line, row, clientId, errors, hasRecord },
});

/** The outcomes of a result, and what is said of it. */
export async function read(text: string, options: Pick<ResultOptions, 'responseMode'> = {}) {
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => issues.push(issue);
  const { seen, cause } = await seenOf(readResultFile(text, { ...options, onIssue }));
  return { outcomes: seen.map(withoutCells), issues: withoutMessage(issues), cause };
}

/** What is expected of a record. */
export const outcome = (
  status: Outcome['status'],
  [line, row, clientId]: readonly [number, number, string?],
  ...list: Outcome['errors']
) => ({ status, line, row, clientId, errors: list, hasRecord: true });
