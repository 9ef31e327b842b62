import type { IssueCode, Severity } from '../issues/codes';
import type { FactsOf } from '../issues/facts';
import type { KeyParts } from '../keys/parts';
import type { OpenTable } from '../keys/table';
import type { ServiceErrorName } from '../vendor/errors';
import type { CodeDefinition, FaultReport } from './code';
import type { Columns, RawOf } from './column';
import type { CleanRows, RuleScreen } from './screening';

/**
 * One record as rules see it. It is valid only while the rule runs, because the next row uses it again:
 * copy what you keep.
 */
export interface RecordView<C extends Columns> {
  readonly action: string;
  /** Number of its row. */
  readonly row: number;
  /** The text of each cell; empty if the file has no such column. */
  readonly cell: { readonly [Name in keyof C]: string };
  /** The value of each cell; undefined if it is empty, does not apply or cannot be read. Instants are milliseconds since 1970. */
  readonly value: { readonly [Name in keyof C]: RawOf<C[Name]> | undefined };
  /** The record as it was given for writing; undefined for a row that is read. */
  readonly given?: Readonly<Record<string, unknown>> | undefined;
}

/** The facts that a rule may use besides the record. */
export interface Run<Own> {
  readonly kind: 'upload' | 'result';
  /** Milliseconds since 1970, the same for the whole run. */
  readonly now: number;
  /** The options of the record type. */
  readonly own: Own;
}

interface About<C extends Columns, Own> {
  /** The one column at fault. */
  readonly column?: keyof C & string;
  readonly service?: ServiceErrorName;
  /** The actions whose records it judges. Default: all. */
  readonly actions?: readonly string[];
  /** Whether it compares with the clock, and so does not run on a result file. */
  readonly clock?: boolean;
  /** Whether it runs when its column is judged, instead of after all columns: it decides a `conditional` cell. */
  readonly runWithColumn?: boolean;
  /** Whether it takes part in a run. Default: in all. */
  when?(run: Run<Own>): boolean;
  /** The rows in which it certainly finds no fault. Default: none are known. */
  readonly screen?: RuleScreen<keyof C & string, Run<Own>>;
}

interface FaultDetails {
  /** Property name of the column at fault. Default: the rule's. */
  readonly column?: string;
  /** Replaces the code's default severity. */
  readonly defaultSeverity?: Severity;
}

/** Reports that the record is wrong, with the facts of the rule's code. */
export type ReportFault<Facts> = (facts: Facts, details?: FaultDetails) => void;

/** A rule about one record. */
export interface Rule<C extends Columns = Columns, Own = unknown> extends About<C, Own> {
  readonly code: string;
  /** The severity of a code of your own, unless the option `severity` sets another. */
  readonly severity?: Severity;
  /** Makes the message of a code of your own from its facts. Keep the values of identifiers out of both. */
  message?(facts: never): string;
  check(record: RecordView<C>, report: ReportFault<never>, run: Run<Own>): void;
  /** The check that `screen` describes, set by `rule`. In a copy of the rule that replaces it, every row is judged. */
  readonly screened?: unknown;
}

/** A rule about all records of a file; it may remember. */
export interface FileRule<C extends Columns = Columns, Own = unknown> {
  /** Whether it remembers keys; the option `duplicates: false` then switches it off. */
  readonly remembersKeys: boolean;
  /** Whether it also sees the records that a writer refuses, which are not in its file. Default: no. */
  readonly includesRefused?: boolean;
  /** The one column at fault. */
  readonly column?: keyof C & string;
  /** What the keys are made of that `take` asks for. */
  readonly keys?: readonly KeyParts<keyof C & string>[];
  /** The service's names for its faults. */
  readonly service?: { readonly [Code in IssueCode]?: ServiceErrorName };
  /** The codes of your own that it reports. */
  readonly codes?: readonly CodeDefinition<never>[];
  /** Whether it takes part in a run. Default: in all. */
  when?(run: Run<Own>): boolean;
  /** Opens it for one file. Tables of keys that it needs are opened by `openTable`. */
  open(run: Run<Own>, openTable: OpenTable): OpenFileRule<C>;
}

export interface OpenFileRule<C extends Columns> {
  /**
   * Takes one row; `valid` is false for a row with an error, which must neither set nor match a key. It may
   * return `'done'` if no later row can change what it reports: it is then not called again.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: most rules return nothing
  row(record: RecordView<C>, valid: boolean, report: FileFaultReport): 'done' | void;
  end?(report: FileFaultReport): void;
  /** How many of the first rows it could take without a fault. It remembers none of them. Default: all. */
  reach?(rows: CleanRows<keyof C & string>, count: number): number;
  /**
   * Takes rows as `row` would, if it finds no fault in them: returns how many, if not all. Only rules that
   * remember keys may take fewer. Without `take`, each row has to be judged.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: most rules take all rows
  take?(rows: CleanRows<keyof C & string>, count: number): number | void;
}

/** Reports a fault of the row, or of the file at its end. True if it is an error in this run. */
export type FileFaultReport = FaultReport<undefined, boolean>;

/** What a rule is written against: a record type, or the parts of one that is being defined. */
interface Base<C extends Columns, Own> {
  readonly columns: C;
  readonly options?: { read(given: never): Own };
}

interface KnownRule<C extends Columns, Own, Code extends IssueCode> extends About<C, Own> {
  readonly code: Code;
  check(record: RecordView<C>, report: ReportFault<FactsOf<Code>>, run: Run<Own>): void;
}

interface NewRule<C extends Columns, Own, Facts> extends About<C, Own>, CodeDefinition<Facts> {
  check(record: RecordView<C>, report: ReportFault<Facts>, run: Run<Own>): void;
}

/**
 * Defines a rule about one record. Its code is one of the closed list, whose severity and sentence are
 * known, or your own, with a severity and a sentence. Add it to the `rules` of a record type.
 *
 * @param base the record type, or the columns and options of one that is being defined
 * @example
 * const overLimit = rule(offlineConversion, {
 *   code: 'acme-over-limit',
 *   severity: 'warning',
 *   message: ({ limit }: { limit: number }) => `The value is over ${limit}.`,
 *   check({ value }, report) {
 *     if ((value.conversionValue ?? 0) > 1000) report({ limit: 1000 });
 *   },
 * });
 */
export function rule<C extends Columns, Own, Code extends IssueCode>(
  base: Base<C, Own>,
  definition: KnownRule<C, Own, Code>,
): Rule<C, Own>;
/** Defines a rule with a code, a severity and a sentence of your own. */
export function rule<C extends Columns, Own, Facts>(
  base: Base<C, Own>,
  definition: NewRule<C, Own, Facts>,
): Rule<C, Own>;
export function rule(_base: unknown, definition: unknown): unknown {
  const own = definition as Rule;
  return own.screen ? { ...own, screened: own.check } : own;
}
