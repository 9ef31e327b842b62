import * as z from 'zod/mini';
import { checkOptions } from '../../options/check';
import type { InstantInput } from '../../schema/codecs/instant';
import { writeJson } from '../wire/json';
import { scalarFromJson } from '../wire/scalars';
import {
  envelopeWriter,
  headersSchema,
  type RequestFormat,
  restPath,
  type SoapHeaders,
  soapPath,
} from '../wire/soap/envelope';
import { writeXmlMembers } from '../wire/soap/xml';
import { dayOfInput, textOfDay } from './days';
import { reportRequestObject, uploadChannels } from './objects';

/** A way on which conversions come to the service. */
export type UploadChannel = (typeof uploadChannels)[number];

/** What a report is to tell of. */
export interface ReportQuery {
  /**
   * The first day, of UTC: a moment in it as a `Date`, a luxon `DateTime` or ISO 8601 text with `Z` or an
   * offset; or a date, as `'2026-11-02'`.
   */
  readonly from: InstantInput;
  /** The last day, given likewise. It is part of the report. */
  readonly to: InstantInput;
  /** Ids of goals, at least one; one that comes twice is asked for once. A number must be exact. */
  readonly goalIds: readonly (string | bigint | number)[];
  /** Count only what came on these ways. Default: all. */
  readonly channels?: readonly UploadChannel[] | undefined;
}

/** What decides how a query becomes requests. */
export interface ReportRequestOptions {
  /** Default `'json'`. */
  readonly format?: RequestFormat | undefined;
  /** For the format `'soap'`. What is absent gets a placeholder, such as `DeveloperTokenHere`. */
  readonly headers?: SoapHeaders | undefined;
  /** Most goals of a request, 1 to 100. Default 20, which the service takes since March 2026. */
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

const operation = 'GetOfflineConversionReportByGoalIds';
const mostDays = 7;

function goalId(given: unknown): string | undefined {
  const id = ['string', 'number', 'bigint'].includes(typeof given)
    ? (scalarFromJson('long', given) as string | undefined)
    : undefined;
  return id !== undefined && /^[1-9]/.test(id) ? id : undefined;
}

const dayWords =
  'a Date, a DateTime, a date such as 2026-11-02, or an ISO 8601 time with Z or an offset; from 2000 to 2100';
const day = z.custom<InstantInput>((given) => dayOfInput(given) !== undefined, dayWords);
const querySchema = z.strictObject({
  from: day,
  to: day,
  goalIds: z.array(
    z.custom<string | bigint | number>(
      (given) => goalId(given) !== undefined,
      'the id of a goal: a whole number above 0 of 64 bits, as text, a bigint or an exact number',
    ),
  ),
  channels: z.optional(z.array(z.enum(uploadChannels))),
});

const optionsSchema = z.strictObject({
  format: z.optional(z.enum(['json', 'soap'])),
  headers: z.optional(headersSchema),
  maxGoals: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
});

/**
 * Makes the requests for an attribution report: by spans of at most 7 days, and in each span by goals.
 * A request runs from 00:00:00 of its first day to 23:59:59 of its last. The vendor does not say whether
 * the last day counts, so that the next span begins with it again: `readReport` takes such a day once.
 *
 * Source: GetOfflineConversionReportByGoalIds Service Operation, Campaign Management API.
 * @throws TypeError for a `to` before `from`, for no goals, an id that is none, and wrong options
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
  const asked = checkOptions(querySchema, query);
  const { format = 'json', headers = {}, maxGoals = 20 } = checkOptions(optionsSchema, options);
  const [first, last] = [dayOfInput(asked.from) as number, dayOfInput(asked.to) as number];
  if (last < first) throw new TypeError('The day of "to" is before that of "from".');
  const ids = [...new Set(asked.goalIds.map((given) => goalId(given) as string))];
  if (ids.length === 0) throw new TypeError('"goalIds" must have at least one id.');
  const channels = uploadChannels.filter((channel) => asked.channels?.includes(channel));

  const envelope = envelopeWriter(headers);
  const path = format === 'json' ? restPath('/OfflineConversionReport/QueryByGoalIds') : soapPath;
  return spans(first, last).flatMap(([from, to]) =>
    chunks(ids, maxGoals).map((goalIds) => {
      const value = {
        StartDateUtc: `${from}T00:00:00Z`,
        EndDateUtc: `${to}T23:59:59Z`,
        GoalIds: goalIds,
        ...(channels.length > 0 && { UploadChannelFilter: channels }),
      };
      const body =
        format === 'json'
          ? JSON.stringify(writeJson(reportRequestObject, value))
          : envelope(operation, writeXmlMembers(reportRequestObject, value));
      return { operation, path, body, from, to, goalIds };
    }),
  );
}

/** First and last days of spans, of which each begins with the last day of the one before. */
function spans(first: number, last: number): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  let from = first;
  do {
    const to = Math.min(from + mostDays - 1, last);
    found.push([textOfDay(from), textOfDay(to)]);
    from = to;
  } while (from < last);
  return found;
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}
