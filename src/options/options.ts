import type { DateTime } from 'luxon';
import * as z from 'zod/mini';
import { type Issue, type IssueCode, issueCodes, type Severity } from '../issues/issue';
import type { Level } from '../issues/judge';
import { millisecondsOf, zoneOf } from '../schema/codecs/instant';
import type { AnyRecordType } from '../schema/record-type';
import type { Rule } from '../schema/rule';
import { type Channel, uploadLimits } from '../vendor/limits';
import { checkOptions } from './check';

/** What decides how a file is read and judged. */
export interface ReadOptions {
  /**
   * What the file is: never guessed. In a result the rules against the clock and over the whole file
   * do not run, nor those about how an upload must be written. Default `'upload'`.
   */
  readonly kind?: 'upload' | 'result' | undefined;
  /** The moment that times are compared with. Default: the clock, read once at the start. */
  readonly now?: Date | DateTime | undefined;
  /** Every warning becomes an error. Default `false`. */
  readonly strict?: boolean | undefined;
  /** Severity by code; wins over `strict`. `'off'` is not even counted. Errors that leave no legal value can not be lowered. */
  readonly severity?: { readonly [code: string]: Severity | 'off' } | undefined;
  /** What a filled cell is that does not apply. With `'warning'` its value stays out of `record`. Default `'error'`. */
  readonly notApplicable?: Severity | undefined;
  /** `false` switches off all rules that remember keys, and their memory. Default `true`. */
  readonly duplicates?: boolean | undefined;
  /** Where the file goes: decides how many rows it may have. Default `'production'`. */
  readonly channel?: Channel | undefined;
  /** Issues that a report keeps, 0 or more; counting never stops. Default 1,000. */
  readonly maxIssues?: number | undefined;
  /** Issues that a report keeps of one code, 0 or more. Default 100. */
  readonly maxIssuesPerCode?: number | undefined;
  /** Most UTF-16 units of one cell, from 1. Default 1,048,576. */
  readonly maxCellLength?: number | undefined;
  /** `true`: messages may hold the values of identifiers. Default `false`. */
  readonly showValues?: boolean | undefined;
  /** Aborts; what was waiting rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each piece that completes a row: bytes so far, uncompressed, and rows after the header. */
  readonly onProgress?:
    | ((progress: { readonly bytes: number; readonly rows: number }) => void)
    | undefined;
  /** Called for each issue that belongs to no record given, before the next row is; by a validation for every issue. */
  readonly onIssue?: ((issue: Issue) => void) | undefined;
}

/** What decides how a typed object is judged: as a row of an upload. */
export interface CheckOptions extends Omit<ReadOptions, 'kind'> {
  readonly kind?: 'upload' | undefined;
  /** IANA name of the zone of times that are given as text without an offset. Default: none, and such a time is an error. */
  readonly timeZone?: string | undefined;
  /** Which instant a local time means that exists twice or not at all, as in Temporal's `disambiguation`. Default: neither, and it is an error. */
  readonly ambiguousTime?: 'earlier' | 'later' | undefined;
}

/** What decides how a file is written. */
export interface WriteOptions<Input = unknown> extends CheckOptions {
  /** `','` or a tab. Default `','`. */
  readonly delimiter?: ',' | '\t' | undefined;
  /** Whether the file starts with the byte order mark, as an upload must. Default `true`. */
  readonly bom?: boolean | undefined;
  /** Header names of the columns to write, beside Type and Name. A value for another column is an error. Default: all that any action may fill. */
  readonly columns?: readonly string[] | undefined;
  /**
   * What happens to a record with an error: `'throw'` an `InvalidRecordError`, or `'skip'` it. Default
   * `'throw'`. An error that only all records show, as `no-client-id` under `strict`, throws a
   * `BulkFileError` at the end; with `'skip'` it is only told to `onIssue`.
   */
  readonly onInvalid?: 'throw' | 'skip' | undefined;
  /** Called for each record that is skipped. */
  readonly onSkip?:
    | ((skipped: {
        readonly index: number;
        readonly record: Input;
        readonly issues: readonly Issue[];
      }) => void)
    | undefined;
}

/** What decides how records are split into files. */
export interface SplitOptions<Input = unknown> extends WriteOptions<Input> {
  /** Most records of a file, from 1. Default and most: what the channel takes, 4,000,000 or 20,000. */
  readonly maxRows?: number | undefined;
  /** Most bytes of a file, uncompressed and with all that is not a record, from 1. Default and most: 100,000,000. */
  readonly maxBytes?: number | undefined;
  /** Name that the names of the files are made of. Default `'upload.csv'`, and `'upload.tsv'` with tabs. */
  readonly name?: string | undefined;
}

const moment = z.custom<Date | DateTime>(
  (value) => millisecondsOf(value) !== undefined,
  'a valid Date or luxon DateTime',
);
const callback = <F>() =>
  z.optional(z.custom<F>((value) => typeof value === 'function', 'a function'));
const severity = z.enum(['error', 'warning']);
const count = (least: number) => z.optional(z.int().check(z.minimum(least)));

const readShape = {
  kind: z.optional(z.enum(['upload', 'result'])),
  now: z.optional(moment),
  strict: z.optional(z.boolean()),
  severity: z.optional(z.record(z.string(), z.enum(['error', 'warning', 'off']))),
  notApplicable: z.optional(severity),
  duplicates: z.optional(z.boolean()),
  channel: z.optional(z.enum(['production', 'sandbox'])),
  maxIssues: count(0),
  maxIssuesPerCode: count(0),
  maxCellLength: count(1),
  showValues: z.optional(z.boolean()),
  signal: z.optional(z.instanceof(AbortSignal)),
  onProgress: callback<(progress: { bytes: number; rows: number }) => void>(),
  onIssue: callback<(issue: Issue) => void>(),
};

const checkShape = {
  ...readShape,
  kind: z.optional(z.literal('upload')),
  timeZone: z.optional(
    z
      .string()
      .check(z.refine((name) => zoneOf(name) !== undefined, 'an IANA name such as Europe/Berlin')),
  ),
  ambiguousTime: z.optional(z.enum(['earlier', 'later'])),
};

const writeShape = {
  ...checkShape,
  delimiter: z.optional(z.enum([',', '\t'])),
  bom: z.optional(z.boolean()),
  columns: z.optional(z.array(z.string())),
  onInvalid: z.optional(z.enum(['throw', 'skip'])),
  onSkip:
    callback<(skipped: { index: number; record: unknown; issues: readonly Issue[] }) => void>(),
};

const splitShape = {
  ...writeShape,
  maxRows: count(1),
  maxBytes: z.optional(z.int().check(z.minimum(1), z.maximum(uploadLimits.bytes))),
  name: z.optional(z.string().check(z.refine((name) => name !== '', 'a text that is not empty'))),
};

const shapes = {
  read: z.strictObject(readShape),
  check: z.strictObject(checkShape),
  write: z.strictObject(writeShape),
  split: z.strictObject(splitShape),
};

/** UTF-16 units of one cell: far above what any column takes. */
export const defaultMaxCellLength = 1_048_576;

/** The options with their defaults, as a run needs them. */
export interface Settings<Own = unknown> {
  readonly kind: 'upload' | 'result';
  readonly now: number;
  readonly strict: boolean;
  readonly severity: ReadonlyMap<string, Level>;
  readonly notApplicable: Severity;
  readonly duplicates: boolean;
  readonly showValues: boolean;
  readonly channel: Channel;
  readonly maxCellLength: number;
  readonly own: Own;
}

/**
 * Reads the options of a run: those of every record type, and those of this one. Throws a
 * `TypeError` that names an option that does not exist or is out of its bounds.
 */
export function readSettings(
  type: AnyRecordType,
  shape: keyof typeof shapes,
  given: object = {},
): Settings {
  const own: Record<string, unknown> = {};
  const general: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(checkedObject(given))) {
    if (value === undefined) continue;
    const target = type.options?.names.includes(name) ? own : general;
    target[name] = value;
  }
  const options = checkOptions(shapes[shape], general) as ReadOptions;
  return {
    kind: options.kind ?? 'upload',
    now: options.now === undefined ? Date.now() : (millisecondsOf(options.now) as number),
    strict: options.strict ?? false,
    severity: readSeverity(type, options.severity ?? {}),
    notApplicable: options.notApplicable ?? 'error',
    duplicates: options.duplicates ?? true,
    showValues: options.showValues ?? false,
    channel: options.channel ?? 'production',
    maxCellLength: options.maxCellLength ?? defaultMaxCellLength,
    own: type.options?.read(own as never),
  };
}

function checkedObject(given: unknown): object {
  if (typeof given === 'object' && given !== null) return given;
  throw new TypeError('The options must be an object.');
}

function readSeverity(
  type: AnyRecordType,
  given: NonNullable<ReadOptions['severity']>,
): ReadonlyMap<string, Level> {
  const ownCodes = (type.rules as readonly Rule[]).map((rule) => rule.code);
  for (const [code, level] of Object.entries(given)) {
    const usual = Object.hasOwn(issueCodes, code) ? issueCodes[code as IssueCode] : undefined;
    if (usual === undefined && !ownCodes.includes(code))
      throw new TypeError(`Option "severity" names "${code}", which is no code.`);
    if ((usual === 'fixed' || usual === 'ends') && level !== 'error')
      throw new TypeError(
        `Option "severity" lowers "${code}", but its fault leaves no legal value: it stays an error.`,
      );
  }
  return new Map(Object.entries(given));
}
