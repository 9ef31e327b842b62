import type { IssueCode, Severity } from '../issues/codes';
import type { FactsOf } from '../issues/facts';
import type { KeyParts } from '../keys/parts';
import type { CodeDefinition } from './code';
import type { Columns } from './column';
import type { RecordView, Run } from './rule';
import type { CleanRows } from './screening';

/** How many records wait at most until they are looked up together. */
export const maxWaiting = 20_000;

/**
 * A rule that looks up records elsewhere, many at a time, such as in a database. It takes no part in a
 * result file.
 */
export interface Lookup<C extends Columns = Columns, Own = unknown> {
  /** What the keys are made of that `take` asks for. */
  readonly keys?: readonly KeyParts<keyof C & string>[];
  /** The codes of your own that it reports. */
  readonly codes?: readonly CodeDefinition<never>[];
  /** Whether it takes part in a run. Default: in all. */
  when?(run: Run<Own>): boolean;
  open(run: Run<Own>): OpenLookup<C>;
}

export interface OpenLookup<C extends Columns> {
  /** Takes one record without an error, in the order of the file. */
  row(record: RecordView<C>): void;
  /** Takes rows as `row` would, from their bytes. Without it, each row has to be judged. */
  take?(rows: CleanRows<keyof C & string>, count: number): void;
  /** Looks up the records that it has taken since the last time, and reports what is wrong with them. */
  lookUp(report: LookupReport): Promise<void>;
}

export interface LookupDetails {
  /** Which of the records it is, by its index among those that are looked up. */
  readonly index: number;
  /** Property name of the column at fault. */
  readonly column?: string | undefined;
  /** Replaces the code's default severity. */
  readonly defaultSeverity?: Severity | undefined;
}

/** Reports a fault of one of the records: a code of the closed list, or one of your own, with its facts. */
export interface LookupReport {
  <Code extends IssueCode>(code: Code, facts: FactsOf<Code>, details: LookupDetails): void;
  <Facts>(code: CodeDefinition<Facts>, facts: Facts, details: LookupDetails): void;
}
