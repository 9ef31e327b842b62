import { wasSentBefore } from '../../client/send/sent-before';
import type { Issue } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import type { Replacement } from '../../node/replace/replacement';
import type { Place } from '../../report/place';
import { pluralize } from '../../report/terminal/ink';
import type { RecordCounts } from '../documents/sending';
import type { RecordOptions } from '../flags/records';
import type { InputItem } from '../input/item';
import { writeOutputs } from '../output/file';
import { createIssuePrinter, type IssuePrinter } from '../output/issue-printer';
import { openRejects, type Rejects } from '../output/rejects';
import type { Terminal } from '../output/terminal';
import { ColumnFaults } from './column-faults';
import { issuesOfEmptyColumns } from './empty-unknown-columns';
import { TakenItems } from './taken-items';

/** The first record of a file is its second row after the header. */
const firstRow = 2;

/** One item of the input that may be a record. */
export interface Candidate<T> {
  readonly item: InputItem;
  /** What the library takes as the record; undefined if the item cannot be one. */
  readonly record: T | undefined;
  readonly issues: readonly Issue[];
}

/** A record that a writer has left out. */
export interface Skip {
  /** Its number among those that were passed on. */
  readonly index: number;
  readonly issues: readonly Issue[];
}

/** How a command differs from the others. */
interface RunKind {
  /** Whether the rows of the writer's issues are lines or indexes of the input. */
  readonly rowsArePlaces?: boolean;
  /** Whether records that were sent before are left out instead of rejected. */
  readonly leavesOutSent?: boolean;
}

/** Ends the run at the first error. */
class Stopped extends Error {}

/** Records on their way from an input to what is sent: the part that `generate` and `apply` share. */
export class RecordRun {
  /** Records that were neither rejected nor skipped. */
  records = 0;
  /** Records that were left out because they were sent before. */
  sentBefore = 0;
  #skipped = 0;
  /** Whether there is an error besides those of the records that were left out. */
  #hasOtherError = false;
  #isOverLimit = false;
  readonly #columns = new ColumnFaults();
  #isComplete = false;
  #current: InputItem | undefined;
  /** Undefined if the writer reports on each record before it takes the next. */
  #taken: TakenItems | undefined;
  /** Records that the writer has left out. */
  #left = 0;
  readonly #options: RecordOptions;
  readonly #kind: RunKind;
  readonly #terminal: Terminal;
  readonly #printer: IssuePrinter;
  #rejects: Rejects | undefined;

  /** Options for the function of the library that takes the records. */
  readonly callbacks = {
    onInvalid: 'skip',
    onIssue: (issue: Issue) => this.add(issue, this.#itemOf(issue)?.place),
    onSkip: ({ index, issues }: Skip) => {
      this.records--;
      this.#left++;
      const item = this.#taken?.at(index) ?? this.#current;
      if (this.#kind.leavesOutSent && wasSentBefore(issues)) this.sentBefore++;
      else this.#reject(item as InputItem, issues);
    },
  } as const;

  constructor(options: RecordOptions, terminal: Terminal, kind: RunKind = {}) {
    this.#options = options;
    this.#kind = kind;
    this.#terminal = terminal;
    this.#printer = createIssuePrinter(options.input, terminal, options.caps);
  }

  /** The item of an issue that the writer reports; undefined if it is about all records. */
  #itemOf({ action, row }: Issue): InputItem | undefined {
    if (!this.#taken) return this.#current;
    if (action === undefined) return undefined;
    return this.#kind.rowsArePlaces
      ? this.#taken.placedAt(row)
      : this.#taken.at(row - firstRow + this.#left);
  }

  /** Passes on the records among the candidates as they are asked for, and rejects the rest. */
  async *accept<T>(candidates: AsyncIterable<Candidate<T>>): AsyncGenerator<T, void> {
    this.#taken = this.#options.library.ledger && new TakenItems();
    this.#left = 0;
    for await (const { item, record, issues } of candidates) {
      this.#current = item;
      const { emptyUnknownColumns = [], headerLine = 1 } = item;
      for (const issue of issuesOfEmptyColumns(emptyUnknownColumns, this.#options))
        this.add(issue, { line: headerLine });
      if (record === undefined) this.#reject(item, issues);
      else {
        for (const issue of issues) this.add(issue, item.place);
        this.records++;
        this.#taken?.add(item);
        this.#terminal.progress(`${this.#options.input}: ${this.records} records`);
        yield record;
      }
      await this.#printer.flush();
      await this.#rejects?.flushIfFull();
    }
    this.#current = undefined;
  }

  #reject(item: InputItem, issues: readonly Issue[]): void {
    this.#skipped++;
    for (const issue of issues) this.#print(issue, item.place, item);
    this.#rejects?.add(item, issues);
    if (this.#options.onError === 'stop') throw new Stopped();
  }

  #print(issue: Issue, place: Place | undefined, item: InputItem | undefined): void {
    const line = item?.headerLine;
    const where = this.#columns.take(issue, line !== undefined);
    if (where === 'nowhere') return;
    this.#printer.add(issue, where === 'header' ? { line: line as number } : place);
  }

  /** Adds an issue of a record that is not rejected, or of none. */
  add(issue: Issue, place: Place | undefined): void {
    this.#print(issue, place, this.#current);
    if (issue.severity !== 'error') return;
    this.#hasOtherError = true;
    if (issue.code === 'no-records' || this.#options.onError === 'stop') throw new Stopped();
  }

  /**
   * Ends the input, and yields the file of the rejects, if there is one, to be put in its place with the
   * output. Called when the output is complete and not in its place yet, because it is discarded if more
   * records were rejected than may be.
   */
  async *end(): AsyncGenerator<Replacement, void> {
    this.#isOverLimit =
      this.#options.maxRejected?.isExceeded(this.#skipped, this.records + this.#skipped) === true;
    if (this.#isOverLimit) throw new Stopped();
    yield* this.#endRejects();
  }

  async *#endRejects(): AsyncGenerator<Replacement, void> {
    if (this.#rejects) yield await this.#rejects.end();
  }

  /** Does the work and prints the remaining issues. False if an error stopped the work. */
  async finish(work: () => Promise<void>): Promise<boolean> {
    const { rejectsPath } = this.#options;
    if (rejectsPath !== undefined) this.#rejects = await openRejects(rejectsPath, this.#terminal);
    this.#isComplete = await this.#tryWork(work);
    await this.#printer.end();
    this.#terminal.clear();
    return this.#isComplete;
  }

  async #tryWork(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      if (cause instanceof Stopped) {
        await writeOutputs(this.#endRejects(), this.#terminal);
        return false;
      }
      await this.#rejects?.discard();
      await this.#printer.flush();
      if (!(cause instanceof BulkFileError)) throw cause;
      this.#printer.add(cause.issue, this.#current?.place);
      return false;
    }
  }

  /** `, 2 left out`; empty if none was. */
  get leftOut(): string {
    return this.#skipped > 0 ? `, ${this.#skipped} left out` : '';
  }

  /** Reports that an error stopped the work, and the state of the target; undefined for stdout. */
  describeStop(target: string | undefined): string {
    if (target !== undefined) return this.describeStopWith(`${target} was not written`);
    const output = this.records === 0 ? 'nothing was written' : 'the output is incomplete';
    return this.describeStopWith(output, 'do not use the output');
  }

  /**
   * Reports that an error stopped the work.
   * @param state what became of the records
   * @param stateOverLimit the same if too many of them were rejected
   */
  describeStopWith(state: string, stateOverLimit = state): string {
    const { onError, maxRejected } = this.#options;
    if (this.#isOverLimit) {
      const all = pluralize(this.records + this.#skipped, 'record');
      return `Stopped: ${stateOverLimit}. Rejected: ${this.#skipped} of ${all}, more than --max-rejected ${maxRejected?.text} allows.`;
    }
    if (onError === 'stop' && this.#columns.advice !== '')
      return `Stopped: ${state}. ${this.#columns.advice}`;
    const hasInvalid = onError === 'stop' && this.#skipped > 0;
    const advice = hasInvalid ? '. To leave out records with errors, use --on-error skip' : '';
    return `Stopped: ${state}${advice}.`;
  }

  /** The counts, with the members that only the command knows between them. */
  summary<T extends object>(own: T): RecordCounts & T {
    const { input } = this.#options;
    const { errors, warnings, counts } = this.#printer;
    const records = this.#isComplete ? this.records : 0;
    const written = { input, written: this.#isComplete, records, rejected: this.#skipped };
    return { ...written, ...own, errors, warnings, counts };
  }

  /** The issues that were printed, at their places in the input. */
  get issues() {
    const { placed, truncated } = this.#printer.kept();
    return { issues: placed, truncated };
  }

  get exitCode(): 0 | 1 {
    const areAllowed =
      this.#options.maxRejected !== undefined && this.#isComplete && !this.#hasOtherError;
    return this.#printer.errors > 0 && !areAllowed ? 1 : 0;
  }
}
