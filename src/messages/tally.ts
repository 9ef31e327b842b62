import type { Fault, Issue, Place } from '../issues/issue';
import { issueOf } from './issue';

/** Counts every issue, and keeps as many as the caps allow. */
export interface Tally {
  add(fault: Fault, at: Place): void;
  /** Counts an issue, and keeps it if the caps allow: then true. */
  take(issue: Issue): boolean;
  /** Counts an issue and keeps it, whatever the caps. */
  keep(issue: Issue): void;
  readonly errors: number;
  readonly warnings: number;
  readonly counts: ReadonlyMap<string, number>;
  /** Those kept, by row, and as found within a row. */
  issues(): readonly Issue[];
  readonly truncated: boolean;
}

export interface TallyOptions {
  readonly maxIssues: number;
  readonly maxIssuesPerCode: number;
  readonly onIssue: ((issue: Issue) => void) | undefined;
}

export function createTally({ maxIssues, maxIssuesPerCode, onIssue }: TallyOptions): Tally {
  const counts = new Map<string, number>();
  const kept: Issue[] = [];
  let errors = 0;
  let warnings = 0;
  let truncated = false;

  /** Counts one, and says whether it is kept. */
  function count({ code, severity }: Pick<Issue, 'code' | 'severity'>): boolean {
    const sofar = counts.get(code) ?? 0;
    counts.set(code, sofar + 1);
    if (severity === 'error') errors++;
    else warnings++;
    const keeps = kept.length < maxIssues && sofar < maxIssuesPerCode;
    if (!keeps) truncated = true;
    return keeps;
  }

  return {
    add(fault, at) {
      const keeps = count(fault);
      // Files in which every row is wrong are common, so messages are made only for issues that are used.
      if (!keeps && !onIssue) return;
      const issue = issueOf(fault, at);
      if (keeps) kept.push(issue);
      onIssue?.(issue);
    },
    take(issue) {
      const keeps = count(issue);
      if (keeps) kept.push(issue);
      return keeps;
    },
    keep(issue) {
      count(issue);
      kept.push(issue);
      onIssue?.(issue);
    },
    get errors() {
      return errors;
    },
    get warnings() {
      return warnings;
    },
    counts,
    issues: () => [...kept].sort((a, b) => a.row - b.row),
    get truncated() {
      return truncated;
    },
  };
}
