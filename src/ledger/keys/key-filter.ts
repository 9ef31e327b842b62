import { prefixLength } from './key';

/**
 * The prefixes of all keys of a ledger: a conversion with another prefix is not in the ledger. Most
 * conversions of a file are new, and this shows it in a fraction of the time of a query.
 */
export class KeyFilter {
  /** The prefixes in small groups with the same first bits. */
  readonly #prefixes: Uint32Array;
  /** Where each group begins, and where the last one ends. */
  readonly #starts: Uint32Array;
  readonly #shift: number;
  /** A bit for each value of a few bits more. Most are not set, and all fit into a processor's cache. */
  readonly #bits: Uint8Array;
  readonly #bitShift: number;

  /** @param pieces the prefixes, as bytes */
  constructor(pieces: readonly Uint8Array[]) {
    const count = pieces.reduce((sum, piece) => sum + piece.length / prefixLength, 0);
    const groupBits = Math.min(24, Math.max(1, Math.ceil(Math.log2(count + 1)) - 1));
    this.#shift = 32 - groupBits;
    this.#bitShift = this.#shift - 4;
    this.#bits = new Uint8Array(2 ** (groupBits + 4 - 3));
    this.#starts = new Uint32Array(2 ** groupBits + 1);
    this.#prefixes = new Uint32Array(count);
    for (const prefix of prefixesIn(pieces)) {
      const bit = prefix >>> this.#bitShift;
      this.#bits[bit >>> 3] = (this.#bits[bit >>> 3] as number) | (1 << (bit & 7));
      const group = prefix >>> this.#shift;
      this.#starts[group] = (this.#starts[group] as number) + 1;
    }
    this.#group(pieces);
  }

  /** Whether a key with this prefix may be in the ledger. */
  readonly mayHold = (prefix: number): boolean => {
    const bit = prefix >>> this.#bitShift;
    return ((this.#bits[bit >>> 3] as number) & (1 << (bit & 7))) !== 0 && this.#holds(prefix);
  };

  /** Turns the lengths of the groups into their ends, and these into their beginnings by filling them backwards. */
  #group(pieces: readonly Uint8Array[]): void {
    const starts = this.#starts;
    for (let group = 1; group < starts.length; group++)
      starts[group] = (starts[group] as number) + (starts[group - 1] as number);
    for (const prefix of prefixesIn(pieces)) {
      const group = prefix >>> this.#shift;
      const at = (starts[group] as number) - 1;
      starts[group] = at;
      this.#prefixes[at] = prefix;
    }
  }

  #holds(prefix: number): boolean {
    const group = prefix >>> this.#shift;
    const end = this.#starts[group + 1] as number;
    for (let i = this.#starts[group] as number; i < end; i++)
      if (this.#prefixes[i] === prefix) return true;
    return false;
  }
}

function* prefixesIn(pieces: readonly Uint8Array[]): Generator<number> {
  for (const piece of pieces) {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
    for (let at = 0; at < piece.length; at += prefixLength) yield view.getUint32(at);
  }
}
