import { KeyHash } from '../../keys/hash';
import type { OfflineConversion } from '../../records/offline-conversion';
import { hashConversion } from '../../records/offline-conversion/conversion-key';
import type { RequestWriter } from '../wire/request';
import { list, type Operation, object, type Shape } from '../wire/shape';
import { toOfflineConversion } from './conversions';
import { offlineConversionAdjustmentObject, offlineConversionObject } from './objects';

/** One of the two operations that apply conversions. */
export type ApplyOperation = 'ApplyOfflineConversions' | 'ApplyOfflineConversionAdjustments';

function operation<List extends string>(listName: List, item: Shape) {
  const name = `Apply${listName}` as const;
  const request = object(`${name}Request`, { [listName]: list(item) });
  return { name, restPath: `/${listName}/Apply`, list: listName, request };
}

/** Source: ApplyOfflineConversions and ApplyOfflineConversionAdjustments, Campaign Management API. */
export const applyOperations = {
  ApplyOfflineConversions: operation('OfflineConversions', offlineConversionObject),
  ApplyOfflineConversionAdjustments: operation(
    'OfflineConversionAdjustments',
    offlineConversionAdjustmentObject,
  ),
} satisfies { readonly [Name in ApplyOperation]: Operation };

/** Items that the service accepts in one request. Its error is OfflineConversionsLimitExceeded. */
export const maxItemsOfRequest = 1000;

/** A request that applies conversions, ready to be sent by POST. */
export interface ApplyRequest {
  readonly operation: ApplyOperation;
  /** What follows the host: `https://campaign.api.bingads.microsoft.com`. */
  readonly path: string;
  readonly body: string;
  /** The source row of each item; for a record without one, its index among the records. */
  readonly rows: readonly number[];
}

/** Collects the items of one operation's next request. */
export class Batch {
  readonly #operation: (typeof applyOperations)[ApplyOperation];
  readonly #writer: RequestWriter;
  readonly #keys = new Set<string>();
  #items: object[] = [];
  #rows: number[] = [];

  constructor(operation: ApplyOperation, writer: RequestWriter) {
    this.#operation = applyOperations[operation];
    this.#writer = writer;
  }

  get size(): number {
    return this.#items.length;
  }

  /** Adds a record, and returns the key of its conversion. */
  add(record: OfflineConversion, row: number): string {
    this.#items.push(toOfflineConversion(record));
    this.#rows.push(row);
    const key = conversionKeyOf(record);
    this.#keys.add(key);
    return key;
  }

  /** Whether the batch has an item for the conversion with this key. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Makes the request of all items, and empties the batch. */
  take(): ApplyRequest {
    const { name, list } = this.#operation;
    const { path, body } = this.#writer.write(this.#operation, { [list]: this.#items });
    const request = { operation: name, path, body, rows: this.#rows };
    this.#items = [];
    this.#rows = [];
    this.#keys.clear();
    return request;
  }
}

/** The key of a conversion, made as the rules over the whole file make it. */
export function conversionKeyOf(record: OfflineConversion): string {
  const { conversionName, microsoftClickId, hashedEmailAddress, hashedPhoneNumber } = record;
  const { high, low } = hashConversion(new KeyHash(), {
    conversionName,
    conversionTime: record.conversionTime.toMillis(),
    microsoftClickId,
    hashedEmailAddress,
    hashedPhoneNumber,
  });
  return `${high} ${low}`;
}
