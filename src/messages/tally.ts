import type { Fault, Issue, Place } from '../issues/issue';
import type { ReadOptions } from '../options/options';
import { issueOf } from './issue';

type TallyOptions = Pick<ReadOptions, 'maxIssues' | 'maxIssuesPerCode' | 'onIssue'>;

/** Counts all issues, and keeps as many as the caps allow. */
export class Tally {
  errors = 0;
  warnings = 0;
  /** Number of issues by code. */
  readonly counts = new Map<string, number>();
  /** Whether any issue was counted and not kept. */
  truncated = false;
  readonly #kept: Issue[] = [];
  readonly #maxIssues: number;
  readonly #maxIssuesPerCode: number;
  readonly #onIssue: TallyOptions['onIssue'];

  /** @param options `onIssue` receives the issue of every fault, however many are kept. */
  constructor({ maxIssues = 1000, maxIssuesPerCode = 100, onIssue }: TallyOptions = {}) {
    this.#maxIssues = maxIssues;
    this.#maxIssuesPerCode = maxIssuesPerCode;
    this.#onIssue = onIssue;
  }

  add(fault: Fault, at: Place): void {
    const isKept = this.#count(fault);
    // Files in which every row is wrong are common: a message that nobody reads is not made.
    if (!isKept && !this.#onIssue) return;
    const issue = issueOf(fault, at);
    if (isKept) this.#kept.push(issue);
    this.#onIssue?.(issue);
  }

  /** Adds an issue that has been made already. Returns whether it is kept. */
  addIssue(issue: Issue): boolean {
    const isKept = this.#count(issue);
    if (isKept) this.#kept.push(issue);
    return isKept;
  }

  /** Adds a fault whose issue is kept whatever the caps. */
  addUncapped(fault: Fault, at: Place): void {
    this.#count(fault);
    const issue = issueOf(fault, at);
    this.#kept.push(issue);
    this.#onIssue?.(issue);
  }

  /** The issues kept, by row; those of one row in the order in which they were found. */
  issues(): readonly Issue[] {
    return [...this.#kept].sort((a, b) => a.row - b.row);
  }

  /** Counts an issue. Returns whether the caps allow to keep it. */
  #count({ code, severity }: Pick<Issue, 'code' | 'severity'>): boolean {
    const countOfCode = this.counts.get(code) ?? 0;
    this.counts.set(code, countOfCode + 1);
    if (severity === 'error') this.errors++;
    else this.warnings++;
    const isKept = this.#kept.length < this.#maxIssues && countOfCode < this.#maxIssuesPerCode;
    if (!isKept) this.truncated = true;
    return isKept;
  }
}
