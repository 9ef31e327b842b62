import type { Header } from './header';

/**
 * The cells of one row by header name, as a map that does no work until it is read. A column that was
 * matched to a known name is found by both spellings.
 */
export class Cells implements ReadonlyMap<string, string> {
  readonly #header: Header;
  readonly #row: { readonly cells: readonly string[] };

  constructor(header: Header, row: { readonly cells: readonly string[] }) {
    this.#header = header;
    this.#row = row;
  }

  get(name: string): string | undefined {
    const index = this.#header.indexOf(name);
    return index === -1 ? undefined : (this.#row.cells[index] ?? '');
  }

  has(name: string): boolean {
    return name !== '' && this.#header.indexOf(name) !== -1;
  }

  get size(): number {
    return this.#header.columns.length;
  }

  *entries(): MapIterator<[string, string]> {
    const { cells } = this.#row;
    for (const [name, index] of this.#header.columns) yield [name, cells[index] ?? ''];
  }

  /** The cells that are not empty. Their number limits the work, however many columns the header has. */
  filled(): readonly (readonly [name: string, text: string])[] {
    const { cells } = this.#row;
    const filled: [string, string][] = [];
    for (const [name, index] of this.#header.columns) {
      if (index >= cells.length) break;
      const text = cells[index] as string;
      if (text !== '') filled.push([name, text]);
    }
    return filled;
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): MapIterator<string> {
    for (const [, text] of this.entries()) yield text;
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  forEach(visit: (text: string, name: string, map: ReadonlyMap<string, string>) => void): void {
    for (const [name, text] of this.entries()) visit(text, name, this);
  }

  get [Symbol.toStringTag](): string {
    return 'Cells';
  }
}
