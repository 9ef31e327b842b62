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
import { valuesOfGoal } from './goals';
import type { ConversionGoalObject } from './object';

/** Goals that were answered are judged as rows of a result are. What an action takes is not asked. */
const settingsOfAnswer = { kind: 'result', severity: { undocumented: 'off' } } as const;

/**
 * Turns the objects of an answer into records, one after the other: each becomes the cells that a bulk
 * file would have for it, and the engine reads these. Gives none for a goal with an error.
 */
export function openGoalCheck(
  tally: Tally,
): (goal: ConversionGoalObject, index: number) => readonly OfflineConversionGoal[] {
  const engine = openEngine(offlineConversionGoal, settingsFor(settingsOfAnswer));
  const names = Object.keys(offlineConversionGoal.columns);
  return (goal, index) => {
    const values = valuesOfGoal(goal);
    const row = engine.read(
      names.map((name) => cellOf(values[name])),
      index,
    );
    for (const fault of row.faults) tally.add(fault, { line: 0, row: index, action: row.action });
    return row.hasFailed ? [] : [engine.record(row)];
  };
}

function cellOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value === undefined ? '' : String(value);
}

/** Types of goals; a Campaign Conversion Goal is none, but ties one to a campaign. */
const otherGoal = /^(?!Campaign ).* Goal$/;

/** The goals of a bulk file, and how many of other types it has. Other rows are passed over. */
export async function goalsInFile(
  source: Source,
  signal: AbortSignal | undefined,
  tally: Tally,
): Promise<{ readonly goals: readonly OfflineConversionGoal[]; readonly otherTypes: number }> {
  const goals: OfflineConversionGoal[] = [];
  let otherTypes = 0;
  const reading = openReading(offlineConversionGoal, source, settingsFor(settingsOfAnswer), {
    signal,
    withRecords: true,
    onFault: tally.add,
  });
  for await (const batch of reading.batches) {
    if ('fault' in batch) throw new BulkFileError(batch.fault, batch.at);
    for (const row of batch.rows) {
      const read = reading.read(row, batch.header);
      if (!read && otherGoal.test(row.type)) otherTypes++;
      if (!read) continue;
      for (const fault of read.faults) tally.add(fault, read);
      if (read.record) goals.push(read.record as OfflineConversionGoal);
    }
  }
  reading.end();
  return { goals, otherTypes };
}
