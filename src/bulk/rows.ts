import type { CsvRow } from '../csv/rows';
import type { Severity } from '../issues/codes';
import type { Fault } from '../issues/issue';
import { type Faults, faultsInto, type Judge } from '../issues/level';
import type { Position } from '../issues/position';
import { fold, nearest } from '../text/nearest';
import { type Channel, uploadLimits } from '../vendor/limits';
import type { Header } from './header';
import { readVersion, versionType } from './version';

/** One row of any Type. */
export interface BulkRow extends Position {
  readonly type: string;
  /** Whether its Type is empty, or nearly one of those expected. */
  readonly misspelled: boolean;
  readonly cells: readonly string[];
  /** Whether the cells after these are lost. */
  readonly broken: boolean;
  readonly faults: readonly Fault[];
}

export interface RowReaderOptions {
  readonly kind: 'upload' | 'result';
  readonly channel: Channel;
  readonly judge: Judge;
  /** The values of Type that are expected, the most frequent first. */
  readonly types: readonly string[];
  /** Receives faults of the file as they are found. */
  onFault(fault: Fault, at: Position): void;
}

const noFaults: readonly Fault[] = Object.freeze([]);

/** Reads the rows after the header: their Type, their width and the Format Version. */
export class RowReader {
  /** The version as the file writes it. */
  version: string | undefined;

  readonly #header: Header;
  readonly #types: readonly string[];
  readonly #options: RowReaderOptions;
  readonly #typeHint: TypeHint;
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
    this.#typeHint = createTypeHint(options.types);
    this.#uploadFault = { defaultSeverity: options.kind === 'upload' ? 'error' : 'warning' };
    this.#faults = faultsInto(options.judge, (fault) => {
      this.#rowFaults ??= [];
      this.#rowFaults.push(fault);
    });
  }

  read(csvRow: CsvRow): BulkRow {
    const { line, row, cells, broken } = csvRow;
    const { width, typeIndex } = this.#header;
    const types = this.#types;
    const faults = this.#faults;
    this.#last = csvRow;
    const text = cells[typeIndex] ?? '';
    // The expected text instead of the file's own: comparing it with itself is quick.
    const expected = types[types.indexOf(text)];
    const type = expected ?? text;
    if (broken) faults.add('quote', {});
    else if (cells.length !== width) compareWidth(cells, width, faults);
    if (type === versionType) this.#readVersion(csvRow);
    else this.#rowCount++;
    const hint = broken || expected !== undefined ? undefined : this.#typeHint(type);
    if (hint) faults.add('record-type', hint, 'Type');
    const rowFaults = this.#rowFaults ?? noFaults;
    this.#rowFaults = undefined;
    return { line, row, type, misspelled: hint !== undefined, cells, broken, faults: rowFaults };
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

function compareWidth(cells: readonly string[], columns: number, faults: Faults): void {
  if (cells.length < columns) {
    faults.add('cells-missing', { cellCount: cells.length, columnCount: columns });
    return;
  }
  const extra = cells.findIndex((cell, index) => index >= columns && cell !== '');
  if (extra !== -1) faults.add('cells-extra', { cellNumber: extra + 1, columnCount: columns });
}

type TypeHint = (type: string) => { readonly nearest?: string } | undefined;

/**
 * Creates the check of a Type that is not one of those expected. It returns the one it was probably
 * meant for, nothing in an object if it is empty, and undefined if it is a Type of its own.
 */
function createTypeHint(types: readonly string[]): TypeHint {
  const cache = new Map<string, ReturnType<TypeHint>>();
  return (type) => {
    if (cache.has(type)) return cache.get(type);
    const close = types.find((name) => squeeze(name) === squeeze(type)) ?? nearest(type, types, 1);
    const hint = fold(type) === '' ? {} : close === undefined ? undefined : { nearest: close };
    // Longer texts are not typing errors, and many of them would fill the memory.
    if (cache.size < 1000 && type.length < 200) cache.set(type, hint);
    return hint;
  };
}

/** Removes the spaces and the case of a text. */
function squeeze(text: string): string {
  return fold(text).replace(/\s/g, '');
}
