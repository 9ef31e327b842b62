import type { Header } from '../../bulk/header';
import type { ScreenModule } from '../module';
import { kindNumber, noSlot, required, writeText } from './kinds';

/** What the screen has to know of a result. */
export interface ScreenedResult {
  readonly header: Header;
  /** The value of Type in the rows that are passed. */
  readonly type: string;
  /** The columns that say what is wrong with a record. */
  readonly errorColumns: readonly number[];
  readonly maxCellLength: number;
}

/**
 * Writes the tables by which the module recognizes rows of one Type without an error. False if it cannot.
 */
export function compileRows(
  module: ScreenModule,
  result: ScreenedResult & {
    /** The column that is handed over; -1 if there is none. */
    readonly wanted: number;
  },
): boolean {
  const { header, type, errorColumns, wanted, maxCellLength } = result;
  if (header.width > module.maxColumns.value || header.width < 2) return false;
  const bytes = new Uint8Array(module.memory.buffer);
  writeText(bytes, module.typeText.value, type);
  for (let column = 0; column < header.width; column++) {
    let kind = kindNumber('any');
    if (column === header.typeIndex) kind = kindNumber('type') | required;
    else if (errorColumns.includes(column)) kind = kindNumber('empty');
    bytes[module.kinds.value + column] = kind;
    bytes[module.slots.value + column] = column === wanted ? 0 : noSlot;
  }
  const noActionColumn = -1;
  const noKeys = 0;
  module.setRow(header.width, noActionColumn, 1, 1, noKeys, Math.min(maxCellLength, 0x7fffffff));
  return true;
}
