import { containerColumns, type Header } from '../bulk/header';
import type { Fault } from '../issues/issue';
import type { Faults } from '../issues/level';
import type { AnyColumn } from '../schema/column';
import type { AnyRecordType } from '../schema/record-type';
import { showable } from '../text/shown/showable';

/** Creates what adds the property name to a fault of a column of the record type. */
export function createPropertyNamer(type: AnyRecordType | undefined): (fault: Fault) => Fault {
  const columns = Object.entries<AnyColumn>(type?.columns ?? {});
  const properties = new Map(columns.map(([property, { header }]) => [header, property]));
  return (fault) => {
    const property = properties.get(fault.column ?? '');
    return property === undefined ? fault : { ...fault, property };
  };
}

/** Where the columns of a record type are in one file. */
export class FileColumns {
  /** Index in the file by header name, of the columns that the file has. */
  readonly #indexes = new Map<string, number>();
  // Numbers of these columns in the record type and in the file. The missing ones are left out, because
  // asking an array for its element -1 is slow.
  readonly #to: number[] = [];
  readonly #from: number[] = [];
  /** Indexes of columns that other record types have, in which no row has filled a cell yet. */
  #unread: readonly number[];

  /** Finds each column by its name or by another name that it is known under, which is reported. */
  constructor(type: AnyRecordType, { indexOf, typeIndex }: Header, faults: Faults) {
    const columns: readonly AnyColumn[] = Object.values(type.columns);
    for (const [number, { header, aliases = [] }] of columns.entries()) {
      const name = [header, ...aliases].find((known) => indexOf(known) !== -1);
      if (name === undefined) continue;
      const index = indexOf(name);
      this.#indexes.set(header, index);
      this.#to.push(number);
      this.#from.push(index);
      if (name === header) continue;
      const facts = { value: showable(name), column: header, columnNumber: index + 1 };
      faults.add('column-spelling', facts, header);
    }
    this.#unread = containerColumns
      .map(indexOf)
      .filter((index) => index !== -1 && index !== typeIndex && !this.#from.includes(index));
  }

  /** Whether a column is one of other record types, so that this one does not read it. */
  isUnread(index: number): boolean {
    return this.#unread.includes(index);
  }

  /** Finds the columns of other record types that this row is the first to fill. */
  findFilled(cells: readonly string[]): readonly number[] {
    if (this.#unread.length === 0) return this.#unread;
    const filled = this.#unread.filter((index) => (cells[index] ?? '') !== '');
    if (filled.length > 0) this.#unread = this.#unread.filter((index) => !filled.includes(index));
    return filled;
  }

  /** The number in the record type of a column of the file; undefined if it has none. */
  numberAt(index: number): number | undefined {
    const at = this.#from.indexOf(index);
    return at === -1 ? undefined : this.#to[at];
  }

  has(header: string): boolean {
    return this.#indexes.has(header);
  }

  /** Copies the cells of a row to the texts of the record type's columns. */
  copy(cells: readonly string[], texts: string[]): void {
    for (let i = 0; i < this.#to.length; i++)
      texts[this.#to[i] as number] = cells[this.#from[i] as number] ?? '';
  }
}
