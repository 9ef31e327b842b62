import type { OtherFormat } from '../source/format';
import type { IssueCode } from './codes';
import type {
  ArchiveFault,
  EarlierRow,
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

/**
 * The facts that an issue of each code carries: what its message is made of. Codes that are not listed
 * have none. Lengths are in UTF-16 units, column numbers are 1-based.
 */
export interface Facts {
  // The bytes and the header
  readonly encoding: { readonly reason: 'utf-8' | 'utf-16' | 'utf-16-unmarked' | 'surrogate' };
  readonly 'no-header': { readonly reason: 'empty' | 'data' };
  readonly delimiter: { readonly delimiter: string };
  readonly 'not-a-bulk-file': {
    /** What the file is instead. `sep`: its first line is `sep=`, which only Excel understands. */
    readonly format: 'google' | OtherFormat;
  };
  readonly archive: ArchiveFault;
  readonly quote: {
    /** Line on which a quote opens that is never closed. Absent if text follows a closing quote. */
    readonly quoteLine?: number | undefined;
    /** Whether a backslash comes before the quote, which does not escape it. */
    readonly backslash?: boolean | undefined;
  };
  readonly 'cell-too-long': {
    readonly limit: number;
    /** Line on which the quote of the cell opens. Absent if the cell is not quoted. */
    readonly quoteLine?: number | undefined;
  };
  readonly 'row-too-long': { readonly limit: number; readonly maxCells: number };
  readonly 'archive-entries': {
    /** Names of the entries that an operating system added: the first five that may be shown. */
    readonly entries: readonly string[];
    readonly count: number;
  };
  readonly 'file-name': {
    /**
     * `gzip`: it is compressed with gzip. `zip-extension`: it is a ZIP archive with another extension.
     * `not-zip`: it has the extension of one. `delimiter`: the extension is that of the other delimiter.
     */
    readonly reason: 'extension' | 'delimiter' | 'gzip' | 'zip-extension' | 'not-zip';
    /** With its period, in lower case; empty if there is none. */
    readonly extension?: string | undefined;
    /** The extension that the delimiter requires. */
    readonly expected?: string;
    /** Whether it is the file in an archive. */
    readonly isEntry?: boolean;
  };
  readonly 'bom-missing': { readonly encoding: 'utf-8' | 'utf-16' };
  readonly 'bom-repeated': { readonly count: number };
  readonly 'column-unknown': WithNearest & {
    readonly columnNumber: number;
    /** First row that fills a column without a name. Absent if the column has one. */
    readonly filledRow?: number;
  };
  readonly 'column-spelling': WithValue & WithColumn & { readonly columnNumber: number };
  readonly 'column-duplicate': WithColumn & {
    readonly first: number;
    readonly second: number;
    /** Which of the two is used. */
    readonly used: number;
  };
  readonly 'column-missing': {
    /** Header names. If there are several, the action needs one of them. */
    readonly columns: readonly string[];
    readonly action: string;
  };

  // The rows and the Format Version
  readonly 'cells-missing': { readonly cellCount: number; readonly columnCount: number };
  readonly 'cells-extra': {
    /** Number of the first filled cell beyond the header. */
    readonly cellNumber: number;
    readonly columnCount: number;
    /** Whether a cell ends in a backslash, which was meant to escape the delimiter after it. */
    readonly backslash?: boolean;
  };
  readonly 'record-type': WithValue & {
    /** The Type that was probably meant. Absent if the cell is empty. */
    readonly nearest?: string | undefined;
    /** Why the row cannot be a record: its Type is unknown, or it is a line that an export adds. */
    readonly reason?: 'unknown' | 'header' | 'rule' | 'total' | 'row-count' | 'comment' | undefined;
  };
  readonly 'version-unsupported': WithValue;
  readonly 'version-column': {
    /** Header name of the column that holds the version, or its number. */
    readonly foundIn: string;
  };
  readonly 'version-repeated': EarlierRow;

  // One cell
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
  readonly 'too-long': WithColumn & { readonly limit: number; readonly length: number };
  readonly 'time-format': WithValueType &
    TimeCause & {
      /** Whether it is a value to be written, and not a cell that was read. */
      readonly isWriting: boolean;
    };
  readonly 'time-date-order': {
    /** The option `dateOrder`, if it is set. */
    readonly dateOrder?: string | undefined;
    /** The only order that the date can have. Absent if it can have several. */
    readonly fits?: string | undefined;
  };
  readonly 'time-zone': {
    /** As written: `+02:00`. */
    readonly offset: string;
  };
  readonly 'time-ambiguous': { readonly timeZone: string };
  readonly 'time-nonexistent': { readonly timeZone: string };
  readonly 'number-format': WithValueType &
    WithHint & {
      readonly reason: 'not-a-number' | 'too-large' | 'negative';
      readonly max: number;
    };
  readonly 'client-id-altered': {
    /** What a spreadsheet made of it. `width`: number signs, because the column was too narrow. */
    readonly reason: 'number' | 'date' | 'width';
  };
  readonly 'client-id-personal': { readonly identifier: 'email' | 'phone' };
  readonly 'name-characters': OddCharacter & {
    /** `unseen`: a character without a glyph. `mixed`: a letter of another alphabet among Latin ones. */
    readonly reason: 'unseen' | 'mixed';
  };
  readonly 'text-garbled': WithColumn & {
    /** `replaced`: characters are lost, and U+FFFD stands for them. */
    readonly reason: 'replaced' | 'decoded-twice' | 'html' | 'percent';
    /** The text as it was meant. Absent if characters are lost, or if it looks like an identifier. */
    readonly meant?: string | undefined;
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
  readonly placeholder: { readonly value: string };
  readonly 'email-format': EmailFault;
  readonly 'phone-format': PhoneFault;
  readonly 'identifier-dropped': {
    /** The code and the facts of the error that it would be if the record had no other identifier. */
    readonly cause: { readonly code: IssueCode; readonly facts?: object };
  };
  readonly 'property-unknown': UnknownProperty;

  // Several columns of one record
  readonly 'conversion-too-old': { readonly days: number };
  /** The empty column of the two. */
  readonly 'attribution-pair': WithColumn;
  readonly 'revenue-value-unexpected': {
    /** Whether the revenue type is NoValue because that is the default. */
    readonly isDefault: boolean;
  };
  readonly 'api-only': WithColumn;

  // With the goals
  readonly 'goal-unknown': WithNearest & {
    /** The first character that tells the two names apart. Absent unless they print alike. */
    readonly difference?: OddCharacter & {
      /** Whether the cell has the character, and not the goal's name. */
      readonly isInCell: boolean;
    };
  };
  readonly 'goal-paused': { readonly status: 'Paused' | 'Deleted' };
  readonly 'goal-not-enhanced': {
    /** Whether the row has a click id, which the service falls back on. */
    readonly hasClickId: boolean;
  };
  readonly 'counted-once': EarlierRow;

  // With the clicks
  readonly 'outside-window': {
    /** The conversion window of the goal. */
    readonly minutes: number;
  };
  readonly 'conversion-before-click': {
    /** How much earlier than the click; 0 if they are the same. */
    readonly seconds: number;
    /** Whether the conversion is at midnight UTC. */
    readonly isMidnight: boolean;
  };
  readonly 'click-too-old': { readonly days: number };
  readonly 'clicks-skipped': {
    /** How many rows were skipped. */
    readonly count: number;
  };
  readonly 'click-repeated': {
    /** How many rows give another time for a click. */
    readonly count: number;
  };

  // The whole file
  readonly duplicate: EarlierRow;
  readonly 'adjustment-after-retract': EarlierRow;
  readonly 'adjustment-order': EarlierRow;
  readonly 'adjustment-before-add': EarlierRow;
  readonly 'adjustment-same-file': EarlierRow;
  readonly 'goal-repeated': EarlierRow & WithColumn;
  readonly 'mixed-record-types': {
    /** How many rows have another Type. */
    readonly count: number;
    /** How many of them are error rows of the service. */
    readonly errorRows: number;
  };
  readonly 'no-client-id': { readonly count: number };
  readonly 'client-id-repeated': EarlierRow & {
    /** How many records repeat the Client Id of an earlier one. */
    readonly count: number;
    /** The first of them. */
    readonly row: number;
  };
  readonly 'day-month-swapped': {
    /** How many rows have a date that would be another one with its day first. */
    readonly count: number;
    /** How many rows can only be day first. */
    readonly dayFirstRows: number;
  };
  readonly 'all-at-midnight': {
    readonly count: number;
    /** Time of day of all conversions, in minutes after midnight UTC. */
    readonly minutes: number;
  };
  readonly 'local-time': {
    /** How many conversions are early by this difference. */
    readonly count: number;
    /** How many conversions are not later than their click. */
    readonly rows: number;
    /** The difference of the clocks. */
    readonly minutes: number;
  };
  readonly 'thousands-marks': {
    /** How many values have a point before their last three digits. */
    readonly count: number;
    /** How many values have a decimal comma. */
    readonly commaRows: number;
  };
  readonly 'all-zero': { readonly count: number };
  readonly 'no-records': {
    /** The Type of the records. */
    readonly type: string;
    /** Whether no record is left to be written. Absent when reading. */
    readonly isWriting?: true;
    /** Other values of Type in the file: the first five that may be shown. */
    readonly otherTypes?: readonly string[];
    /** How many rows have a Type that is empty, misspelled or unknown. Absent if there are none. */
    readonly misspelled?: number;
  };
  readonly 'too-many-rows': {
    /** Absent when writing, which ends at the limit. */
    readonly rows?: number;
    readonly limit: number;
  };
  readonly 'too-many-bytes': {
    /** Absent when writing, which ends at the limit. */
    readonly bytes?: number;
    /** Bytes of a file that holds this one record, if that alone is too long. */
    readonly recordBytes?: number;
    readonly limit: number;
  };

  // A result file
  readonly 'unrelated-files':
    | { readonly reason: 'swapped' }
    | {
        readonly reason: 'no-match';
        readonly uploadRecords: number;
        readonly resultRows: number;
      };
  readonly 'response-mode': {
    /** How many records have no error. */
    readonly count: number;
  };
}

/** The facts of one code; undefined for a code without facts. */
export type FactsOf<Code extends string> = Code extends keyof Facts ? Facts[Code] : undefined;
