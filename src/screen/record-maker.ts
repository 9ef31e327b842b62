import type { Engine } from '../engine/engine';
import type { Position } from '../issues/position';
import type { AnyColumn } from '../schema/column';
import type { AnyRecordType } from '../schema/record-type';
import type { CellScreen } from '../schema/screening';
import type { ModuleColumn, ModuleRows } from './clean-rows';
import { PassedRow, type RowText } from './passed-row';

/** Gives what a cell means, by its row among those that the module has handed over. */
type ReadValue = (index: number) => unknown;

/** Makes the typed records of rows that are passed, from what the module has read. */
export class RecordMaker {
  readonly #type: AnyRecordType;
  readonly #engine: Engine;
  readonly #readers: readonly { readonly slot: number; readonly read: ReadValue }[];
  readonly #values: unknown[];
  readonly #clientId: number;

  /** @param learned what learned texts mean, by their numbers */
  constructor(
    type: AnyRecordType,
    engine: Engine,
    rows: ModuleRows,
    slots: ReadonlyMap<string, number>,
    learned: readonly unknown[],
  ) {
    this.#type = type;
    this.#engine = engine;
    this.#clientId = Object.keys(type.columns).indexOf(type.clientId ?? '');
    this.#values = Object.keys(type.columns).map(() => undefined);
    this.#readers = [...slots].flatMap(([property, slot]) => {
      const { screen } = (type.columns[property] as AnyColumn).codec;
      return screen ? { slot, read: readerOf(rows.column(property), screen, learned) } : [];
    });
  }

  make(rows: ModuleRows, index: number, text: RowText, at: Position): PassedRow {
    const values = this.#values;
    for (const { slot, read } of this.#readers) values[slot] = read(index);
    const action = rows.action(index);
    const record = this.#engine.record({ action, values });
    const clientId = (values[this.#clientId] as string | undefined) ?? '';
    return new PassedRow(at, text, this.#type.type, clientId, { action, record });
  }
}

function readerOf(
  column: ModuleColumn,
  { kind }: CellScreen,
  learned: readonly unknown[],
): ReadValue {
  if (kind === 'learned')
    return (index) => (column.isFilled(index) ? learned[column.number(index)] : undefined);
  if (kind === 'instant' || kind === 'amount' || kind === 'share')
    return (index) => (column.isFilled(index) ? column.number(index) : undefined);
  return (index) => column.text(index) || undefined;
}
