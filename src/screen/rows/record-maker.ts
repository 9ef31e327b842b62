import type { Engine } from '../../engine/engine';
import type { Position } from '../../issues/position';
import type { AnyRecordType } from '../../schema/record-type';
import type { ModuleColumn } from './module-column';
import type { ModuleRows } from './module-rows';
import { PassedRow, type RowText } from './passed-row';

/** Makes the typed records of rows that are passed, from what the module has read. */
export class RecordMaker {
  readonly #type: AnyRecordType;
  readonly #engine: Engine;
  readonly #columns: readonly ModuleColumn[];
  readonly #values: unknown[];
  readonly #clientId: number;

  constructor(type: AnyRecordType, engine: Engine, rows: ModuleRows) {
    const properties = Object.keys(type.columns);
    this.#type = type;
    this.#engine = engine;
    this.#columns = properties.map((property) => rows.column(property));
    this.#values = properties.map(() => undefined);
    this.#clientId = properties.indexOf(type.clientId ?? '');
  }

  make(rows: ModuleRows, index: number, text: RowText, at: Position): PassedRow {
    const values = this.#values;
    for (let slot = 0; slot < values.length; slot++)
      values[slot] = this.#columns[slot]?.value(index);
    const action = rows.action(index);
    const record = this.#engine.record({ action, values });
    const clientId = (values[this.#clientId] as string | undefined) ?? '';
    return new PassedRow(at, text, this.#type.type, clientId, { action, record });
  }
}
