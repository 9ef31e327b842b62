import type { Rule, Run } from '../schema/rule';
import type { CleanColumn, CleanRows } from '../schema/screening';
import { createView } from './row';

/** Returns how many of the first rows certainly have no fault. */
export type CleanChecks = (rows: CleanRows, count: number) => number;

/** Runs the checks of rules on rows that are right otherwise, whose cells are cut when a rule asks for them. */
export function createCleanChecks(
  rules: readonly Rule[],
  properties: readonly string[],
  run: Run<unknown>,
): CleanChecks {
  let columns: readonly CleanColumn[] = [];
  let index = 0;
  let hasFault = false;
  const report = () => {
    hasFault = true;
  };
  const columnAt = (at: number) => columns[at] as CleanColumn;
  const view = {
    action: '',
    row: 0,
    cell: createView(properties, (at) => () => columnAt(at).text(index)),
    value: createView(properties, (at) => () => columnAt(at).value(index)),
  };
  return (rows, count) => {
    if (rules.length === 0) return count;
    columns = properties.map((property) => rows.column(property));
    hasFault = false;
    for (index = 0; index < count; index++) {
      view.action = rows.action(index);
      view.row = rows.row + index;
      for (const rule of rules)
        if (rule.actions?.includes(view.action) ?? true)
          rule.check(view as never, report as never, run);
      if (hasFault) return index;
    }
    return count;
  };
}
