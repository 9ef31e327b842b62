import type { IssueCode } from './codes';
import type {
  NumberCause,
  OddCharacter,
  TimeCause,
  UnknownProperty,
  WithAction,
  WithColumn,
  WithHint,
  WithNearest,
  WithValue,
  WithValueType,
} from './fact-shapes';
import type {
  ClickIdDress,
  ClickIdFault,
  EmailFault,
  HashFault,
  PhoneFault,
} from './identifier-facts';

/** The facts about one cell, or about the property that becomes one. */
export interface CellFacts {
  readonly required: WithAction & WithHint;
  readonly 'not-applicable': WithAction & WithHint;
  readonly undocumented: WithAction;
  readonly 'read-only': WithAction;
  readonly 'adjustment-type': WithValueType;
  readonly 'adjustment-type-spelling': { readonly expected: string };
  readonly 'text-format': {
    /** `control`: a character that XML cannot represent. `no-text`: the codec makes no text of the value. */
    readonly reason: 'type' | 'surrogate' | 'control' | 'no-text';
    /** Present if `type` is the reason. */
    readonly valueType?: string;
  };
  readonly 'text-garbled': WithColumn & {
    /** `replaced`: characters are lost, and U+FFFD stands for them. */
    readonly reason: 'replaced' | 'decoded-twice' | 'html' | 'percent';
    /** The text as it was meant. Absent if characters are lost, or if it looks like an identifier. */
    readonly meant?: string | undefined;
  };
  readonly 'name-characters': OddCharacter & {
    /** `unseen`: a character without a glyph. `mixed`: a letter of another alphabet among Latin ones. */
    readonly reason: 'unseen' | 'mixed';
  };
  readonly 'client-id-altered': {
    /**
     * What a spreadsheet made of it. `decimal`: a whole number with `.0` behind it, as other programs write it
     * too. `width`: number signs, because the column was too narrow.
     */
    readonly reason: 'number' | 'decimal' | 'date' | 'width';
  };
  readonly 'client-id-personal': { readonly identifier: 'email' | 'phone' };
  readonly 'too-long': WithColumn & { readonly limit: number; readonly length: number };
  readonly 'time-format': WithValueType &
    TimeCause & {
      /** Whether it is a value to be written, and not a cell that was read. */
      readonly isWriting: boolean;
    };
  readonly 'time-zone': {
    /** As written: `+02:00`. */
    readonly offset: string;
  };
  readonly 'time-date-order': {
    /** The option `dateOrder`, if it is set. */
    readonly dateOrder?: string | undefined;
    /** The only order that the date can have. Absent if it can have several. */
    readonly fits?: string | undefined;
  };
  readonly 'time-ambiguous': { readonly timeZone: string };
  readonly 'time-nonexistent': { readonly timeZone: string };
  readonly 'number-format': WithValueType &
    WithHint & {
      readonly reason: NumberCause | 'too-large';
      readonly max: number;
    };
  readonly 'number-precision': WithValue & {
    /** How many decimals the service keeps. */
    readonly decimals: number;
  };
  readonly 'integer-format': WithValueType & {
    readonly reason: 'not-whole' | 'out-of-range';
    readonly min: number;
    readonly max: number;
  };
  readonly 'boolean-format': WithValueType;
  readonly 'id-format': WithValueType & { readonly reason: 'spreadsheet' | 'number' | 'other' };
  readonly 'value-unknown': WithNearest;
  readonly 'value-spelling': { readonly expected: string };
  readonly 'value-not-accepted': { readonly value: string };
  readonly 'currency-format': WithValue;
  readonly 'currency-unlisted': WithValue;
  readonly 'credit-range': WithValue;
  readonly 'click-id': WithValue & ClickIdFault;
  readonly 'click-id-cleaned': {
    /** What was around the digits, from the outside in. */
    readonly dress: readonly ClickIdDress[];
  };
  readonly 'not-hashed': WithValue & { readonly identifier: 'email' | 'phone' };
  readonly 'hash-format': WithValue & HashFault;
  readonly 'hash-of-nothing': {
    /** What was hashed: an empty or blank text, or one such as `null` or `n/a`. */
    readonly text: string;
  };
  readonly placeholder: {
    readonly value?: string | undefined;
    /** Whether it is a variable of a template that was never filled in, such as `{{order_id}}`. */
    readonly isTemplate?: boolean | undefined;
  };
  readonly 'email-format': EmailFault;
  readonly 'phone-format': PhoneFault;
  readonly 'identifier-dropped': {
    /** The header or the property that is left out: `Hashed Email Address`, `email`. */
    readonly name: string;
    /** The code and the facts of the error that it would be if the record had no other identifier. */
    readonly cause: { readonly code: IssueCode; readonly facts?: object };
  };
  readonly 'property-unknown': UnknownProperty;
}
