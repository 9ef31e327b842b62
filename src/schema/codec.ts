import type { IssueCode, Severity } from '../issues/issue';
import type { FactsOf } from '../messages/sentences';

/** What a codec may know of the cell or property it works on, and how it says what is wrong. */
export interface CellContext {
  /** Whether the text goes up as it stands, or came back. */
  readonly kind: 'upload' | 'result';
  /** Zone of local times that are written without an offset. */
  readonly timeZone: string | undefined;
  readonly ambiguousTime: 'earlier' | 'later' | undefined;
  /** The text if it may stand in a message. */
  show(text: string): string | undefined;
  fault<Code extends IssueCode>(code: Code, facts: FactsOf<Code>, usual?: Severity): undefined;
}

/**
 * How a column is read and written.
 * @typeParam Raw what rules see: cheap to make and to compare
 * @typeParam Value what a record holds
 * @typeParam Input what may be given for writing
 */
export interface Codec<Raw = unknown, Value = Raw, Input = Value> {
  /** The cell's value; undefined after a fault that leaves none. Never asked about an empty cell. */
  read(text: string, cell: CellContext): Raw | undefined;
  /** The value as a record holds it; the raw one where there is no difference. */
  present?(raw: Raw): Value;
  /** The text that is written for a value; undefined after a fault. Rules then judge what `read` makes of it. */
  write(value: unknown, cell: CellContext): string | undefined;
  /** Texts that mean what they say here, though they may look like a missing value elsewhere. */
  readonly words?: ReadonlySet<string>;
  /** Says what may be given; it has no value. */
  readonly input?: Input;
}

/** What was given, in words for a message: never the value. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
