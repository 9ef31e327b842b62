import type { AnyColumn } from '../schema/column';
import type { Word } from '../schema/matrix';
import type { AnyRecordType, OneOf } from '../schema/record-type';
import type { Rule } from '../schema/rule';

/** What one action does with each column: its matrix column, compiled for one file. */
export interface Plan {
  /** Undefined for rows whose action can not be read. */
  readonly action: string | undefined;
  readonly steps: readonly Step[];
  /** The columns that a record of it may hold, but for the one that says the action. */
  readonly fields: readonly Step[];
  /** Rules that run after all columns. */
  readonly rules: readonly Rule[];
  /** Groups of which one column must be filled, where the file has any of them. */
  readonly oneOf: readonly { readonly group: OneOf<never>; readonly columns: readonly number[] }[];
  /** What the action needs and the header lacks: a column, or every column of a group. */
  readonly lacking: readonly (readonly string[])[];
}

export interface Step {
  readonly index: number;
  readonly name: string;
  readonly column: AnyColumn;
  readonly word: Word | undefined;
  /** The file has no such column, which is said once and not in each row. */
  readonly lacking: boolean;
  /** Rules that run when the column's turn comes. */
  readonly rules: readonly Rule[];
  /** Whether an empty cell of the column leaves nothing to do. */
  readonly mayBeEmpty: boolean;
}

export function compilePlan(
  type: AnyRecordType,
  action: string | undefined,
  rules: readonly Rule[],
  hasColumn: (header: string) => boolean,
): Plan {
  const at = (type.actions as readonly (string | undefined)[]).indexOf(action);
  const columns = Object.entries(type.columns) as [string, AnyColumn][];
  const own = rules.filter(
    ({ actions }) => action !== undefined && (actions?.includes(action) ?? true),
  );
  const steps = columns.map(([name, column], index): Step => {
    const word: Word | undefined = type.matrix[name][at];
    const inTurn = own.filter((rule) => rule.inTurn && rule.column === name);
    const mayBeEmpty = word !== 'required' && inTurn.length === 0;
    const lacking = !hasColumn(column.header);
    return { index, name, column, word, lacking, rules: inTurn, mayBeEmpty };
  });
  const required = steps.filter((step) => step.word === 'required' && step.lacking);
  const headersOf = (group: OneOf<never>) => group.columns.map((name) => type.columns[name].header);
  const groups = (action === undefined ? [] : (type.oneOf ?? [])) as readonly OneOf<never>[];
  const present = groups.filter((group) => headersOf(group).some(hasColumn));
  const absent = groups.filter((group) => !present.includes(group));
  return {
    action,
    steps,
    fields: steps.filter(({ name, word }) => name !== 'action' && word !== 'not-applicable'),
    rules: own.filter((rule) => !rule.inTurn),
    oneOf: present.map((group) => ({
      group,
      columns: group.columns.map((name) => columns.findIndex(([property]) => property === name)),
    })),
    lacking: [...required.map((step) => [step.column.header]), ...absent.map(headersOf)],
  };
}
