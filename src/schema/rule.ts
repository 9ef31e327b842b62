import type { IssueCode, Severity } from '../issues/issue';
import type { FactsOf } from '../messages/sentences';
import type { ServiceErrorName } from '../vendor/service-error';
import type { Columns, RawOf } from './column';

/** One record as rules see it. It is valid only while the rule runs: the next row uses it again. */
export interface RecordView<C extends Columns> {
  readonly action: string;
  /** Number of its row. */
  readonly row: number;
  /** The text of each cell; empty where there is none. */
  readonly cell: { readonly [Name in keyof C]: string };
  /** What each cell means; undefined where it is empty, does not apply, or can not be read. Instants are milliseconds since 1970. */
  readonly value: { readonly [Name in keyof C]: RawOf<C[Name]> | undefined };
}

/** What a rule may know besides the record. */
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
  /** Compares with the clock, and so has no say about a result file. */
  readonly clock?: boolean;
  /** Runs when its column's turn comes: the rule that settles a `conditional` cell by itself. */
  readonly inTurn?: boolean;
  /** Left out of runs for which this is false. */
  when?(run: Run<Own>): boolean;
}

interface Where {
  readonly column?: string;
  readonly usual?: Severity;
}

/** Says that the record is wrong, with the facts for the sentence. */
export type Report<Facts> = (facts: Facts, where?: Where) => void;

/** A rule about one record. */
export interface Rule<C extends Columns = Columns, Own = unknown> extends About<C, Own> {
  readonly code: string;
  /** What a rule of your own is, unless the option `severity` says otherwise. */
  readonly severity?: Severity;
  /** The sentence of a rule of your own. Keep the values of identifiers out of it. */
  message?(facts: never): string;
  check(record: RecordView<C>, report: Report<never>, run: Run<Own>): void;
}

/** A rule about all records of a file; it may remember. */
export interface FileRule<C extends Columns = Columns, Own = unknown> {
  /** Keeps a memory of keys, which the option `duplicates: false` switches off. */
  readonly remembersKeys: boolean;
  /** The one column at fault. */
  readonly column?: keyof C & string;
  /** The service's names for its faults. */
  readonly service?: { readonly [Code in IssueCode]?: ServiceErrorName };
  when?(run: Run<Own>): boolean;
  open(run: Run<Own>): OpenFileRule<C>;
}

export interface OpenFileRule<C extends Columns> {
  /** `valid` is false for a row with an error, which neither sets nor matches a key. */
  row(record: RecordView<C>, valid: boolean, report: FileReport): void;
  end?(report: FileReport): void;
}

/** Says that something is wrong; true where that is an error in this run. */
export type FileReport = <Code extends IssueCode>(code: Code, facts: FactsOf<Code>) => boolean;

/** What a rule is written against: a record type, or the parts of one that is being defined. */
interface Base<C extends Columns, Own> {
  readonly columns: C;
  readonly options?: { read(given: never): Own };
}

interface KnownRule<C extends Columns, Own, Code extends IssueCode> extends About<C, Own> {
  readonly code: Code;
  check(record: RecordView<C>, report: Report<FactsOf<Code>>, run: Run<Own>): void;
}

interface NewRule<C extends Columns, Own, Facts> extends About<C, Own> {
  readonly code: string;
  readonly severity: Severity;
  message(facts: Facts): string;
  check(record: RecordView<C>, report: Report<Facts>, run: Run<Own>): void;
}

/**
 * Defines a rule about one record: with a code of the closed list, whose severity and sentence are
 * known, or with a code, a severity and a sentence of your own. Add it to the `rules` of a record type.
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
/** A rule of your own, with a code, a severity and a sentence of its own. */
export function rule<C extends Columns, Own, Facts>(
  base: Base<C, Own>,
  definition: NewRule<C, Own, Facts>,
): Rule<C, Own>;
export function rule(_base: unknown, definition: unknown): unknown {
  return definition;
}
