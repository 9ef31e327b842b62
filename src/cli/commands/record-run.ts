import type { Issue } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import type { RecordOptions } from '../flags/records';
import type { InputItem, InputPlace } from '../input/item';
import { createIssuePrinter } from '../output/issue-printer';
import { openRejects } from '../output/rejects';
import type { Terminal } from '../output/terminal';

/** One thing of the input that may be a record. */
export interface Candidate<T> {
  readonly item: InputItem;
  /** What it is for those who take records; undefined where it can be none. */
  readonly given: T | undefined;
  readonly issues: readonly Issue[];
}

/** Records on their way from an input to what is sent: what `generate` and `apply` share. */
export interface RecordRun {
  /** What of the input can be a record, when it is asked for. The rest is refused. */
  taken<T>(candidates: AsyncIterable<Candidate<T>>): AsyncGenerator<T, void>;
  /** Options for the function of the library that takes the records. */
  readonly callbacks: {
    readonly onInvalid: 'skip';
    readonly signal: AbortSignal;
    onIssue(issue: Issue): void;
    onSkip(skipped: { readonly issues: readonly Issue[] }): void;
  };
  /** An issue of no record. */
  add(issue: Issue, place: InputPlace | undefined): void;
  /** Puts the rejects in their place: before what is written. */
  commit(): Promise<void>;
  /** Does the work and prints what is left to be said; false where an error stopped it. */
  done(work: () => Promise<void>): Promise<boolean>;
  /** Records that are neither refused nor skipped. */
  readonly records: number;
  /** `, 2 left out`, where some are. */
  readonly leftOut: string;
  /** Says that an error stopped it, and what became of the target; undefined for standard output. */
  stopped(target: string | undefined): string;
  readonly exitCode: 0 | 1;
}

/** Ends the run at the first error. */
class Stopped extends Error {}

export async function openRecordRun(
  { input, onError, rejectsPath, caps }: RecordOptions,
  terminal: Terminal,
): Promise<RecordRun> {
  const printer = createIssuePrinter(input, caps, terminal);
  const rejects = rejectsPath === undefined ? undefined : await openRejects(rejectsPath, terminal);
  let current: InputItem | undefined;
  let records = 0;
  let skipped = 0;

  function refuse(item: InputItem, issues: readonly Issue[]): void {
    skipped++;
    for (const issue of issues) printer.add(issue, item.place);
    rejects?.add(item, issues);
    if (onError === 'stop') throw new Stopped();
  }

  function add(issue: Issue, place: InputPlace | undefined): void {
    printer.add(issue, place);
    if (issue.severity === 'error' && onError === 'stop') throw new Stopped();
  }

  /** False where an error stopped it. */
  async function finished(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      if (cause instanceof Stopped) {
        await rejects?.commit();
        return false;
      }
      await rejects?.discard();
      await printer.flush();
      if (!(cause instanceof BulkFileError)) throw cause;
      printer.add(cause.issue, current?.place);
      return false;
    }
  }

  return {
    async *taken(candidates) {
      for await (const { item, given, issues } of candidates) {
        current = item;
        if (given === undefined) refuse(item, issues);
        else {
          for (const issue of issues) add(issue, item.place);
          records++;
          terminal.progress(`${input}: ${records} records`);
          yield given;
        }
        await printer.flush();
        await rejects?.flush();
      }
      current = undefined;
    },

    callbacks: {
      onInvalid: 'skip',
      signal: terminal.signal,
      onIssue: (issue) => add(issue, current?.place),
      onSkip({ issues }) {
        records--;
        refuse(current as InputItem, issues);
      },
    },

    add,

    async commit() {
      await rejects?.commit();
    },

    async done(work) {
      const whole = await finished(work);
      await printer.end();
      terminal.clear();
      return whole;
    },

    get records() {
      return records;
    },
    get leftOut() {
      return skipped > 0 ? `, ${skipped} left out` : '';
    },
    stopped(target) {
      const state =
        target === undefined ? 'what was written is not complete' : `${target} was not written`;
      const isWrong = onError === 'stop' && skipped > 0;
      const advice = isWrong ? '; --on-error skip leaves wrong records out' : '';
      return `Stopped: ${state}${advice}.`;
    },
    get exitCode() {
      return printer.errors > 0 ? 1 : 0;
    },
  };
}
