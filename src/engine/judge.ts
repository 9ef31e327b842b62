import type { Fault } from '../issues/issue';
import type { CellContext } from '../schema/codec';
import { emptyBlankCells, reportBlankCells } from './blank-cells';
import { dropIdentifiers } from './drop-identifiers';
import { isPlaceholder, placeholderIn } from './placeholder';
import type { Plan, Step } from './plan';
import type { Program } from './program';
import type { Row } from './row';

/** Judges a row against its plan: cells in the order of the columns, groups, rules, rules over the file. */
export function judge(program: Program, row: Row): void {
  const { written } = row;
  const blankColumns = written ? [] : emptyBlankCells(row);
  const cellAction: string | undefined = program.type.actionOf(row.view.cell);
  row.setAction(written ? written.action : cellAction);
  const plan = program.plans.get(row.action) as Plan;
  if (blankColumns.length > 0) reportBlankCells(plan, blankColumns);
  const columnFaults = written?.columnFaults;
  for (const step of plan.steps) {
    if (columnFaults && putColumnFaults(row, columnFaults[step.index] as readonly Fault[]))
      continue;
    if (row.texts[step.index] !== '') judgeFilled(program, row, step);
    else if (step.canBeEmpty) continue;
    else judgeEmpty(program, row, step);
    for (const check of step.checks) check();
  }
  if (written && row.action !== cellAction && !row.hasFailed) putOtherAction(row, cellAction);
  if (row.action === undefined) return;
  for (const group of plan.groups) {
    if (written && row.hasFailed) dropIdentifiers(row, group, program.levelOf);
    if (!row.isAnyFilled(group.columns)) group.report();
  }
  for (const check of plan.checks) check();
  if (plan.missing.length > 0) row.hasFailed = true;
  for (const rule of program.fileRules) {
    const isPast = rule.isDone || row.view.row <= rule.takenTo;
    // A record that the writer refuses is not in its file.
    if (isPast || (written && row.hasFailed && !rule.includesRefused)) continue;
    if (rule.rows.row(row.view as never, !row.hasFailed, rule.onRow) === 'done') rule.isDone = true;
  }
}

function judgeEmpty(program: Program, row: Row, step: Step): void {
  if (step.applicability !== 'required' || step.isMissing) return;
  const { header, fault } = step.context;
  fault('required', { column: header, action: row.view.action, hint: hintOf(program, row, step) });
}

function judgeFilled(program: Program, row: Row, step: Step): void {
  const { column, context, applicability } = step;
  const text = row.texts[step.index] as string;
  const isDeleted = text === 'delete_value';
  if (isDeleted && column.deletable) return;
  const { header, fault } = context;
  const { kind, notApplicable } = program.settings;
  if (applicability === 'not-applicable') {
    const hint = hintOf(program, row, step);
    fault('not-applicable', { column: header, action: row.view.action, hint }, notApplicable);
  } else {
    if (applicability === 'undocumented' || (applicability === 'read-only' && kind === 'upload'))
      fault(applicability, { column: header, action: row.view.action });
    const known = row.written?.known[step.index];
    row.values[step.index] = known ?? column.codec.read(text, context);
    if (typeof known === 'number') return;
  }
  if (!column.codec.words?.has(text)) reportPlaceholder(text, row.values[step.index], context);
  if (isDeleted) fault('delete-value', undefined);
}

/** Reports text that stands for a missing value. What its column does not accept is an error already. */
function reportPlaceholder(text: string, value: unknown, { fault, show }: CellContext): void {
  const kind = typeof value === 'string' ? placeholderIn(text) : undefined;
  if (kind === 'template') fault('placeholder', { value: show(text), isTemplate: true });
  else if (kind === 'missing' || isPlaceholder(text)) fault('placeholder', { value: text });
}

function hintOf({ type }: Program, row: Row, step: Step): string | undefined {
  const code = step.applicability as 'required' | 'not-applicable';
  const { action, cell } = row.view;
  return type.hint?.({ code, column: step.property, action, cell });
}

/** Puts the faults of a written property. True if one is an error: its cell is then not judged. */
function putColumnFaults(row: Row, faults: readonly Fault[]): boolean {
  for (const fault of faults) row.put(fault);
  return faults.some(({ severity }) => severity === 'error');
}

/** Written like this, the row would perform a different action. */
function putOtherAction(row: Row, cellAction: string | undefined): void {
  const facts = { name: 'action', reason: 'other-action', action: cellAction };
  row.put({ code: 'property-unknown', severity: 'error', facts });
}
