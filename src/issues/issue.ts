import type { ServiceError } from '../vendor/errors';
import type { Facts } from './facts';
import type { Position } from './position';

/** How bad an issue is. A file with an error must not be uploaded; a warning is worth a look. */
export type Severity = 'error' | 'warning';

/**
 * The closed list of codes, with what each is unless the options say otherwise.
 * `ends`: an error that leaves nothing to read, and is thrown.
 * `fixed`: an error that leaves no legal value, and can not be lowered.
 */
export const issueCodes = {
  // The bytes and the header
  encoding: 'ends',
  'no-header': 'ends',
  'type-column': 'ends',
  delimiter: 'ends',
  'zone-parameters': 'ends',
  'not-a-bulk-file': 'ends',
  archive: 'ends',
  quote: 'ends',
  'cell-too-long': 'ends',
  'row-too-long': 'ends',
  'bom-missing': 'warning',
  'bom-repeated': 'warning',
  'column-unknown': 'warning',
  'column-spelling': 'warning',
  'column-duplicate': 'error',
  'column-missing': 'error',

  // The rows and the Format Version
  'cells-missing': 'warning',
  'cells-extra': 'fixed',
  'record-type': 'warning',
  'version-missing': 'error',
  'version-empty': 'error',
  'version-not-first': 'error',
  'version-unsupported': 'error',
  'version-column': 'error',
  'version-split': 'error',
  'version-repeated': 'error',
  'version-spelling': 'warning',

  // One cell
  required: 'fixed',
  'not-applicable': 'error',
  undocumented: 'warning',
  'read-only': 'warning',
  'goal-currency-used': 'warning',
  'adjustment-type': 'fixed',
  'adjustment-type-spelling': 'warning',
  'text-format': 'fixed',
  'too-long': 'error',
  'time-format': 'fixed',
  'time-iso': 'warning',
  'time-zone': 'error',
  'time-precision': 'warning',
  'time-no-offset': 'fixed',
  'time-ambiguous': 'fixed',
  'time-nonexistent': 'fixed',
  'number-format': 'fixed',
  'number-precision': 'warning',
  'integer-format': 'fixed',
  'boolean-format': 'fixed',
  'id-format': 'fixed',
  'value-unknown': 'warning',
  'value-spelling': 'warning',
  'value-not-accepted': 'error',
  'currency-format': 'fixed',
  'currency-unlisted': 'warning',
  'credit-range': 'fixed',
  'click-id': 'fixed',
  'click-id-dashes': 'warning',
  'not-hashed': 'fixed',
  'hash-format': 'fixed',
  'hash-case': 'warning',
  'hash-of-nothing': 'fixed',
  placeholder: 'warning',
  'delete-value': 'fixed',
  'property-unknown': 'error',
  'not-json': 'fixed',

  // Several columns of one record
  'no-identifier': 'error',
  'enhanced-identifier': 'error',
  'conversion-in-future': 'error',
  'conversion-too-old': 'error',
  'adjustment-in-future': 'error',
  'adjustment-before-conversion': 'error',
  'attribution-pair': 'error',
  'revenue-value-missing': 'error',
  'revenue-value-unexpected': 'error',
  'revenue-value-large': 'warning',
  'revenue-currency-missing': 'error',
  'revenue-replaced': 'warning',
  'api-only': 'warning',

  // With the goals
  'goal-unknown': 'error',
  'goal-paused': 'error',
  'goal-too-recent': 'error',
  'goal-not-external': 'error',
  'attribution-missing': 'warning',
  'goal-not-enhanced': 'error',
  'goal-no-value': 'warning',
  'counted-once': 'warning',

  // With the clicks
  'conversion-before-click': 'error',
  'outside-window': 'error',
  'click-too-old': 'warning',
  'click-too-recent': 'warning',
  'click-repeated': 'warning',

  // The whole file
  duplicate: 'warning',
  'adjustment-after-retract': 'error',
  'adjustment-order': 'warning',
  'adjustment-before-add': 'warning',
  'adjustment-same-file': 'warning',
  'goal-repeated': 'error',
  'mixed-record-types': 'warning',
  'no-client-id': 'warning',
  'no-records': 'warning',
  'too-many-rows': 'error',
  'too-many-bytes': 'error',

  // A result file
  'unrelated-files': 'ends',
  'no-error-columns': 'error',
  'response-mode': 'warning',
} as const satisfies Record<string, Severity | 'fixed' | 'ends'>;

/** A code of the closed list. `docs/issues.md` has cause and cure of each. */
export type IssueCode = keyof typeof issueCodes;

/** What is wrong, as a code with its facts. It has no words yet, and no place. */
export interface Fault {
  readonly code: string;
  readonly severity: Severity;
  /** Header name of the one column at fault. */
  readonly column?: string | undefined;
  /** Property name of the one column at fault. */
  readonly property?: string | undefined;
  readonly facts?: object | undefined;
  /** The service's name for the same fault. */
  readonly service?: string | undefined;
  /** Makes the message of a code that is not in the closed list. */
  readonly sentence?: ((facts: never) => string) | undefined;
}

interface IssueBase extends Position {
  readonly severity: Severity;
  /** Which file it is in, if an upload is read with its result. */
  readonly file?: 'upload' | 'result';
  /** Header name, if one column is at fault. */
  readonly column?: string;
  /** Property name of that column in a record: `microsoftClickId`. Absent if records do not have it. */
  readonly property?: string;
  /** Action of the row, if it can be read. */
  readonly action?: string;
  /** The row's `Client Id`, if it has one. */
  readonly clientId?: string;
  /** English sentences. They never contain the value of an identifier unless `showValues` is set. */
  readonly message: string;
  /** The service's error for the same fault, if it has one; the service may or may not raise it. */
  readonly serviceError?: ServiceError;
}

/** An issue of a code that has facts. */
interface IssueWithFacts<Code extends keyof Facts> extends IssueBase {
  readonly code: Code;
  /** What the message is made of. Like the message, they never contain the value of an identifier. */
  readonly facts: Facts[Code];
}

/** An issue of a code that says everything. */
interface IssueWithoutFacts extends IssueBase {
  readonly code: Exclude<IssueCode, keyof Facts>;
  readonly facts?: undefined;
}

/** An issue of a code of your own. */
interface OwnIssue extends IssueBase {
  readonly code: string & {};
  /** What your rule reported, unchanged; absent if that was undefined. Cast it to the type of your facts. */
  readonly facts: never;
}

/**
 * What is wrong, where, and in words. A plain object that JSON can hold. The code is stable and
 * kebab-case, an {@link IssueCode} or the code of a rule of your own, and decides the type of the facts.
 *
 * @example
 * if (issue.code === 'too-long') console.log(issue.facts.limit);
 */
export type Issue =
  | { [Code in keyof Facts]: IssueWithFacts<Code> }[keyof Facts]
  | IssueWithoutFacts
  | OwnIssue;

/** Where an issue stands: the parts that its row knows. */
export interface Place extends Position {
  readonly action?: string | undefined;
  readonly clientId?: string | undefined;
}
