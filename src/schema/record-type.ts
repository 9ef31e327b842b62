import type { IssueCode } from '../issues/codes';
import type { FactsOf } from '../issues/facts';
import type { PlainInput } from '../options/options';
import type { ServiceErrorName } from '../vendor/errors';
import type { CodeDefinition } from './code';
import type { AnyColumn, Columns, InputOf, ValueOf } from './column';
import type { Lookup } from './lookup';
import type { Applicability, ApplicabilityFor, Matrix } from './matrix';
import type { FileRule, RecordView, Rule } from './rule';

/** A group of columns. At least one of them must be filled, whatever the action. */
export interface OneOf<C extends Columns> {
  readonly columns: readonly (keyof C & string)[];
  /** What is reported if all of them are empty: a code of the closed list that has no facts, or your own. */
  readonly code: CodeWithoutFacts | CodeDefinition<undefined>;
  readonly service?: ServiceErrorName;
}

type CodeWithoutFacts = {
  [Code in IssueCode]: undefined extends FactsOf<Code> ? Code : never;
}[IssueCode];

/** A cell that is filled or empty against the matrix: what a hint is asked about. */
export interface MatrixFault<C extends Columns, Action> {
  readonly code: 'required' | 'not-applicable';
  /** Property name of its column. */
  readonly column: string;
  readonly action: Action;
  readonly cell: RecordView<C>['cell'];
}

/** Options that only one record type has. */
export interface OwnOptions<Given, Own> {
  readonly names: readonly (keyof Given & string)[];
  /** Checks the options and prepares them for the rules. Throws a `TypeError` that names a wrong one. */
  read(given: Given): Own;
}

/**
 * A record type as data: its columns, what each action does with them, and its rules. Reading, checking
 * and writing need nothing else.
 */
export interface RecordType<
  Actions extends readonly string[] = readonly string[],
  C extends Columns = Columns,
  M extends Matrix<Actions, keyof C> = Matrix<Actions, keyof C>,
  Given = object,
  Own = unknown,
> {
  /** The value of the column Type in its rows. */
  readonly type: string;
  readonly actions: Actions;
  /**
   * The columns in the order in which issues are reported and columns are written. A column that holds
   * the action has the property name `action`.
   */
  readonly columns: C;
  readonly matrix: M;
  /** Returns the action of a row; undefined if it cannot be read, which the column's codec then reports. */
  actionOf(cell: RecordView<C>['cell']): Actions[number] | undefined;
  /** The column that alone shows the action, and its text for each action. It lets rows be judged from their bytes. */
  readonly actionTexts?: { readonly column: keyof C & string; readonly texts: readonly string[] };
  /** Property name of the column that results return unchanged, so that they can be matched. */
  readonly clientId?: keyof C & string;
  readonly oneOf?: readonly OneOf<C>[];
  /**
   * Names by which other systems know a property, such as `order_id`, whatever their case and separators.
   * They are not read: the message of an unknown property offers the one that was meant.
   */
  readonly usualNames?: Readonly<Record<string, readonly string[]>>;
  /** A sentence that the message adds if it knows why users make the mistake. */
  hint?(fault: MatrixFault<C, Actions[number]>): string | undefined;
  /** The rules in the order in which issues are reported. */
  readonly rules: readonly Rule<C, Own>[];
  readonly fileRules?: readonly FileRule<C, Own>[];
  /** Rules that look up records elsewhere, many at a time. */
  readonly lookups?: readonly Lookup<C, Own>[];
  readonly options?: OwnOptions<Given, Own>;
}

/**
 * Defines a record type. A column without a line in the matrix, or a line that lacks an action, does not
 * compile.
 *
 * @example
 * const label = defineRecordType({
 *   type: 'Label',
 *   actions: ['Add', 'Update'],
 *   columns: { id: column('Id', text()), label: column('Label', text()) },
 *   matrix: { id: ['not-applicable', 'required'], label: ['required', 'optional'] },
 *   actionOf: ({ id }) => (id === '' ? 'Add' : 'Update'),
 *   rules: [],
 * });
 */
export function defineRecordType<
  const Actions extends readonly string[],
  const C extends Columns,
  const M extends Matrix<Actions, keyof C>,
  Given = object,
  Own = unknown,
>(
  // The columns alone say what they are: rules of a record type that is copied know fewer.
  definition: RecordType<Actions, NoInfer<C>, M, Given, Own> & { readonly columns: C },
): RecordType<Actions, C, M, Given, Own> {
  return definition;
}

// biome-ignore lint/suspicious/noExplicitAny: a constraint that any record type meets; no value has this type
export type AnyRecordType = RecordType<any, any, any, any, any>;

type Flat<T> = { [K in keyof T]: T[K] } & {};

type Line<T extends AnyRecordType, Name> = T['matrix'][Name & keyof T['matrix']];

type Names<T extends AnyRecordType, Action extends string, W extends Applicability> = {
  [Name in keyof T['columns']]: Name extends 'action'
    ? never
    : ApplicabilityFor<T['actions'], Line<T, Name>, Action> extends W
      ? Name
      : never;
}[keyof T['columns']];

type Filled = Exclude<Applicability, 'required' | 'not-applicable'>;
type Unwritten = 'not-applicable' | 'read-only';

type Value<T extends AnyRecordType, Name> = ValueOf<T['columns'][Name & keyof T['columns']]>;
type Input<T extends AnyRecordType, Name> = InputOf<T['columns'][Name & keyof T['columns']]>;

type OfAction<T extends AnyRecordType, Action extends string> = Flat<
  { readonly action: Action } & {
    readonly [Name in keyof Pick<T['columns'], Names<T, Action, 'required'>>]: Value<T, Name>;
  } & {
    readonly [Name in keyof Pick<T['columns'], Names<T, Action, Filled>>]?: Value<T, Name>;
  }
>;

type InputOfAction<T extends AnyRecordType, Action extends string> = Flat<
  (Action extends T['actions'][0] ? { readonly action?: Action } : { readonly action: Action }) & {
    readonly [Name in keyof Pick<T['columns'], Names<T, Action, 'required'>>]: Input<T, Name>;
  } & {
    readonly [Name in keyof Pick<T['columns'], Names<T, Action, Exclude<Filled, Unwritten>>>]?:
      | Input<T, Name>
      | null
      | undefined;
  } & {
    // If `action` is omitted, this makes a field of another action a type error.
    readonly [Name in keyof Pick<T['columns'], Names<T, Action, Unwritten>>]?: null | undefined;
  }
>;

/** The typed record of one action, or the union of all: a field that does not apply does not compile. */
export type RecordOf<
  T extends AnyRecordType,
  Action extends T['actions'][number] = T['actions'][number],
> = Action extends string ? OfAction<T, Action> : never;

/** The input for writing one record. The first action may be omitted; absent, null and '' mean the same. */
export type RecordInputOf<
  T extends AnyRecordType,
  Action extends T['actions'][number] = T['actions'][number],
> = Action extends string ? InputOfAction<T, Action> : never;

/** The input of a writer: with its option `hash`, a record may have the plain properties. */
export type WriterInput<T extends AnyRecordType, Hash> = RecordInputOf<T> & PlainInput<Hash>;

export type ActionOf<T extends AnyRecordType> = T['actions'][number] & string;

/** The options that only this record type has, as a caller sets them. */
export type OwnOptionsOf<T extends AnyRecordType> =
  T extends RecordType<infer _A, infer _C, infer _M, infer Given, infer _O> ? Given : never;

/** The values of Type that rows of a record type have: those of its records and of their error rows. */
export function typesOf({ type }: Pick<AnyRecordType, 'type'>): readonly [string, string] {
  return [type, `${type} Error`];
}

/** The header names of a record type's columns, in their order. */
export function headersOf({ columns }: Pick<AnyRecordType, 'columns'>): readonly string[] {
  return Object.values<AnyColumn>(columns).map(({ header }) => header);
}
