/** A 64-bit hash in two 32-bit lanes. */
export interface Key {
  readonly high: number;
  readonly low: number;
}

const dash = 45;
const encoder = new TextEncoder();

/**
 * Hashes the parts of a key one after the other, as in `hash.start().hex(clickId).text(name).end()`.
 * Joining them into one text per row first would cost more than all the rules together. The hash is its
 * own result, valid until it is started again: see {@link copyKey}.
 */
export class KeyHash implements Key {
  high = 0;
  low = 0;
  readonly #bytes = new Uint8Array(256);
  /** The same bytes, four at a time. Their number leaves room for the zeros that fill the last word. */
  readonly #words = new Int32Array(this.#bytes.buffer);

  start(): this {
    this.high = 0x1747b28c;
    this.low = 0x3c6ef372;
    return this;
  }

  /** Mixes in a text. */
  text(part: string | undefined): this {
    return part === undefined ? this.number(-1) : this.#mix(part, 0);
  }

  /** Mixes in a GUID or a hash, regardless of case and dashes. */
  hex(part: string | undefined): this {
    if (part === undefined) return this.number(-1);
    const digits = part.charCodeAt(8) === dash ? part.replaceAll('-', '') : part;
    // The bit that makes a letter lower case is set in every digit already.
    return this.#mix(digits, 0x20202020);
  }

  /** Mixes in a text of at most 256 bytes by its bytes in UTF-8. */
  bytes(view: DataView, start: number, length: number, isHex: boolean): this {
    const lowerCase = isHex ? 0x20202020 : 0;
    const end = start + length;
    let { high, low } = this;
    for (let at = start; at < end; at += 4) {
      let word = view.getInt32(at, true);
      if (end - at < 4) word &= (1 << ((end - at) * 8)) - 1;
      word |= lowerCase;
      high = Math.imul(high ^ word, 0x85ebca6b);
      high ^= high >>> 15;
      low = Math.imul(low ^ word, 0xc2b2ae35);
      low ^= low >>> 13;
    }
    this.high = high;
    this.low = low;
    return this.number(length);
  }

  number(part: number): this {
    this.high = Math.imul(this.high ^ part, 0x85ebca6b);
    this.high ^= this.high >>> 15;
    this.low = Math.imul(this.low ^ part, 0xc2b2ae35);
    this.low ^= this.low >>> 13;
    return this;
  }

  end(): this {
    return this.number(0x7feb352d).number(0x046ca68b);
  }

  /**
   * Mixes in four bytes at a time, because a cell is a slice of a larger text, and the JavaScript engine
   * looks up each of its characters again. The length comes last, so that `ab` + `c` and `a` + `bc` differ.
   */
  #mix(part: string, lowerCase: number): this {
    let length = 0;
    let rest = part;
    while (rest !== '') {
      const { read, written } = encoder.encodeInto(rest, this.#bytes);
      for (let i = written; i & 3; i++) this.#bytes[i] = 0;
      let { high, low } = this;
      for (let i = 0; i << 2 < written; i++) {
        const word = (this.#words[i] as number) | lowerCase;
        high = Math.imul(high ^ word, 0x85ebca6b);
        high ^= high >>> 15;
        low = Math.imul(low ^ word, 0xc2b2ae35);
        low ^= low >>> 13;
      }
      this.high = high;
      this.low = low;
      length += written;
      rest = rest.slice(read);
    }
    return this.number(length);
  }
}

/** The key as it is now, which the next start of its hash does not change. */
export function copyKey({ high, low }: Key): Key {
  return { high, low };
}
