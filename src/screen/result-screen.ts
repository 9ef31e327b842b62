import type { Passed, RowFilter } from '../csv/read';
import type { Position } from '../issues/position';
import type { ScreenModule } from './module';
import { Passing } from './passing';
import { ModuleRows } from './rows/module-rows';
import { PassedRow } from './rows/passed-row';
import { compileRows, type ScreenedResult } from './tables/compile-rows';

const nothing = { rows: 0, bytes: 0, otherLineEnds: 0, next: 'rest' } as const;

/** Passes the rows of records without an error, in a result or an upload. None before it is opened. */
export class ResultScreen implements RowFilter<PassedRow> {
  readonly #module: ScreenModule;
  #passing: Passing | undefined;

  constructor(module: ScreenModule) {
    this.#module = module;
  }

  open({ type, ...result }: ScreenedResult): void {
    const name = 'Client Id';
    const clientId = result.header.indexOf(name);
    if (!compileRows(this.#module, { type, ...result, wanted: clientId })) return;
    const slots = new Map(clientId === -1 ? [] : [[name, 0]]);
    const kinds = new Map([[name, undefined]]);
    const rows = new ModuleRows(this.#module, [type], slots, kinds, [], []);
    this.#passing = new Passing(this.#module, rows, {
      take: (_, count) => count,
      make: (_, index, text, at) => new PassedRow(at, text, type, rows.column(name).text(index)),
    });
  }

  pass(bytes: Uint8Array, at: Position, delimiter: string): Passed<PassedRow> {
    return this.#passing?.pass(bytes, at, delimiter) ?? nothing;
  }
}
