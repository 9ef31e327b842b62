/**
 * What an action does with a column:
 * `required` must be filled · `optional` may be filled · `not-applicable` must be empty ·
 * `conditional` is settled by a rule · `undocumented` may be filled, with a warning ·
 * `read-only` is filled by the service: it is read, a warning in an upload, and never written.
 */
export type Applicability =
  | 'required'
  | 'optional'
  | 'not-applicable'
  | 'conditional'
  | 'undocumented'
  | 'read-only';

/** A line for each column, with an entry for each action in their order. */
export type Matrix<Actions extends readonly string[], Names extends PropertyKey> = {
  readonly [Name in Names]: { readonly [Index in keyof Actions]: Applicability };
};

/** The entry of one line for one action. */
export type ApplicabilityFor<
  Actions extends readonly string[],
  Line extends readonly Applicability[],
  Action extends string,
> = {
  [Index in keyof Actions]: Actions[Index] extends Action
    ? Index extends keyof Line
      ? Line[Index]
      : never
    : never;
}[number];
