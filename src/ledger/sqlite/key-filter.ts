import type { SqliteHandle, SqliteStatement } from '../handles';

/** Bytes of a key that the filter knows. */
const prefixLength = 4;

/**
 * The first four bytes of all keys of a ledger: one that is not among them is not in the ledger. Most
 * conversions of a file are new, and this shows it in a tenth of the time of a query.
 */
export class KeyFilter {
  readonly #state: DatabaseState;
  readonly #mark: string;
  readonly #prefixes: Uint32Array;
  /** Where the prefixes begin that start with the same bits. */
  readonly #starts: Uint32Array;
  readonly #shift: number;

  /** @param pieces the prefixes, as bytes, in their order */
  constructor(state: DatabaseState, mark: string, pieces: readonly Uint8Array[]) {
    this.#state = state;
    this.#mark = mark;
    const count = pieces.reduce((sum, piece) => sum + piece.length / prefixLength, 0);
    this.#prefixes = new Uint32Array(count);
    // Each group has a few prefixes.
    const bits = Math.min(24, Math.max(1, Math.ceil(Math.log2(count + 1)) - 1));
    this.#shift = 32 - bits;
    this.#starts = new Uint32Array(2 ** bits + 1);
    let at = 0;
    for (const piece of pieces) {
      const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
      for (let i = 0; i < piece.length; i += prefixLength) this.#prefixes[at++] = view.getUint32(i);
    }
    let group = 0;
    for (let i = 0; i < count; i++) {
      const next = (this.#prefixes[i] as number) >>> this.#shift;
      while (group < next) this.#starts[++group] = i;
    }
    while (group < 2 ** bits) this.#starts[++group] = count;
  }

  /** Whether nothing has changed the database since. */
  isCurrent(): boolean {
    return this.#state.mark() === this.#mark;
  }

  /** Whether a key with these first bits may be in the ledger. */
  readonly mayHold = (prefix: number): boolean => {
    const group = prefix >>> this.#shift;
    const end = this.#starts[group + 1] as number;
    for (let i = this.#starts[group] as number; i < end; i++)
      if (this.#prefixes[i] === prefix) return true;
    return false;
  };
}

/** Tells whether a database has changed, by this connection or by another. */
export class DatabaseState {
  readonly #others: SqliteStatement;
  readonly #own: SqliteStatement;

  constructor(handle: SqliteHandle) {
    this.#others = handle.prepare('pragma data_version');
    this.#own = handle.prepare('select total_changes() as n');
  }

  mark(): string {
    const [others] = this.#others.all() as { data_version: number }[];
    const [own] = this.#own.all() as { n: number }[];
    return `${others?.data_version} ${own?.n}`;
  }
}
