import * as z from 'zod/mini';
import { byteLength } from '../../csv/write';
import { recordsFrom } from '../../file/writing';
import type { Issue } from '../../issues/issue';
import { InvalidRecordError } from '../../messages/errors';
import { issueOf } from '../../messages/issue';
import { checkOptions, splitOptions } from '../../options/check';
import type { CheckOptions } from '../../options/options';
import { readSettings } from '../../options/settings';
import { callback } from '../../options/shapes';
import { offlineConversion } from '../../records/offline-conversion';
import type { OwnOptionsOf } from '../../schema/record-type';
import { headersSchema, type RequestFormat, type SoapHeaders } from '../wire/soap/envelope';
import { fitsXml } from '../wire/soap/xml';
import { type ApplyRequest, type Batch, batchOpener } from './batch';
import { columnOf, toOfflineConversion } from './conversions';
import { mostItems } from './operations';
import { type Given, openRecordCheck, type Verdict } from './record-check';

/** What decides how records become requests. */
export interface ApplyRequestOptions extends CheckOptions, OwnOptionsOf<typeof offlineConversion> {
  /** Default `'json'`. */
  readonly format?: RequestFormat | undefined;
  /** For the format `'soap'`. What is absent gets a placeholder, such as `DeveloperTokenHere`. */
  readonly headers?: SoapHeaders | undefined;
  /** Most items of a request, 1 to 1,000. Default 1,000. */
  readonly maxItems?: number | undefined;
  /** What happens to a record with an error: `'throw'` an `InvalidRecordError`, or `'skip'` it. Default `'throw'`. */
  readonly onInvalid?: 'throw' | 'skip' | undefined;
  /** Called for each record that is skipped. */
  readonly onSkip?:
    | ((skipped: {
        readonly index: number;
        readonly record: Given;
        readonly issues: readonly Issue[];
      }) => void)
    | undefined;
}

const shape = {
  format: z.optional(z.enum(['json', 'soap'])),
  headers: z.optional(headersSchema),
  maxItems: z.optional(z.int().check(z.minimum(1), z.maximum(mostItems))),
  onInvalid: z.optional(z.enum(['throw', 'skip'])),
  onSkip: callback(),
};

/**
 * Turns records into the requests of ApplyOfflineConversions and ApplyOfflineConversionAdjustments, as
 * they are asked for: Adds and adjustments apart, each in the order given, the Add before its own
 * adjustments. It comes before one that was given earlier, too, as long as that has not gone. Send them
 * one after the other. Each record is checked as the writer of a file checks it, and is sent as a file
 * would hold it: times in whole seconds. Line and row of an issue are those of the source; without one,
 * line 0 and the index.
 *
 * Source: ApplyOfflineConversions, Campaign Management API.
 * @param records typed records, or what `readOfflineConversions` gives, or records with a row of yours
 * @throws TypeError at once for wrong options, later for a record that is no object
 * @throws InvalidRecordError for a record with an error, unless `onInvalid` is `'skip'`; the requests
 * before it have been given
 * @example
 * for await (const request of applyRequests(readOfflineConversions(file), { onInvalid: 'skip' })) {
 *   const answer = await fetch(`https://campaign.api.bingads.microsoft.com${request.path}`, {
 *     method: 'POST',
 *     headers: { 'Content-Type': 'application/json' }, // and the tokens
 *     body: request.body,
 *   });
 *   console.log(readApplyResponse(await answer.text(), request));
 * }
 */
export function applyRequests(
  records: Iterable<Given> | AsyncIterable<Given>,
  options: ApplyRequestOptions = {},
): AsyncGenerator<ApplyRequest, void> {
  const [requestOptions, recordOptions] = splitOptions(options, shape);
  checkOptions(z.strictObject(shape), requestOptions);
  const settings = readSettings(offlineConversion, 'check', recordOptions);
  const { format = 'json', onInvalid = 'throw', onSkip, onIssue, onProgress, signal } = options;
  const check = openRecordCheck(settings, options);
  const open = batchOpener(format, options.headers ?? {});
  const maxItems = options.maxItems ?? mostItems;
  const given = recordsFrom(records, signal);

  return (async function* () {
    const adds = open('ApplyOfflineConversions');
    const adjustments = open('ApplyOfflineConversionAdjustments');
    /** Whether an adjustment waits whose Add waits too. */
    let tied = false;
    let index = -1;
    const progress = { bytes: 0, rows: 0 };

    function* sent(...batches: readonly Batch[]): Generator<ApplyRequest> {
      for (const batch of batches) {
        if (batch.size() === 0) continue;
        // What gives records is not asked between two requests.
        signal?.throwIfAborted();
        const request = batch.take();
        progress.bytes += byteLength(request.body);
        progress.rows += request.rows.length;
        onProgress?.({ ...progress });
        yield request;
      }
    }

    for await (const one of given) {
      index++;
      const verdict = check(one, index);
      const { record, issues } = format === 'soap' ? forXml(verdict) : verdict;
      if (record === undefined) {
        if (onInvalid === 'throw') throw new InvalidRecordError(index, issues);
        onSkip?.({ index, record: one, issues });
        continue;
      }
      if (onIssue) issues.forEach(onIssue);
      const isAdd = record.action === 'Add';
      const [batch, other] = isAdd ? [adds, adjustments] : [adjustments, adds];
      const key = batch.add(record, verdict.place.row);
      if (other.has(key)) tied = true;
      if (batch.size() < maxItems) continue;
      yield* sent(...(tied && !isAdd ? [adds, adjustments] : [batch]));
      tied = false;
    }
    yield* sent(adds, adjustments);
  })();
}

/** XML has no way to hold most control characters: such a record is not sent in it. */
function forXml(verdict: Verdict): Verdict {
  const { record, issues, place } = verdict;
  if (record === undefined) return verdict;
  const sent = toOfflineConversion(record);
  const columns = Object.entries(sent).flatMap(([name, value]) =>
    typeof value === 'string' && !fitsXml(value) ? [columnOf(name)] : [],
  );
  if (columns.length === 0) return verdict;
  const { action, clientId } = record;
  const unsendable = columns.map((column) => {
    const fault = { code: 'text-format', severity: 'error', ...column } as const;
    return issueOf({ ...fault, facts: { given: 'control' } }, { ...place, action, clientId });
  });
  return { record: undefined, issues: [...issues, ...unsendable], place };
}
