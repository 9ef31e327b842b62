import type { CleanRows } from '../schema/screening';
import type { Program } from './program';

/**
 * Lets the rules over the file take rows that are certainly right, as many as all of them can take without a
 * fault. Rules that remember keys come first: what has been taken cannot be given back.
 */
export function takeClean(
  { cleanChecks, fileRules, lookups }: Program,
  rows: CleanRows,
  count: number,
): number {
  let taken = cleanChecks(rows, count);
  const active = fileRules.filter(({ isDone }) => !isDone);
  for (const { rows: rule } of active) taken = rule.reach?.(rows as never, taken) ?? taken;
  // What one rule did not take, those before it have taken already.
  const ahead = active.filter(({ takenTo }) => takenTo >= rows.row);
  for (const { takenTo } of ahead) taken = Math.min(taken, takenTo - rows.row + 1);
  const keysFirst = [...active].sort((a, b) => Number(b.remembersKeys) - Number(a.remembersKeys));
  for (const rule of keysFirst) {
    if (taken === 0) break;
    if (ahead.includes(rule)) continue;
    taken = rule.rows.take?.(rows as never, taken) ?? taken;
    rule.takenTo = rows.row + taken - 1;
  }
  if (lookups.areOpen) lookups.addClean(rows, taken);
  return taken;
}
