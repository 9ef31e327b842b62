import type { Fault, Issue, Place } from '../issues/issue';
import { issueOf } from './issue';

/** Counts all issues, and keeps as many as the caps allow. */
export interface Tally {
  add(fault: Fault, at: Place): void;
  /** Adds an issue that has been made already. Returns whether it is kept. */
  addIssue(issue: Issue): boolean;
  /** Adds a fault whose issue is kept whatever the caps. */
  addUncapped(fault: Fault, at: Place): void;
  readonly errors: number;
  readonly warnings: number;
  /** Number of issues by code. */
  readonly counts: ReadonlyMap<string, number>;
  /** The issues kept, by row; those of one row in the order in which they were found. */
  issues(): readonly Issue[];
  /** Whether any issue was counted and not kept. */
  readonly truncated: boolean;
}

export interface TallyOptions {
  readonly maxIssues: number;
  readonly maxIssuesPerCode: number;
  /** Receives the issue of every fault, however many are kept. */
  readonly onIssue: ((issue: Issue) => void) | undefined;
}

export function createTally({ maxIssues, maxIssuesPerCode, onIssue }: TallyOptions): Tally {
  const counts = new Map<string, number>();
  const kept: Issue[] = [];
  let errors = 0;
  let warnings = 0;
  let truncated = false;

  /** Counts an issue. Returns whether the caps allow to keep it. */
  function count({ code, severity }: Pick<Issue, 'code' | 'severity'>): boolean {
    const countOfCode = counts.get(code) ?? 0;
    counts.set(code, countOfCode + 1);
    if (severity === 'error') errors++;
    else warnings++;
    const isKept = kept.length < maxIssues && countOfCode < maxIssuesPerCode;
    if (!isKept) truncated = true;
    return isKept;
  }

  return {
    add(fault, at) {
      const isKept = count(fault);
      // Files in which every row is wrong are common: a message that nobody reads is not made.
      if (!isKept && !onIssue) return;
      const issue = issueOf(fault, at);
      if (isKept) kept.push(issue);
      onIssue?.(issue);
    },
    addIssue(issue) {
      const isKept = count(issue);
      if (isKept) kept.push(issue);
      return isKept;
    },
    addUncapped(fault, at) {
      count(fault);
      const issue = issueOf(fault, at);
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
