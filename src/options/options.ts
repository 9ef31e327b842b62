import type { DateTime } from 'luxon';
import type { Severity } from '../issues/codes';
import type { Issue } from '../issues/issue';
import type { Level } from '../issues/level';
import type { Channel } from '../vendor/limits';

/** Options of everything that reads and reports. */
export interface WatchOptions {
  /** Aborts the run. Whatever is pending rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called for each issue that no yielded record carries, before the next row is read. A validation
   * calls it for every issue, however many its report keeps.
   */
  readonly onIssue?: ((issue: Issue) => void) | undefined;
}

/** Options for reading and checking a file. */
export interface ReadOptions extends WatchOptions {
  /**
   * What the file is. It is never guessed. A result file skips the rules that compare with the clock,
   * the rules over the whole file, and those about how an upload must be written. Default `'upload'`.
   */
  readonly kind?: 'upload' | 'result' | undefined;
  /** The moment that times are compared with. Default: the clock, read once at the start. */
  readonly now?: Date | DateTime | undefined;
  /** Turns every warning into an error. Default `false`. */
  readonly strict?: boolean | undefined;
  /**
   * Severity by issue code, which overrides `strict`. An issue that is `'off'` is not counted either.
   * Errors that leave no valid value cannot be lowered.
   */
  readonly severity?: { readonly [code: string]: Level } | undefined;
  /**
   * Severity of a filled cell that does not apply to its row. With `'warning'`, its value is left out
   * of `record`. Default `'error'`.
   */
  readonly notApplicable?: Severity | undefined;
  /** `false` turns off all rules that remember keys, and saves their memory. Default `true`. */
  readonly duplicates?: boolean | undefined;
  /** Where the file is uploaded to, which limits its number of rows. Default `'production'`. */
  readonly channel?: Channel | undefined;
  /** Maximum number of issues that a report keeps, from 0. All are counted. Default 1,000. */
  readonly maxIssues?: number | undefined;
  /** Maximum number of issues of one code that a report keeps, from 0. Default 100. */
  readonly maxIssuesPerCode?: number | undefined;
  /** Maximum length of one cell in UTF-16 units, from 1. Default 1,048,576. */
  readonly maxCellLength?: number | undefined;
  /** `true` allows messages to contain the values of identifiers. Default `false`. */
  readonly showValues?: boolean | undefined;
  /**
   * `false` judges each row cell by cell, without the screen that passes rows which are certainly right by
   * their bytes. The result is the same, and takes longer. Default `true`.
   */
  readonly screen?: boolean | undefined;
  /**
   * Called once per piece that completes a row, after its rows when reading, before the piece when
   * writing. Gets the uncompressed bytes so far, and the rows after the header.
   */
  readonly onProgress?:
    | ((progress: { readonly bytes: number; readonly rows: number }) => void)
    | undefined;
}

/** Options for checking a typed object as a row of an upload. */
export interface CheckOptions extends Omit<ReadOptions, 'kind'> {
  readonly kind?: 'upload' | undefined;
  /** IANA name of the time zone for times in text without an offset. Default: none, and such a time is an error. */
  readonly timeZone?: string | undefined;
  /**
   * Which instant a local time means that occurs twice or not at all, as in Temporal's
   * `disambiguation`. Default: neither, and such a time is an error.
   */
  readonly ambiguousTime?: 'earlier' | 'later' | undefined;
  /**
   * Order of numeric dates in text whose year is not first in four digits, such as `11/9/2026`: month
   * first, day first, or year first. Dates with dots are always day first. Default: slashed dates with AM
   * or PM are month first, and any other is an error.
   */
  readonly dateOrder?: 'mdy' | 'dmy' | 'ymd' | undefined;
}

/** How a writer hashes the properties `email` and `phone`. */
export interface HashOptions {
  /**
   * The country of phone numbers without a country code, as an ISO 3166-1 alpha-2 code such as `DE`.
   * Default: none, and such a number is an error.
   */
  readonly phoneCountry?: string | undefined;
}

/** The option of everything that sends records and can hash for it. */
export interface HashOption<Hash extends HashOptions | undefined = HashOptions | undefined> {
  /**
   * Hashes the properties `email` and `phone` of the records as `hashEmail` and `hashPhone` do, into
   * `hashedEmailAddress` and `hashedPhoneNumber`; `{}` suffices if no phone number lacks its country code.
   * Default: none, and these properties are errors.
   */
  readonly hash?: Hash | undefined;
}

/** The properties that the option `hash` adds to a record. Absent, null and `''` mean the same. */
export interface PlainIdentifiers {
  /** A plain email address, as people write it. */
  readonly email?: string | null | undefined;
  /** A plain phone number, as people write it; a number stands for its digits. */
  readonly phone?: string | number | null | undefined;
}

/** What the option `hash` adds to the records, if it is set. */
export type PlainInput<Hash> = [Hash] extends [HashOptions] ? PlainIdentifiers : unknown;

/** Options for writing a file. */
export interface WriteOptions<Input = unknown> extends CheckOptions {
  /** `','` or a tab. Default `','`. */
  readonly delimiter?: ',' | '\t' | undefined;
  /** Whether the file starts with the byte order mark, which an upload requires. Default `true`. */
  readonly bom?: boolean | undefined;
  /**
   * Headers of the columns to write, in addition to Type and Name. A value for another column is an
   * error. Default: every column that some action may fill.
   */
  readonly columns?: readonly string[] | undefined;
  /**
   * What happens to a record with an error: `'throw'` an `InvalidRecordError`, or `'skip'` the record.
   * Default `'throw'`. An error that only all records together show, such as `no-client-id` under
   * `strict`, throws a `BulkFileError` at the end; with `'skip'` it is only reported to `onIssue`.
   */
  readonly onInvalid?: 'throw' | 'skip' | undefined;
  /**
   * Whether a file without a record may be written. By default that is the error `no-records`, whatever
   * `onInvalid` is, because an upload without a record hides that all were lost. Default `false`.
   */
  readonly allowEmpty?: boolean | undefined;
  /** Called for each record that is skipped. */
  readonly onSkip?:
    | ((skipped: {
        readonly index: number;
        readonly record: Input;
        readonly issues: readonly Issue[];
      }) => void)
    | undefined;
}

/** Options for splitting records into files. */
export interface SplitOptions<Input = unknown> extends WriteOptions<Input> {
  /** Maximum number of records in a file, from 1. Default and upper bound: the channel's 4,000,000 or 20,000. */
  readonly maxRows?: number | undefined;
  /**
   * Maximum size of a file in uncompressed bytes, header and Format Version row included, from 1.
   * Default and upper bound: 100,000,000.
   */
  readonly maxBytes?: number | undefined;
  /** Name from which the file names are made. Default `'upload.csv'`, or `'upload.tsv'` with tabs. */
  readonly name?: string | undefined;
}
