import type { Fault, Issue, Place } from '../issue';
import { issueOf } from '../message';
import type { Position } from '../position';
import type { RecordResult } from '../read';
import {
  type OfflineConversion,
  type OfflineConversionInput,
  offlineConversion,
} from '../records/offline-conversion';
import { createChecker } from '../rules/check';
import { createEncoder } from '../rules/encode';
import { createJudge } from '../rules/judge';
import type { CheckOptions, Settings } from '../rules/options';

/** What may become an item of a request: a typed record, or what was read of a row. */
export type Given = OfflineConversionInput | RecordResult;

/** A record as a file would hold it, times in whole seconds; none where it has an error. */
export interface Verdict {
  readonly record: OfflineConversion | undefined;
  readonly issues: readonly Issue[];
  readonly place: Position;
}

/** Checks one record after the other, as the writer of a file does: there is one engine. */
export function openRecordCheck(
  settings: Settings,
  times: Pick<CheckOptions, 'timeZone' | 'ambiguousTime'>,
): (given: Given, index: number) => Verdict {
  const judge = createJudge(settings);
  const { timeZone, ambiguousTime } = times;
  const encode = createEncoder(offlineConversion, settings, judge, { timeZone, ambiguousTime });
  const checker = createChecker(
    offlineConversion,
    settings,
    judge,
    () => true,
    () => {},
  );
  const clientIdColumn = Object.keys(offlineConversion.columns).indexOf('clientId');

  return (given, index) => {
    if (typeof given !== 'object' || given === null)
      throw new TypeError(`Record ${index} is not an object.`);
    const read = isResult(given) ? given : undefined;
    const place = { line: read?.line ?? 0, row: read?.row ?? index };
    const isInvalid = read && (!read.record || read.issues.some(isError));
    if (isInvalid) return { record: undefined, issues: read.issues, place };
    const encoded = encode(read?.record ?? given);
    const { texts, before } = encoded;
    // The rules over all records take row 0 for none, and here it is the first.
    const checked = checker.check(texts, place.row + 1, before, encoded);
    const at: Place = { ...place, action: checked.action, clientId: texts[clientIdColumn] };
    return {
      record: checked.failed ? undefined : (checker.record() as OfflineConversion),
      issues: checked.faults.map((fault) => issueOf(rowAsGiven(fault, read !== undefined), at)),
      place,
    };
  };
}

function isResult(given: Given): given is RecordResult {
  return 'issues' in given && 'cells' in given;
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

function rowAsGiven(fault: Fault, ofFile: boolean): Fault {
  const { earlierRow } = (fault.facts ?? {}) as { readonly earlierRow?: number };
  if (earlierRow === undefined) return fault;
  return { ...fault, facts: { ...fault.facts, earlierRow: earlierRow - 1, ofFile } };
}
