import type { Issue } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import type { RecordOptions } from '../flags/records';
import type { InputItem, InputPlace } from '../input/item';
import { createIssuePrinter } from '../output/issue-printer';
import { openRejects } from '../output/rejects';
import type { Terminal } from '../output/terminal';

/** One item of the input that may be a record. */
export interface Candidate<T> {
  readonly item: InputItem;
  /** What the library takes as the record; undefined if the item cannot be one. */
  readonly record: T | undefined;
  readonly issues: readonly Issue[];
}

/** Records on their way from an input to what is sent: the part that `generate` and `apply` share. */
export interface RecordRun {
  /** Passes on the records among the candidates as they are asked for, and rejects the rest. */
  accept<T>(candidates: AsyncIterable<Candidate<T>>): AsyncGenerator<T, void>;
  /** Options for the function of the library that takes the records. */
  readonly callbacks: {
    readonly onInvalid: 'skip';
    readonly signal: AbortSignal;
    onIssue(issue: Issue): void;
    onSkip(skipped: { readonly issues: readonly Issue[] }): void;
  };
  /** Adds an issue that belongs to no record. */
  add(issue: Issue, place: InputPlace | undefined): void;
  /** Puts the rejects in their place, before anything else is. */
  commit(): Promise<void>;
  /** Does the work and prints the remaining issues. False if an error stopped the work. */
  finish(work: () => Promise<void>): Promise<boolean>;
  /** Records that were neither rejected nor skipped. */
  readonly records: number;
  /** `, 2 left out`; empty if none was. */
  readonly leftOut: string;
  /** Reports that an error stopped the work, and the state of the target; undefined for stdout. */
  describeStop(target: string | undefined): string;
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

  function reject(item: InputItem, issues: readonly Issue[]): void {
    skipped++;
    for (const issue of issues) printer.add(issue, item.place);
    rejects?.add(item, issues);
    if (onError === 'stop') throw new Stopped();
  }

  function add(issue: Issue, place: InputPlace | undefined): void {
    printer.add(issue, place);
    if (issue.severity === 'error' && onError === 'stop') throw new Stopped();
  }

  async function tryWork(work: () => Promise<void>): Promise<boolean> {
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
    async *accept(candidates) {
      for await (const { item, record, issues } of candidates) {
        current = item;
        if (record === undefined) reject(item, issues);
        else {
          for (const issue of issues) add(issue, item.place);
          records++;
          terminal.progress(`${input}: ${records} records`);
          yield record;
        }
        await printer.flush();
        await rejects?.flushIfFull();
      }
      current = undefined;
    },

    callbacks: {
      onInvalid: 'skip',
      signal: terminal.signal,
      onIssue: (issue) => add(issue, current?.place),
      onSkip({ issues }) {
        records--;
        reject(current as InputItem, issues);
      },
    },

    add,

    async commit() {
      await rejects?.commit();
    },

    async finish(work) {
      const isComplete = await tryWork(work);
      await printer.end();
      terminal.clear();
      return isComplete;
    },

    get records() {
      return records;
    },
    get leftOut() {
      return skipped > 0 ? `, ${skipped} left out` : '';
    },
    describeStop(target) {
      const state = target === undefined ? 'the output is incomplete' : `${target} was not written`;
      const hasInvalid = onError === 'stop' && skipped > 0;
      const advice = hasInvalid ? '. To leave out records with errors, use --on-error skip' : '';
      return `Stopped: ${state}${advice}.`;
    },
    get exitCode() {
      return printer.errors > 0 ? 1 : 0;
    },
  };
}
