import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import type { InstantInput } from '../../schema/codecs/instant';
import { dayOfInput, textOfDay } from '../wire/days';
import { createRequestWriter, type FormatOptions, formatShape } from '../wire/request';
import { scalarFromJson } from '../wire/scalars';
import type { ValueOf } from '../wire/shape';
import { reportRequestObject, uploadChannels } from './objects';

/** A channel by which conversions reach the service. */
export type UploadChannel = (typeof uploadChannels)[number];

/** What a report covers. */
export interface ReportQuery {
  /**
   * The first day, in UTC: a date such as `'2026-11-02'`, or a moment on it as a `Date`, a luxon
   * `DateTime` or ISO 8601 text with `Z` or an offset.
   */
  readonly from: InstantInput;
  /** The last day, in the same forms. It is part of the report. */
  readonly to: InstantInput;
  /** Ids of goals, at least one. Duplicates are removed. A number must be exact. */
  readonly goalIds: readonly (string | bigint | number)[];
  /** Counts only conversions of these channels. Default: all. */
  readonly channels?: readonly UploadChannel[] | undefined;
}

/** Options for the requests of a report. */
export interface ReportRequestOptions extends FormatOptions {
  /** Maximum goals of a request, 1 to 100. Default 20, which the service accepts since March 2026. */
  readonly maxGoals?: number | undefined;
}

/** A request for a part of the report, ready to be sent by POST. */
export interface ReportRequest {
  readonly operation: 'GetOfflineConversionReportByGoalIds';
  /** What follows the host: `https://campaign.api.bingads.microsoft.com`. */
  readonly path: string;
  readonly body: string;
  /** Its first day, as `2026-11-02`. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  readonly goalIds: readonly string[];
}

/** Source: GetOfflineConversionReportByGoalIds Service Operation, Campaign Management API. */
export const reportOperation = {
  name: 'GetOfflineConversionReportByGoalIds',
  restPath: '/OfflineConversionReport/QueryByGoalIds',
  request: reportRequestObject,
} as const;

/** Days of one request, according to the same source. */
const maxDays = 7;

function parseGoalId(input: unknown): string | undefined {
  const id = scalarFromJson('long', input);
  return typeof id === 'string' && /^[1-9]/.test(id) ? id : undefined;
}

const dayWords =
  'a Date, a DateTime, a date such as 2026-11-02, or an ISO 8601 time with Z or an offset; from 2000 to 2100';
const day = z.custom<InstantInput>((input) => dayOfInput(input) !== undefined, dayWords);
const querySchema = z.strictObject({
  from: day,
  to: day,
  goalIds: z.array(
    z.custom<string | bigint | number>(
      (input) => parseGoalId(input) !== undefined,
      'a goal id: a 64-bit whole number above 0, as text, a bigint or an exact number',
    ),
  ),
  channels: z.optional(z.array(z.enum(uploadChannels))),
});

const optionsSchema = z.strictObject({
  ...formatShape,
  maxGoals: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
});

/**
 * Makes the requests for an attribution report: one for each span of at most 7 days and each group of
 * goals. A request runs from 00:00:00 of its first day to 23:59:59 of its last. The vendor does not
 * document whether the last day counts, so the next span begins with it again: `readReport` counts such
 * a day once.
 *
 * Source: GetOfflineConversionReportByGoalIds Service Operation, Campaign Management API.
 * @throws TypeError for a `to` before `from`, for missing or malformed ids, and wrong options
 * @example
 * reportRequests({ from: '2026-11-02', to: '2026-11-15', goalIds: ['9007199254740993'] })
 *   .map(({ from, to }) => `${from} to ${to}`);
 * // ['2026-11-02 to 2026-11-08', '2026-11-08 to 2026-11-14', '2026-11-14 to 2026-11-15']
 */
export function reportRequests(
  query: ReportQuery,
  options: ReportRequestOptions = {},
): ReportRequest[] {
  if (typeof query !== 'object' || query === null)
    throw new TypeError('The query must be an object.');
  const checked = checkOptions(querySchema, query);
  const { maxGoals = 20, ...format } = checkOptions(optionsSchema, options);
  const [first, last] = [dayOfInput(checked.from) as number, dayOfInput(checked.to) as number];
  if (last < first) throw new TypeError('The day of "to" is before the day of "from".');
  const ids = [...new Set(checked.goalIds.map((input) => parseGoalId(input) as string))];
  if (ids.length === 0) throw new TypeError('"goalIds" must have at least one id.');
  const channels = uploadChannels.filter((channel) => checked.channels?.includes(channel));

  const writer = createRequestWriter(format);
  return splitSpan(first, last).flatMap(([from, to]) =>
    chunk(ids, maxGoals).map((goalIds) => {
      const value: ValueOf<typeof reportRequestObject> = {
        StartDateUtc: `${from}T00:00:00Z`,
        EndDateUtc: `${to}T23:59:59Z`,
        GoalIds: goalIds,
        ...(channels.length > 0 && { UploadChannelFilter: channels.join(',') }),
      };
      const { path, body } = writer.write(reportOperation, value);
      return { operation: reportOperation.name, path, body, from, to, goalIds };
    }),
  );
}

/** Splits days into spans. Each begins with the last day of the one before. */
function splitSpan(first: number, last: number): readonly (readonly [string, string])[] {
  const spans: [string, string][] = [];
  let from = first;
  do {
    const to = Math.min(from + maxDays - 1, last);
    spans.push([textOfDay(from), textOfDay(to)]);
    from = to;
  } while (from < last);
  return spans;
}

function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}
