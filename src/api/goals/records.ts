import { openEngine } from '../../engine/engine';
import { openReading } from '../../file/reading';
import { BulkFileError } from '../../messages/errors';
import type { Tally } from '../../messages/tally';
import { settingsFor } from '../../options/settings';
import {
  type OfflineConversionGoal,
  offlineConversionGoal,
} from '../../records/offline-conversion-goal';
import type { Source } from '../../source/source';
import { type ConversionGoalObject, goalValue } from './object';

/** Goals of the service are judged like the rows of a result. Undocumented properties are accepted. */
const openSettings = () => settingsFor({ kind: 'result', severity: { undocumented: 'off' } });

/**
 * Creates the function that turns an object of an answer into a record. The object becomes the cells that
 * a bulk file would have for it, which the engine then reads. A goal with an error results in no record.
 */
export function openGoalCheck(
  tally: Tally,
): (goal: ConversionGoalObject, index: number) => readonly OfflineConversionGoal[] {
  const engine = openEngine(offlineConversionGoal, openSettings());
  const properties = Object.keys(offlineConversionGoal.columns);
  return (goal, index) => {
    const cells = properties.map((property) => toCell(goalValue(goal, property)));
    const row = engine.read(cells, { line: 0, row: index });
    for (const fault of row.faults) tally.add(fault, { line: 0, row: index, action: row.action });
    return row.hasFailed ? [] : [engine.record(row)];
  };
}

function toCell(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value ?? '');
}

/** Types of rows that hold a goal. A Campaign Conversion Goal only ties a goal to a campaign. */
const goalRowType = /^(?!Campaign ).* Goal$/;

/** Reads the goals of a bulk file, and counts those of other types. Other rows are skipped. */
export async function readGoalFile(
  source: Source,
  signal: AbortSignal | undefined,
  tally: Tally,
): Promise<{ readonly goals: readonly OfflineConversionGoal[]; readonly otherTypes: number }> {
  const goals: OfflineConversionGoal[] = [];
  let otherTypes = 0;
  const reading = openReading(offlineConversionGoal, source, openSettings(), {
    signal,
    withRecords: true,
    onFault: (fault, at) => tally.add(fault, at),
  });
  for await (const batch of reading.batches) {
    if ('fault' in batch) throw new BulkFileError(batch.fault, batch.at);
    for (const row of batch.rows) {
      const read = reading.read(row, batch.header);
      if (!read && goalRowType.test(row.type)) otherTypes++;
      if (!read) continue;
      for (const fault of read.faults) tally.add(fault, read);
      if (read.record) goals.push(read.record as OfflineConversionGoal);
    }
  }
  reading.end();
  return { goals, otherTypes };
}
