import { openEngine } from '../../engine/engine';
import type { Prepared } from '../../file/preparing';
import type { Fault, Issue, Place } from '../../issues/issue';
import type { Position } from '../../issues/position';
import { BulkFileError } from '../../messages/errors';
import { issueOf } from '../../messages/issue';
import type { HashOptions, WatchOptions } from '../../options/options';
import type { Settings } from '../../options/settings';
import type { ConversionInput, OfflineConversion } from '../../records/offline-conversion';
import type { ConversionType } from '../../records/offline-conversion/conversion-type';

/** A record with the row that it comes from, as `readOfflineConversions` yields it. */
export interface RowRecord<Hash extends HashOptions | undefined = undefined> {
  readonly row: number;
  /** Default 0: no line. */
  readonly line?: number | undefined;
  /** Undefined if the row cannot be read. */
  readonly record: ConversionInput<Hash> | undefined;
  /** Known issues of the row. With an error among them, the record is not sent. */
  readonly issues?: readonly Issue[] | undefined;
  /** The cells of the row, if it comes from a bulk file. */
  readonly cells?: ReadonlyMap<string, string> | undefined;
}

/** A record that may become an item of a request. */
export type Given<Hash extends HashOptions | undefined = undefined> =
  | ConversionInput<Hash>
  | RowRecord<Hash>;

/** The outcome of checking a record. */
export interface Verdict {
  /** The record as a file would hold it, times in whole seconds. Undefined if it has an error. */
  readonly record: OfflineConversion | undefined;
  readonly issues: readonly Issue[];
  readonly place: Position;
}

interface CheckingOptions extends WatchOptions {
  readonly onInvalid?: 'throw' | 'skip' | undefined;
}

/** Checks the records of one run. */
export interface RecordCheck {
  check(prepared: Prepared<Given<HashOptions>>, index: number): Verdict;
  /** Reports what only all records together show. Throws if that is an error, unless errors are skipped. */
  end(): void;
}

/** The record of an item that may become one of a request; undefined for one that is left out. */
export function recordOf(item: Given<HashOptions>): unknown {
  if (typeof item !== 'object' || item === null || !('record' in item)) return item;
  return hasError(item.issues ?? []) ? undefined : item.record;
}

const hasError = (issues: readonly Issue[]) => issues.some(({ severity }) => severity === 'error');

/** Opens the check of the records, with the engine that the writer of a file uses. */
export function openRecordCheck(
  recordType: ConversionType,
  settings: Settings,
  options: CheckingOptions,
): RecordCheck {
  const { onInvalid = 'throw', onIssue } = options;
  const faults: Fault[] = [];
  // Requests have no Client Id, and their answers go by the index.
  const severity = new Map([['no-client-id', 'off'], ...settings.severity] as const);
  const judged = { ...settings, severity };
  const engine = openEngine(recordType, judged, {
    onFileFault: (fault) => faults.push(fault),
  });
  let last: Position = { line: 0, row: 0 };
  // Callers count rows in their own way: the number may be a line.
  let nameRow: ((number: number) => string) | undefined;

  function check(prepared: Prepared<Given<HashOptions>>, index: number): Verdict {
    const { item, hashed, faults: found } = prepared;
    if (typeof item !== 'object' || item === null)
      throw new TypeError(`Record ${index} is not an object.`);
    const hasRow = 'record' in item;
    const given: Partial<RowRecord<HashOptions>> = hasRow ? item : { record: item };
    const { row = index, line = 0, record, issues = [], cells } = given;
    const place = { line, row };
    if (!record || hasError(issues)) return { record: undefined, issues, place };
    const checked = engine.write(record, row, hashed, found);
    const at: Place = { ...place, action: checked.action, clientId: engine.clientId(checked) };
    last = place;
    nameRow = cells ? undefined : (number) => `${hasRow ? 'Row' : 'Record'} ${number}`;
    return {
      record: checked.hasFailed ? undefined : engine.record(checked),
      issues: checked.faults.map((fault) => issueOf(fault, at, nameRow)),
      place,
    };
  }

  return {
    check,
    end() {
      engine.end();
      if (onIssue) for (const fault of faults) onIssue(issueOf(fault, last, nameRow));
      const error = faults.find(({ severity }) => severity === 'error');
      if (error && onInvalid === 'throw') throw new BulkFileError(error, last);
    },
  };
}
