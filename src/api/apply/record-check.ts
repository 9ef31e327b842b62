import { openEngine } from '../../engine/engine';
import type { Issue, Place } from '../../issues/issue';
import type { Position } from '../../issues/position';
import { issueOf } from '../../messages/issue';
import type { Settings } from '../../options/settings';
import {
  type OfflineConversion,
  type OfflineConversionInput,
  offlineConversion,
} from '../../records/offline-conversion';

/** A record with the row that it comes from, as `readOfflineConversions` yields it. */
export interface RowRecord {
  readonly row: number;
  /** Default 0: no line. */
  readonly line?: number | undefined;
  /** Undefined if the row cannot be read. */
  readonly record: OfflineConversionInput | undefined;
  /** Known issues of the row. With an error among them, the record is not sent. */
  readonly issues?: readonly Issue[] | undefined;
  /** The cells of the row, if it comes from a bulk file. */
  readonly cells?: ReadonlyMap<string, string> | undefined;
}

/** A record that may become an item of a request. */
export type Given = OfflineConversionInput | RowRecord;

/** What checking a record resulted in. */
export interface Verdict {
  /** The record as a file would hold it, times in whole seconds. Undefined if it has an error. */
  readonly record: OfflineConversion | undefined;
  readonly issues: readonly Issue[];
  readonly place: Position;
}

/** Creates the function that checks each record, with the engine that the writer of a file uses. */
export function openRecordCheck(settings: Settings): (input: Given, index: number) => Verdict {
  const engine = openEngine(offlineConversion, settings);

  return (input, index) => {
    if (typeof input !== 'object' || input === null)
      throw new TypeError(`Record ${index} is not an object.`);
    const { row = index, line = 0, record, issues = [], cells } = rowRecord(input);
    const place = { line, row };
    const nameRow = cells ? undefined : 'record' in input ? nameRowOfCaller : nameRecord;
    if (!record || issues.some(isError)) return { record: undefined, issues, place };
    const checked = engine.write(record, row);
    const at: Place = { ...place, action: checked.action, clientId: engine.clientId(checked) };
    return {
      record: checked.hasFailed ? undefined : engine.record(checked),
      issues: checked.faults.map((fault) => issueOf(fault, at, nameRow)),
      place,
    };
  };
}

function rowRecord(input: Given): Partial<RowRecord> {
  return 'record' in input ? input : { record: input };
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

/** Callers count rows in their own way: the number may be a line. */
function nameRowOfCaller(row: number): string {
  return `Row ${row}`;
}

function nameRecord(index: number): string {
  return `Record ${index}`;
}
