import { openEngine } from '../../engine/engine';
import type { Fault, Issue, Place } from '../../issues/issue';
import type { Position } from '../../issues/position';
import { issueOf } from '../../messages/issue';
import type { Settings } from '../../options/settings';
import {
  type OfflineConversion,
  type OfflineConversionInput,
  offlineConversion,
} from '../../records/offline-conversion';

/** A record with the row that it comes from, as `readOfflineConversions` gives it. */
export interface RowRecord {
  readonly row: number;
  /** Default 0: none. */
  readonly line?: number | undefined;
  /** Undefined where it can not be read. */
  readonly record: OfflineConversionInput | undefined;
  /** What is known to be wrong with the row. With an error among them the record is not sent. */
  readonly issues?: readonly Issue[] | undefined;
  /** Those of a bulk file. */
  readonly cells?: ReadonlyMap<string, string> | undefined;
}

/** What may become an item of a request. */
export type Given = OfflineConversionInput | RowRecord;

/** A record as a file would hold it, times in whole seconds; none where it has an error. */
export interface Verdict {
  readonly record: OfflineConversion | undefined;
  readonly issues: readonly Issue[];
  readonly place: Position;
}

/** Checks one record after the other, as the writer of a file does: there is one engine. */
export function openRecordCheck(settings: Settings): (given: Given, index: number) => Verdict {
  const engine = openEngine(offlineConversion, settings);

  return (given, index) => {
    if (typeof given !== 'object' || given === null)
      throw new TypeError(`Record ${index} is not an object.`);
    const { row = index, line = 0, record, issues = [], cells } = rowRecord(given);
    const place = { line, row };
    const nameRow = cells ? undefined : 'record' in given ? nameRowOfCaller : nameRecord;
    if (!record || issues.some(isError)) return { record: undefined, issues, place };
    // The rules over all records take row 0 for none, and here it is the first.
    const checked = engine.write(record, row + 1);
    const at: Place = { ...place, action: checked.action, clientId: engine.clientId(checked) };
    return {
      record: checked.hasFailed ? undefined : engine.record(checked),
      issues: checked.faults.map((fault) => issueOf(rowAsGiven(fault), at, nameRow)),
      place,
    };
  };
}

function rowRecord(given: Given): Partial<RowRecord> {
  return 'record' in given ? given : { record: given };
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

function rowAsGiven(fault: Fault): Fault {
  const { earlierRow } = (fault.facts ?? {}) as { readonly earlierRow?: number };
  if (earlierRow === undefined) return fault;
  return { ...fault, facts: { ...fault.facts, earlierRow: earlierRow - 1 } };
}
