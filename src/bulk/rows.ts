import type { CsvRow } from '../csv/row';
import type { Severity } from '../issues/codes';
import type { Fault } from '../issues/issue';
import { type Faults, faultsInto, type Judge } from '../issues/level';
import type { Position } from '../issues/position';
import { type Channel, uploadLimits } from '../vendor/limits';
import type { Header } from './header';
import { createTypeCheck, type TypeFault } from './row-type';
import { readVersion, versionType } from './version';

/** One row of any Type. */
export interface BulkRow extends Position {
  readonly type: string;
  /** What is wrong with its Type. Undefined if that is a Type, of whatever record, or if it is lost. */
  readonly typeFault: TypeFault | undefined;
  readonly cells: readonly string[];
  /** Whether the cells after these are lost. */
  readonly broken: boolean;
  /** Text of a broken row from the cell at fault on. */
  readonly rest?: string | undefined;
  readonly faults: readonly Fault[];
  /** Faults of the header that this row is the first to show. */
  readonly headerFaults: readonly Fault[] | undefined;
}

export interface RowReaderOptions {
  readonly kind: 'upload' | 'result';
  readonly channel: Channel;
  readonly judge: Judge;
  /** The values of Type that are expected, the most frequent first. */
  readonly types: readonly string[];
  /** Whether rows may have any other Type, known or not. */
  readonly anyType: boolean;
  /** Receives faults of the file as they are found. */
  onFault(fault: Fault, at: Position): void;
}

const noFaults: readonly Fault[] = Object.freeze([]);

/** A Type that no record has. A misspelled one may be accepted by the service. */
const rejectedType = { defaultSeverity: 'error', service: 'BulkServiceUnknownTypeForRow' } as const;

/** Reads the rows after the header: their Type, their width and the Format Version. */
export class RowReader {
  /** The version as the file writes it. */
  version: string | undefined;

  readonly #header: Header;
  readonly #types: readonly string[];
  readonly #options: RowReaderOptions;
  readonly #checkType: ReturnType<typeof createTypeCheck>;
  /** Indexes of the columns without a name in which no row has filled a cell yet. */
  #nameless: readonly number[];
  /** Faults that are errors only in an upload. */
  readonly #uploadFault: { readonly defaultSeverity: Severity };
  readonly #faults: Faults;
  /** Faults of the row that is being read; undefined for the many rows that have none. */
  #rowFaults: Fault[] | undefined;
  #versionRow: number | undefined;
  /** Rows except the Format Version. */
  #rowCount = 0;
  #last: Position = { line: 1, row: 0 };

  constructor(header: Header, options: RowReaderOptions) {
    this.#header = header;
    this.#types = options.types;
    this.#options = options;
    this.#checkType = createTypeCheck(options.types, options.anyType);
    this.#nameless = options.kind === 'upload' ? header.nameless : [];
    this.#uploadFault = { defaultSeverity: options.kind === 'upload' ? 'error' : 'warning' };
    this.#faults = faultsInto(options.judge, (fault) => {
      this.#rowFaults ??= [];
      this.#rowFaults.push(fault);
    });
  }

  /** Counts rows that a filter has passed. */
  skip(count: number, last: Position): void {
    this.#rowCount += count;
    this.#last = last;
  }

  read(csvRow: CsvRow): BulkRow {
    const { line, row, cells, broken, rest } = csvRow;
    const { width, typeIndex } = this.#header;
    const types = this.#types;
    const faults = this.#faults;
    this.#last = csvRow;
    const text = cells[typeIndex] ?? '';
    // The expected text instead of the file's own: comparing it with itself is quick.
    const expected = types[types.indexOf(text)];
    const type = expected ?? text;
    const isTold = expected !== undefined || (broken && cells.length <= typeIndex);
    const typeFault = isTold ? undefined : this.#checkType(type, cells);
    if (broken) faults.add('quote', csvRow.backslash ? { backslash: true } : {});
    else if (cells.length !== width && !isLine(typeFault))
      compareWidth(cells, this.#header, faults);
    const headerFaults =
      this.#nameless.length > 0 && !typeFault ? this.#findNameless(csvRow) : undefined;
    if (type === versionType) this.#readVersion(csvRow);
    else this.#rowCount++;
    if (typeFault && !broken)
      faults.add('record-type', typeFault, 'Type', typeFault.reason && rejectedType);
    const rowFaults = this.#rowFaults ?? noFaults;
    this.#rowFaults = undefined;
    return { line, row, type, typeFault, cells, broken, rest, faults: rowFaults, headerFaults };
  }

  /** Finds columns without a name once a row fills them. */
  #findNameless({ row, cells }: CsvRow): readonly Fault[] {
    const found: Fault[] = [];
    const faults = faultsInto(this.#options.judge, (fault) => found.push(fault));
    const filled = new Set<number>();
    for (const index of this.#nameless) {
      if (index >= cells.length) break;
      if (cells[index] === '') continue;
      filled.add(index);
      faults.add('column-unknown', { columnNumber: index + 1, filledRow: row });
    }
    if (filled.size > 0) this.#nameless = this.#nameless.filter((index) => !filled.has(index));
    return found;
  }

  #readVersion({ row, cells, broken }: CsvRow): void {
    const faults = this.#faults;
    const options = this.#uploadFault;
    if (this.#versionRow !== undefined) {
      faults.add('version-repeated', { earlierRow: this.#versionRow }, undefined, options);
      return;
    }
    this.#versionRow = row;
    if (row !== 1) faults.add('version-not-first', undefined, undefined, options);
    if (!broken) this.version = readVersion(cells, this.#header, options.defaultSeverity, faults);
  }

  /** Reports what the whole file shows. */
  end(bytes: number): void {
    const { kind, channel, judge, onFault } = this.#options;
    const faults = faultsInto(judge, (fault) => onFault(fault, this.#last));
    if (this.#versionRow === undefined)
      faults.add('version-missing', undefined, undefined, this.#uploadFault);
    if (kind !== 'upload') return;
    const limit = uploadLimits.rows[channel];
    if (this.#rowCount > limit) faults.add('too-many-rows', { rows: this.#rowCount, limit });
    if (bytes > uploadLimits.bytes)
      faults.add('too-many-bytes', { bytes, limit: uploadLimits.bytes });
  }
}

function isLine(fault: TypeFault | undefined): boolean {
  return fault?.reason !== undefined && fault.reason !== 'unknown';
}

function compareWidth(cells: readonly string[], header: Header, faults: Faults): void {
  const { width: columnCount } = header;
  if (cells.length < columnCount) {
    faults.add('cells-missing', { cellCount: cells.length, columnCount });
    return;
  }
  const extra = cells.findIndex((cell, index) => index >= columnCount && cell !== '');
  const backslash = cells.length > header.cells.length && hasBackslash(cells);
  if (backslash) faults.add('cells-extra', { cellNumber: columnCount + 1, columnCount, backslash });
  else if (extra !== -1) faults.add('cells-extra', { cellNumber: extra + 1, columnCount });
}

/** Whether a cell was probably cut at a delimiter that its writer escaped with a backslash. */
export function hasBackslash(cells: readonly string[]): boolean {
  return cells.slice(0, -1).some((cell) => cell.endsWith('\\'));
}
