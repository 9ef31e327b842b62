import * as z from 'zod/mini';
import { type IssueCode, issueCodes } from '../issues/codes';
import { nearest } from '../text/nearest';
import { describeUnknown } from '../text/shown/unknown-name';
import { uploadLimits } from '../vendor/limits';
import { checkOptions, splitOptions } from './check';
import { millisecondsOf, zoneOf } from './moment';
import type { CheckOptions, ReadOptions } from './options';
import { callback, count, delimiter, hashShape, moment, nested, watchShape } from './shapes';

/** The members of `ReadOptions`. */
export const readShape = {
  ...watchShape,
  kind: z.optional(z.enum(['upload', 'result'])),
  now: z.optional(moment),
  strict: z.optional(z.boolean()),
  severity: z.optional(nested(z.record(z.string(), z.enum(['error', 'warning', 'off'])))),
  notApplicable: z.optional(z.enum(['error', 'warning'])),
  duplicates: z.optional(z.boolean()),
  channel: z.optional(z.enum(['production', 'sandbox'])),
  maxIssues: count(0),
  maxIssuesPerCode: count(0),
  maxCellLength: count(1),
  showValues: z.optional(z.boolean()),
  screen: z.optional(z.boolean()),
  onProgress: callback<NonNullable<ReadOptions['onProgress']>>(),
};

/** How times and dates of records are meant. */
export const timeShape = {
  timeZone: z.optional(
    z
      .string()
      .check(z.refine((name) => zoneOf(name) !== undefined, 'an IANA name such as Europe/Berlin')),
  ),
  ambiguousTime: z.optional(z.enum(['earlier', 'later'])),
  dateOrder: z.optional(z.enum(['mdy', 'dmy', 'ymd'])),
};

const checkShape = {
  ...readShape,
  ...timeShape,
  kind: z.optional(z.literal('upload')),
};

const writeShape = {
  ...checkShape,
  ...hashShape,
  delimiter,
  bom: z.optional(z.boolean()),
  columns: z.optional(z.array(z.string())),
  onInvalid: z.optional(z.enum(['throw', 'skip'])),
  allowEmpty: z.optional(z.boolean()),
  onSkip: callback(),
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

/** The default limit on the UTF-16 units of one cell: far more than any column accepts. */
export const defaultMaxCellLength = 1_048_576;

/** The options of a run with their defaults filled in. */
export type Settings = Readonly<ReturnType<typeof settingsFor>>;

interface WithCode {
  readonly code: string;
}

/** The options of reading and of checking. */
type RunOptions = ReadOptions & Pick<CheckOptions, 'timeZone' | 'ambiguousTime' | 'dateOrder'>;

/** A record type, as far as its options go. */
interface TypeWithOptions {
  readonly options?: { readonly names: readonly string[]; read(options: never): unknown };
  readonly columns: {
    readonly [property: string]: { readonly codec: { readonly codes?: readonly WithCode[] } };
  };
  readonly oneOf?: readonly { readonly code: string | WithCode }[];
  readonly rules: readonly WithCode[];
  readonly fileRules?: readonly { readonly codes?: readonly WithCode[] }[];
  readonly lookups?: readonly { readonly codes?: readonly WithCode[] }[];
}

/**
 * Checks the options that every record type has and those of this one. Returns the settings of the run, with
 * the defaults filled in, and the options that every record type has, each read once.
 */
export function readSettings<T extends object>(
  type: TypeWithOptions,
  shape: keyof typeof shapes,
  given: T,
): { readonly settings: Settings; readonly options: T } {
  const typeNames = Object.fromEntries((type.options?.names ?? []).map((name) => [name, true]));
  const [typeOptions, common] = splitOptions(given, typeNames).map(withoutUndefined);
  const checked = checkOptions(shapes[shape], common) as RunOptions;
  checkSeverity(type, checked.severity ?? {});
  const settings = settingsFor(checked, type.options?.read(typeOptions as never));
  return { settings, options: checked as T };
}

/** Fills in the defaults of options that are known to be right. */
export function settingsFor(options: RunOptions, own?: unknown) {
  return {
    kind: options.kind ?? 'upload',
    /** Milliseconds since 1970. */
    now: millisecondsOf(options.now) ?? Date.now(),
    strict: options.strict ?? false,
    severity: new Map(Object.entries(options.severity ?? {})),
    notApplicable: options.notApplicable ?? 'error',
    duplicates: options.duplicates ?? true,
    showValues: options.showValues ?? false,
    channel: options.channel ?? 'production',
    maxCellLength: options.maxCellLength ?? defaultMaxCellLength,
    timeZone: options.timeZone,
    ambiguousTime: options.ambiguousTime,
    dateOrder: options.dateOrder,
    /** The options that only the record type has, as its rules use them. */
    own,
  };
}

function withoutUndefined(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** Rejects a code that does not exist, and one that must stay an error. */
function checkSeverity(
  type: TypeWithOptions,
  severity: NonNullable<ReadOptions['severity']>,
): void {
  const typeCodes = typeCodesOf(type);
  for (const [code, level] of Object.entries(severity)) {
    const defaultLevel = Object.hasOwn(issueCodes, code)
      ? issueCodes[code as IssueCode]
      : undefined;
    if (defaultLevel === undefined && !typeCodes.includes(code)) {
      const meant = nearest(code, [...Object.keys(issueCodes), ...typeCodes]);
      const { shown, offer } = describeUnknown(code, meant);
      throw new TypeError(`Option "severity" has an unknown issue code ${shown}.${offer}`);
    }
    if ((defaultLevel === 'fixed' || defaultLevel === 'ends') && level !== 'error')
      throw new TypeError(
        `Option "severity" cannot lower "${code}". It leaves no valid value and stays an error.`,
      );
  }
}

/** The codes that a record type reports in addition to those of the package. */
function typeCodesOf({
  columns,
  oneOf = [],
  rules,
  fileRules = [],
  lookups = [],
}: TypeWithOptions): string[] {
  return [
    ...Object.values(columns).flatMap(({ codec }) => codec.codes ?? []),
    ...oneOf.flatMap(({ code }) => (typeof code === 'string' ? [] : code)),
    ...rules,
    ...[...fileRules, ...lookups].flatMap(({ codes = [] }) => codes),
  ].map(({ code }) => code);
}
