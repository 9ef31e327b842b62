import type { CellContext } from '../schema/codec';
import type { AnyColumn } from '../schema/column';
import type { Applicability } from '../schema/matrix';
import type { AnyRecordType, OneOf } from '../schema/record-type';
import type { Rule } from '../schema/rule';

/** Runs one rule on the current row. */
export type Check = () => void;

/** What one action does with each column: its column of the matrix, compiled for one file. */
export interface Plan {
  /** Undefined for rows whose action cannot be read. */
  readonly action: string | undefined;
  readonly steps: readonly Step[];
  /** The columns that a record may hold, but for the one that shows the action. */
  readonly fields: readonly Step[];
  /** Rules that run after all columns. */
  readonly checks: readonly Check[];
  /** Groups that need one filled column, if the file has any of theirs. */
  readonly groups: readonly Group[];
  /** What the action requires and the header lacks: a column, or all columns of a group. */
  readonly missing: readonly (readonly string[])[];
}

export interface Step {
  readonly index: number;
  readonly property: string;
  readonly column: AnyColumn;
  readonly context: CellContext;
  readonly applicability: Applicability | undefined;
  /** Whether the file has no such column, which is reported once and not in each row. */
  readonly isMissing: boolean;
  /** Rules that run with the column. */
  readonly checks: readonly Check[];
  /** Whether there is nothing to do for an empty cell. */
  readonly canBeEmpty: boolean;
}

export interface Group {
  readonly columns: readonly number[];
  /** Those that identify a person or a click. */
  readonly identifiers: readonly Step[];
  readonly report: Check;
}

/** What all plans of a run share. */
export interface PlanParts {
  readonly type: AnyRecordType;
  readonly rules: readonly Rule[];
  readonly contexts: readonly CellContext[];
  bindRule(rule: Rule): Check;
  bindGroup(group: OneOf<never>): Check;
  hasColumn(header: string): boolean;
}

export function compilePlan(parts: PlanParts, action: string | undefined): Plan {
  const { type, rules, contexts, bindRule, bindGroup, hasColumn } = parts;
  const at = (type.actions as readonly (string | undefined)[]).indexOf(action);
  const properties = Object.keys(type.columns);
  const rulesOfAction = rules.filter(
    ({ actions }) => action !== undefined && (actions?.includes(action) ?? true),
  );
  const steps = properties.map((property, index): Step => {
    const column = type.columns[property] as AnyColumn;
    const applicability: Applicability | undefined = type.matrix[property][at];
    const checks = rulesOfAction
      .filter((rule) => rule.runWithColumn && rule.column === property)
      .map(bindRule);
    return {
      index,
      property,
      column,
      context: contexts[index] as CellContext,
      applicability,
      isMissing: !hasColumn(column.header),
      checks,
      canBeEmpty: applicability !== 'required' && checks.length === 0,
    };
  });
  const headersOf = (group: OneOf<never>) => group.columns.map((name) => type.columns[name].header);
  const groups = (action === undefined ? [] : (type.oneOf ?? [])) as readonly OneOf<never>[];
  const present = groups.filter((group) => headersOf(group).some(hasColumn));
  const absent = groups.filter((group) => !present.includes(group));
  const missing = steps.filter((step) => step.applicability === 'required' && step.isMissing);
  return {
    action,
    // Nothing can be said about the cells of a column that the file does not have, unless a rule asks.
    steps: steps.filter(({ isMissing, checks }) => !isMissing || checks.length > 0),
    fields: steps.filter(
      ({ property, applicability }) => property !== 'action' && applicability !== 'not-applicable',
    ),
    checks: rulesOfAction.filter((rule) => !rule.runWithColumn).map(bindRule),
    groups: present.map((group) => ({
      columns: group.columns.map((name) => properties.indexOf(name)),
      identifiers: steps.filter(
        ({ property, column }) => column.secret && group.columns.includes(property as never),
      ),
      report: bindGroup(group),
    })),
    missing: [...missing.map((step) => [step.column.header]), ...absent.map(headersOf)],
  };
}
