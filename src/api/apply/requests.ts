import * as z from 'zod/mini';
import { byteLength } from '../../csv/write';
import { openHashing } from '../../file/hashing';
import { openPreparing } from '../../file/preparing';
import type { Issue } from '../../issues/issue';
import { InvalidRecordError } from '../../messages/errors';
import { issueOf } from '../../messages/issue';
import { checkOptions, splitOptions } from '../../options/check';
import type { CheckOptions, HashOption, HashOptions } from '../../options/options';
import { readSettings } from '../../options/settings';
import { callback, hashShape } from '../../options/shapes';
import { offlineConversion } from '../../records/offline-conversion';
import {
  type ConversionTypeOption,
  conversionTypeShape,
} from '../../records/offline-conversion/conversion-type';
import type { OwnOptionsOf } from '../../schema/record-type';
import { TimeSlice } from '../../source/time-slice';
import { recordsFrom } from '../../source/until-abort';
import { characterOf } from '../../text/code-point';
import { createRequestWriter, type FormatOptions, formatShape } from '../wire/request';
import { type ApplyRequest, Batch, maxItemsOfRequest } from './batch';
import { toOfflineConversion } from './conversions';
import { columnsByMember } from './objects';
import { type Given, openRecordCheck, recordOf, type Verdict } from './record-check';

/** Options for turning records into requests. */
export interface ApplyRequestOptions<Hash extends HashOptions | undefined = undefined>
  extends CheckOptions,
    HashOption<Hash>,
    OwnOptionsOf<typeof offlineConversion>,
    ConversionTypeOption,
    FormatOptions {
  /** Maximum items of a request, 1 to 1,000. Default 1,000. */
  readonly maxItems?: number | undefined;
  /** What happens to a record with an error: `'throw'` an `InvalidRecordError`, or `'skip'` it. Default `'throw'`. */
  readonly onInvalid?: 'throw' | 'skip' | undefined;
  /** Called for each record that is skipped. */
  readonly onSkip?:
    | ((skipped: {
        readonly index: number;
        readonly record: Given<HashOptions>;
        readonly issues: readonly Issue[];
      }) => void)
    | undefined;
}

const shape = {
  ...formatShape,
  ...hashShape,
  ...conversionTypeShape,
  maxItems: z.optional(z.int().check(z.minimum(1), z.maximum(maxItemsOfRequest))),
  onInvalid: z.optional(z.enum(['throw', 'skip'])),
  onSkip: callback(),
};

/**
 * Turns records into the requests of ApplyOfflineConversions and ApplyOfflineConversionAdjustments, one
 * whenever it is asked for. Adds and adjustments go into separate requests, each in the order of the
 * records, but an Add always goes before its own adjustments: even before one that came earlier, unless
 * that one has been yielded already. Send the requests one after the other.
 *
 * Each record is checked as the writer of a file checks it, and sent as a file would hold it: times in
 * whole seconds. Line and row of an issue are those of the source, or line 0 and the index of the record.
 * What only all records together show, such as times that are all at midnight, is reported at the end.
 *
 * Source: ApplyOfflineConversions, Campaign Management API.
 * @param records typed records, the rows of `readOfflineConversions`, or records with a row of your own
 * @throws TypeError at once for wrong options, later for a record that is not an object
 * @throws InvalidRecordError for a record with an error, unless `onInvalid` is `'skip'`. The requests
 * before it have been yielded.
 * @throws BulkFileError after the last record, if what only all records show is an error by the options
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
export function applyRequests<Hash extends HashOptions | undefined = undefined>(
  records: Iterable<Given<Hash>> | AsyncIterable<Given<Hash>>,
  options: ApplyRequestOptions<Hash> = {},
): AsyncGenerator<ApplyRequest, void> {
  const [requestOptions, recordOptions] = splitOptions(options, shape);
  const request = checkOptions(z.strictObject(shape), requestOptions) as typeof requestOptions;
  const { maxItems = maxItemsOfRequest, onInvalid = 'throw', onSkip, hash } = request;
  const { recordType = offlineConversion } = request;
  const { settings, options: checked } = readSettings(recordType, 'check', recordOptions);
  const { onIssue, onProgress, signal } = checked;
  const checks = openRecordCheck(recordType, settings, { onInvalid, onIssue });
  const hashing = openHashing(recordType, settings, { hash });
  const preparing = openPreparing(recordType, settings, hashing, recordOf);
  const writer = createRequestWriter(request);
  const source = recordsFrom(records, signal);

  return (async function* () {
    const adds = new Batch('ApplyOfflineConversions', writer);
    const adjustments = new Batch('ApplyOfflineConversionAdjustments', writer);
    /** Whether the batches hold an adjustment together with its Add. */
    let isTied = false;
    let index = -1;
    const progress = { bytes: 0, rows: 0 };
    const slice = new TimeSlice();

    function* flush(...batches: readonly Batch[]): Generator<ApplyRequest> {
      for (const batch of batches) {
        if (batch.size === 0) continue;
        // The source, which heeds the signal, is not read between two requests.
        signal?.throwIfAborted();
        const request = batch.take();
        progress.bytes += byteLength(request.body);
        progress.rows += request.rows.length;
        onProgress?.({ ...progress });
        yield request;
      }
    }

    for await (const prepared of preparing.prepare(source as AsyncIterable<Given<HashOptions>>)) {
      if (slice.isOver) await slice.giveWay();
      const input = prepared.item;
      index++;
      const { record, issues, place } = refuseUnfit(checks.check(prepared, index), writer.canHold);
      if (record === undefined) {
        if (onInvalid === 'throw') throw new InvalidRecordError(index, issues);
        onSkip?.({ index, record: input, issues });
        continue;
      }
      if (onIssue) issues.forEach(onIssue);
      const isAdd = record.action === 'Add';
      const [batch, other] = isAdd ? [adds, adjustments] : [adjustments, adds];
      const key = batch.add(record, place.row);
      if (other.has(key)) isTied = true;
      if (batch.size < maxItems) continue;
      yield* flush(...(isTied && !isAdd ? [adds, adjustments] : [batch]));
      isTied = false;
    }
    checks.end();
    yield* flush(adds, adjustments);
  })();
}

/** Refuses a record with a text that the format cannot hold. */
function refuseUnfit(verdict: Verdict, canHold: ((text: string) => boolean) | undefined): Verdict {
  const { record, issues, place } = verdict;
  if (record === undefined || canHold === undefined) return verdict;
  const { action, clientId } = record;
  const unfit = Object.entries(toOfflineConversion(record)).flatMap(([name, value]) => {
    if (typeof value !== 'string' || canHold(value)) return [];
    const fault = { code: 'text-format', severity: 'error', ...columnsByMember.get(name) } as const;
    return issueOf({ ...fault, facts: { reason: 'control' } }, { ...place, action, clientId });
  });
  if (unfit.length === 0) return verdict;
  // The error says all that the warning about the same character says.
  const others = issues.filter(
    (issue) => issue.code !== 'name-characters' || canHold(characterOf(issue.facts.codePoint)),
  );
  return { record: undefined, issues: [...others, ...unfit], place };
}
