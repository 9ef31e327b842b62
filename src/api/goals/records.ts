import { openEngine } from '../../engine/engine';
import { openRun } from '../../file/reading';
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
  const run = openRun(
    offlineConversionGoal,
    source,
    settingsFor(settingsOfAnswer),
    { signal },
    tally.add,
  );
  for await (const batch of run.batches) {
    for (const row of batch.rows) {
      const checked = run.check(row, batch);
      if (!checked) {
        if (otherGoal.test(row.type)) otherTypes++;
        continue;
      }
      for (const fault of checked.faults) tally.add(fault, run.place(row, checked));
      if (!checked.hasFailed) goals.push(run.record() as OfflineConversionGoal);
    }
  }
  run.end();
  return { goals, otherTypes };
}
