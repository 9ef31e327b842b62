import type { Header } from './header';

/**
 * The cells of one row by header name, as a map that does no work until it is read. A column that was
 * matched to a known name is found by both spellings.
 */
export class Cells implements ReadonlyMap<string, string> {
  readonly #header: Header;
  readonly #cells: readonly string[];

  constructor(header: Header, cells: readonly string[]) {
    this.#header = header;
    this.#cells = cells;
  }

  get(name: string): string | undefined {
    const index = this.#header.indexOf(name);
    return index === -1 ? undefined : (this.#cells[index] ?? '');
  }

  has(name: string): boolean {
    return name !== '' && this.#header.indexOf(name) !== -1;
  }

  get size(): number {
    return new Set(this.keys()).size;
  }

  *entries(): MapIterator<[string, string]> {
    const seen = new Set<string>();
    for (const [index, name] of this.#header.names.entries()) {
      if (name === '' || seen.has(name)) continue;
      seen.add(name);
      yield [name, this.#cells[index] ?? ''];
    }
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
