import { openEngine } from '../engine/engine';
import { readSettings } from '../options/settings';
import { readBulkRows } from '../read';
import { offlineConversion } from '../records/offline-conversion';
import type { SentRecord } from '../records/offline-conversion/sent';
import { headersOf } from '../schema/record-type';
import type { Source } from '../source/source';

/** Reads which conversion a row is about, and what it does to it. Undefined if its cells do not tell. */
export type ReadSentRecord = (cells: ReadonlyMap<string, string>) => SentRecord | undefined;

/** Opens the reading of rows of uploads and results. */
export function openSentRecords(): ReadSentRecord {
  const { settings } = readSettings(offlineConversion, 'read', { kind: 'result' });
  const engine = openEngine(offlineConversion, settings);
  const headers = headersOf(offlineConversion);
  const place = { line: 0, row: 0 };
  return (cells) => {
    const texts = headers.map((header) => cells.get(header) ?? '');
    const { action, view } = engine.read(texts, place);
    const value = view.value as SentRecord;
    if (action === undefined || value.conversionTime === undefined) return undefined;
    const isAdd = action === 'Add';
    if (!isAdd && value.adjustmentTime === undefined) return undefined;
    const { microsoftClickId, conversionName, conversionTime } = value;
    const { hashedEmailAddress, hashedPhoneNumber, adjustmentTime } = value;
    return {
      ...{
        action: action as SentRecord['action'],
        microsoftClickId,
        conversionName,
        conversionTime,
      },
      ...{ hashedEmailAddress, hashedPhoneNumber },
      ...(!isAdd && { adjustmentTime }),
    };
  };
}

/** Reads the records of an upload, as far as its rows tell which conversions they are about. */
export async function* readSentRecords(source: Source): AsyncGenerator<SentRecord, void> {
  const read = openSentRecords();
  for await (const { type, cells } of readBulkRows(source)) {
    const record = type === offlineConversion.type ? read(cells) : undefined;
    if (record) yield record;
  }
}
