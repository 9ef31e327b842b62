import type { Key } from '../../keys/hash';
import { ArrayIndex, type KeyIndex } from '../../keys/key-index';
import { KeyTable, type OpenTable } from '../../keys/table';
import type { ScreenModule } from '../module';

/** An index of keys in the memory of the module, which can enter the keys of many rows at once. */
export class ModuleIndex implements KeyIndex {
  readonly number: number;
  readonly #module: ScreenModule;

  constructor(module: ScreenModule, number: number) {
    this.#module = module;
    this.number = number;
  }

  enter({ high, low }: Key): number {
    const entry = this.#module.enter(this.number, high, low);
    if (entry === -2) throw noMemory();
    return entry;
  }

  find({ high, low }: Key): number {
    return this.#module.find(this.number, high, low);
  }

  /** Enters the key of the first rows, by its number among the keys of a row. */
  enterRows(key: number, count: number): void {
    if (!this.#module.enterRows(this.number, key, count)) throw noMemory();
  }
}

/** Opens tables whose keys are in the memory of the module, as far as it has room for tables. */
export function moduleTables(module: ScreenModule): OpenTable {
  return (numbersPerKey, limit = maxKeys) => {
    const number = module.openTable(limit);
    const index = number === -1 ? new ArrayIndex(limit) : new ModuleIndex(module, number);
    return new KeyTable(numbersPerKey, index);
  };
}

/** More than fit into the addresses of a module. */
const maxKeys = 2 ** 31 - 1;

function noMemory(): RangeError {
  return new RangeError('There is no memory left for the keys of the records.');
}
