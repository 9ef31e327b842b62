import { conversionKeyOf } from '../../api/apply/batch';
import type { uploadChannels } from '../../api/report/objects';
import type { UnattributedReason } from '../../api/report/reasons';
import { textOfDay } from '../../api/wire/days';
import type { OfflineConversion } from '../../records/offline-conversion';
import { dayLength } from '../../schema/codecs/time-text';

/** How a conversion has come. */
export interface Arrival {
  readonly channel: (typeof uploadChannels)[number];
  readonly receivedAt: number;
  readonly countedAt: number;
  /** The upload that it came with; undefined for a request. */
  readonly requestId: string | undefined;
}

/** What is kept of a record that was accepted. A file may have millions of them. */
export interface AcceptedConversion {
  /** The same for all records of one conversion. */
  readonly key: string;
  readonly action: OfflineConversion['action'];
  readonly conversionName: string;
  readonly clientId: string | undefined;
  readonly value: number | undefined;
}

export function summarizeConversion(record: OfflineConversion): AcceptedConversion {
  const { action, conversionName, clientId } = record;
  const value = action === 'Add' ? record.conversionValue : adjustedValue(record);
  return { key: conversionKeyOf(record), action, conversionName, clientId, value };
}

function adjustedValue(record: Exclude<OfflineConversion, { action: 'Add' }>): number {
  return record.action === 'Restate' ? record.adjustmentValue : 0;
}

/** A conversion that the double has counted, with the last of its adjustments. */
export interface CountedConversion extends Pick<Arrival, 'channel' | 'countedAt' | 'requestId'> {
  readonly conversionName: string;
  readonly clientId: string | undefined;
  readonly value: number | undefined;
  readonly adjustment: 'Restate' | 'Retract' | undefined;
}

/** What the attribution report counts for one goal, day and channel. */
export interface DailyCount {
  readonly conversionName: string;
  readonly day: string;
  readonly channel: Arrival['channel'];
  successes: number;
  readonly reasons: Map<UnattributedReason, number>;
}

/** The conversions that were accepted: those that count, and why the others do not. */
export class Conversions {
  /** By the key of the conversion. */
  readonly counted = new Map<string, CountedConversion>();
  readonly #days = new Map<string, DailyCount>();

  get days(): readonly DailyCount[] {
    return [...this.#days.values()];
  }

  add(accepted: AcceptedConversion, arrival: Arrival): void {
    const { key, action, conversionName, clientId, value } = accepted;
    const known = this.counted.get(key);
    const reason = action === 'Add' ? addFault(known) : adjustmentFault(known, arrival);
    const day = this.#dayOf(conversionName, arrival);
    if (reason !== undefined) {
      day.reasons.set(reason, (day.reasons.get(reason) ?? 0) + 1);
      return;
    }
    day.successes++;
    if (action !== 'Add') {
      if (known) this.counted.set(key, { ...known, value, adjustment: action });
      return;
    }
    const { channel, countedAt, requestId } = arrival;
    const came = { channel, countedAt, requestId };
    this.counted.set(key, { conversionName, clientId, value, adjustment: undefined, ...came });
  }

  #dayOf(conversionName: string, { channel, countedAt }: Arrival): DailyCount {
    const number = Math.floor(countedAt / dayLength);
    const key = `${channel} ${number} ${conversionName}`;
    let count = this.#days.get(key);
    if (!count) {
      const day = textOfDay(number);
      count = { conversionName, day, channel, successes: 0, reasons: new Map() };
      this.#days.set(key, count);
    }
    return count;
  }
}

function addFault(known: CountedConversion | undefined): UnattributedReason | undefined {
  return known && 'DuplicateConversionKey';
}

/** An adjustment finds only what was counted before its own file was received. */
function adjustmentFault(
  known: CountedConversion | undefined,
  { receivedAt, requestId }: Arrival,
): UnattributedReason | undefined {
  const isOfSameFile = requestId !== undefined && known?.requestId === requestId;
  if (!known || known.countedAt > receivedAt || isOfSameFile) return 'AdjustmentOriginalNotFound';
  return known.adjustment === 'Retract' ? 'ConversionAlreadyRetracted' : undefined;
}
