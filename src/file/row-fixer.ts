import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/rows';
import { formatVersion, versionType } from '../bulk/version';
import { createRowFormat, type RowFormat } from '../csv/write';
import type { Change } from '../issues/change';
import type { FactsOf } from '../issues/facts';
import type { Position } from '../issues/position';
import type { Settings } from '../options/settings';
import type { AnyRecordType } from '../schema/record-type';
import { openCellRepairs } from './cell-repairs';
import type { RepairedHeader } from './header-repairs';
import { hasVersion, isRedundant, repairVersion } from './version-repairs';

type Cells = readonly string[];

/** Rewrites the rows of one file, and reports what it changes. */
export class RowFixer {
  readonly #type: AnyRecordType;
  readonly #header: Header;
  readonly #hasNewName: boolean;
  readonly #delimiter: ',' | '\t';
  readonly #format: RowFormat;
  readonly #repairCells: ReturnType<typeof openCellRepairs>;
  readonly #onChange: (change: Change) => void;
  #hasRows = false;
  /** Whether the version that the service reads is written. */
  #hasVersion = false;
  /** Where a Format Version row was added. Undefined if the first row is one. */
  #added: Position | undefined;
  /** Whether the row that was added stood further down. */
  #wasMoved = false;

  constructor(
    type: AnyRecordType,
    settings: Settings,
    { header, hasNewName }: RepairedHeader,
    delimiter: ',' | '\t',
    onChange: (change: Change) => void,
  ) {
    this.#type = type;
    this.#header = header;
    this.#hasNewName = hasNewName;
    this.#delimiter = delimiter;
    this.#format = createRowFormat(delimiter);
    this.#repairCells = openCellRepairs(type, header, settings);
    this.#onChange = onChange;
  }

  /** The byte order mark and the header. */
  get head(): string {
    return `\ufeff${this.#textOf(this.#header.cells)}`;
  }

  /** The text of a row, with an added Format Version row before it; empty if it is left out. */
  row(row: BulkRow): string {
    const isFirst = !this.#hasRows;
    this.#hasRows = true;
    const { type, cells } = this.#withType(row);
    if (type === versionType && !row.broken) return this.#versionRow(cells, row, isFirst);
    const added = isFirst && type !== versionType ? this.#addVersion(row) : '';
    if (row.broken || type !== this.#type.type) return added + this.#textOf(cells, row.rest);
    const repaired = this.#repairCells(cells, (code, column) => this.#report(code, row, column));
    return added + this.#textOf(repaired);
  }

  /** The text after the last row. */
  end(): string {
    const added = this.#hasRows ? '' : this.#addVersion({ line: this.#header.line, row: 0 });
    if (this.#added && !this.#wasMoved) this.#report('version-missing', this.#added);
    return added;
  }

  /** A row as the header that is written counts its cells, and its Type, spelled right. */
  #withType(row: BulkRow): { readonly type: string; readonly cells: Cells } {
    const { typeIndex } = this.#header;
    const cells = [...row.cells];
    if (this.#hasNewName && cells.length > typeIndex) cells.splice(typeIndex + 1, 0, '');
    const fault = row.faults.find(({ code }) => code === 'record-type');
    const meant = (fault?.facts as FactsOf<'record-type'> | undefined)?.nearest;
    if (meant === undefined) return { type: row.type, cells };
    this.#report('record-type', row, 'Type');
    cells[typeIndex] = meant;
    return { type: meant, cells };
  }

  #addVersion({ line, row }: Position): string {
    this.#added = { line, row };
    this.#hasVersion = true;
    const { names, indexOf, typeIndex } = this.#header;
    const cells = names.map(() => '');
    cells[typeIndex] = versionType;
    cells[indexOf('Name')] = formatVersion;
    return this.#textOf(cells);
  }

  /** A Format Version row that says again what the file says at its start is left out. */
  #versionRow(written: Cells, row: BulkRow, isFirst: boolean): string {
    // A row that is not written is not filled up: the header may be wide, and such rows many.
    const isShort = !isFirst && written.length <= this.#header.indexOf('Name');
    const { cells, code } = isShort
      ? { cells: written, code: undefined }
      : repairVersion(written, this.#header);
    if (isFirst) {
      if (code) this.#report(code, row, 'Name');
      this.#hasVersion = hasVersion(cells, this.#header);
      return this.#textOf(cells);
    }
    if (!this.#hasVersion || !isRedundant(cells, this.#header)) return this.#textOf(written);
    const isMoved = this.#added !== undefined && !this.#wasMoved;
    this.#report(isMoved ? 'version-not-first' : 'version-repeated', row);
    this.#wasMoved = true;
    return '';
  }

  #textOf(cells: Cells, rest?: string): string {
    if (rest !== undefined && cells.length === 0) return `${rest}\r\n`;
    const text = this.#format.row(cells);
    if (rest !== undefined) return `${text.slice(0, -2)}${this.#delimiter}${rest}\r\n`;
    // A row of one empty cell would be a blank line.
    return text === '\r\n' ? '""\r\n' : text;
  }

  #report(code: Change['code'], { line, row }: Position, column?: string): void {
    this.#onChange({ line, row, code, count: 1, column });
  }
}
