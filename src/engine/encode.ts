import type { Fault, IssueCode } from '../issues/issue';
import { type Faults, faultsInto, type Judge } from '../issues/level';
import type { Settings } from '../options/settings';
import type { CellContext } from '../schema/codec';
import type { AnyColumn } from '../schema/column';
import type { Word } from '../schema/matrix';
import type { AnyRecordType } from '../schema/record-type';
import { fold, nearest } from '../text/nearest';
import { createContext, shown } from './cell-context';
import type { Written } from './check';
import { hintFor } from './hint';

/** A typed record as the cells it is written in. */
export interface Encoded extends Written {
  /** One text a column. The same list each time. */
  readonly texts: readonly string[];
  /** Faults of properties that have no column. */
  readonly before: readonly Fault[];
}

/** Stands for a value that has no text, so that no rule takes its cell for empty. It is never written. */
const unwritable = '?';

/**
 * Turns typed objects into cells. What is written is then judged as a row that was read, so that
 * there is one engine, and nothing is written that would not be accepted.
 * @param written whether a column is written
 */
export function createEncoder(
  type: AnyRecordType,
  settings: Settings,
  judge: Judge,
  times: Pick<CellContext, 'timeZone' | 'ambiguousTime'>,
  written: (header: string) => boolean = () => true,
): (record: object) => Encoded {
  const names: readonly string[] = Object.keys(type.columns);
  const known = new Set([...names, 'action']);
  const columns = Object.values(type.columns) as AnyColumn[];
  const isWritten = columns.map(({ header }) => written(header));
  const texts = names.map(() => '');
  let before: Fault[];
  let given: (Fault[] | undefined)[];
  let index: number;
  const put = (fault: Fault) => {
    if (index === -1) before.push(fault);
    else given[index] = [...(given[index] ?? []), fault];
  };
  const context = createContext(settings, judge, put, times);
  const faults = faultsInto(judge, put);
  /** For what would be lost or could not be read again: no option lowers it. */
  const putError = (code: IssueCode, facts: object, column: string) =>
    put({ code, severity: 'error', facts, column });
  const limit = settings.maxCellLength;
  const words = new Map<string | undefined, readonly (Word | undefined)[]>();
  for (const [at, action] of [...(type.actions as readonly string[]), undefined].entries())
    words.set(
      action,
      names.map((name) => type.matrix[name][at]),
    );

  return (record) => {
    const values = record as Readonly<Record<string, unknown>>;
    before = [];
    given = [];
    index = -1;
    for (const name of Object.keys(values)) {
      if (known.has(name) || isEmpty(values[name])) continue;
      const value = shown(name, false, settings.showValues);
      faults.add('property-unknown', { value, nearest: nearest(name, names) });
    }
    const action = actionOf(type, values.action);
    if (action === undefined && !names.includes('action')) {
      const use = `it is one of ${type.actions.join(', ')}`;
      faults.add('property-unknown', { value: 'action', use });
    }
    const ofAction = words.get(action) as readonly (Word | undefined)[];
    for (let i = 0; i < columns.length; i++) {
      index = i;
      const column = columns[i] as AnyColumn;
      const name = names[i] as string;
      const value = name === 'action' ? (values[name] ?? type.actions[0]) : values[name];
      texts[i] = '';
      if (isEmpty(value)) continue;
      context.at(column);
      const word = ofAction[i];
      if (name !== 'action' && word === 'not-applicable') {
        refuse(type, faults, name, action as string, values);
        continue;
      }
      if (word === 'read-only') {
        context.fault('read-only', { column: column.header, action: action as string });
        continue;
      }
      const text = column.codec.write(value, context);
      if (text === undefined) {
        given[i] = refused(given[i], column.header);
        texts[i] = name === type.clientId ? '' : unwritable;
        continue;
      }
      texts[i] = text;
      const { header } = column;
      if (text !== '' && !isWritten[i]) {
        const use = `the option columns leaves "${header}" out`;
        putError('property-unknown', { value: name, use }, header);
      } else if (text.length > limit) {
        putError('too-long', { column: header, limit, length: text.length }, header);
      }
    }
    return { action, texts, before, given };
  };
}

/** A value without a text is an error, whatever the options make of its faults. */
function refused(faults: readonly Fault[] | undefined, column: string): Fault[] {
  const facts = { given: 'a value that has no text' };
  return (faults ?? [{ code: 'text-format', severity: 'error', column, facts }]).map((fault) => ({
    ...fault,
    severity: 'error',
  }));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function actionOf(type: AnyRecordType, value: unknown): string | undefined {
  const actions = type.actions as readonly string[];
  if (isEmpty(value)) return actions[0];
  if (typeof value !== 'string') return undefined;
  return actions.includes(value) ? value : actions.find((action) => fold(action) === fold(value));
}

/** A property of another action: a typed caller can not get here. */
function refuse(
  type: AnyRecordType,
  faults: Faults,
  name: string,
  action: string,
  values: Readonly<Record<string, unknown>>,
): void {
  const cell = Object.fromEntries(
    Object.keys(type.columns).map((each) => [each, isEmpty(values[each]) ? '' : 'filled']),
  );
  const hint = hintFor(type, 'not-applicable', action, name, cell);
  const column = type.columns[name] as AnyColumn;
  const service = column.service?.['property-unknown'];
  const facts = { value: name, action, hint };
  faults.add('property-unknown', facts, column.header, service ? { service } : {});
}
