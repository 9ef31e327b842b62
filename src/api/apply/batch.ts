import { KeyHash } from '../../keys/hash';
import type { OfflineConversion } from '../../records/offline-conversion';
import { hashConversion } from '../../records/offline-conversion/conversion-key';
import {
  envelopeWriter,
  type RequestFormat,
  type SoapHeaders,
  soapPath,
} from '../wire/soap/envelope';
import { writeXml } from '../wire/soap/xml';
import { toOfflineConversion } from './conversions';
import { type ApplyOperation, applyOperations } from './operations';

/** A request that applies conversions, ready to be sent by POST. */
export interface ApplyRequest {
  readonly operation: ApplyOperation;
  /** What follows the host: `https://campaign.api.bingads.microsoft.com`. */
  readonly path: string;
  readonly body: string;
  /** Of each item, its source row; its index among the records given where it comes from no file. */
  readonly rows: readonly number[];
}

/** Items of one operation that wait until they are a request. */
export interface Batch {
  /** Gives back the key of the conversion. */
  add(record: OfflineConversion, row: number): string;
  /** Whether a conversion of this key waits. */
  has(key: string): boolean;
  size(): number;
  take(): ApplyRequest;
}

export function batchOpener(
  format: RequestFormat,
  headers: SoapHeaders,
): (operation: ApplyOperation) => Batch {
  const envelope = envelopeWriter(headers);
  const isJson = format === 'json';
  return (operation: ApplyOperation): Batch => {
    const { path, list, item } = applyOperations[operation];
    let items: string[] = [];
    let rows: number[] = [];
    const keys = new Set<string>();
    return {
      add(record, row) {
        const object = toOfflineConversion(record);
        items.push(isJson ? JSON.stringify(object) : writeXml(item, object));
        rows.push(row);
        const key = keyOf(record);
        keys.add(key);
        return key;
      },
      has: (key) => keys.has(key),
      size: () => items.length,
      take() {
        const body = isJson
          ? `{"${list}":[${items.join(',')}]}`
          : envelope(operation, `<${list}>${items.join('')}</${list}>`);
        const request = { operation, path: isJson ? path : soapPath, body, rows };
        items = [];
        rows = [];
        keys.clear();
        return request;
      },
    };
  };
}

/** What tells one conversion from another, as the rules over all records see it. */
function keyOf(record: OfflineConversion): string {
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
