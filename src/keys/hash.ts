/** A 64-bit hash in two 32-bit lanes. */
export interface Key {
  readonly high: number;
  readonly low: number;
}

const dash = 45;
/** The bits that make letters lower case, in four bytes. They are set in every digit already. */
const lowerCase = 0x20202020;
/** Longer texts are rare, and are encoded into memory of their own. */
const maxShort = 1024;
/** UTF-8 takes at most three bytes for a unit of UTF-16. */
const bytesPerUnit = 3;
const encoder = new TextEncoder();

/**
 * Hashes the parts of a key one after the other, as in `hash.start().hex(clickId).text(name).end()`.
 * Joining them into one text per row first would cost more than all the rules together. The hash is its
 * own result, valid until it is started again: see {@link copyKey}.
 */
export class KeyHash implements Key {
  high = 0;
  low = 0;
  readonly #buffer = createBuffer(maxShort);

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
    return this.#mix(digits, lowerCase);
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

  #mix(part: string, mask: number): this {
    const { bytes, view } = part.length <= maxShort ? this.#buffer : createBuffer(part.length);
    return this.#mixBytes(view, encoder.encodeInto(part, bytes).written, mask);
  }

  /**
   * Mixes in four bytes at a time, because a cell is a slice of a larger text, and the JavaScript engine
   * looks up each of its characters again. The length comes last, so that `ab` + `c` and `a` + `bc` differ.
   */
  #mixBytes(view: DataView, length: number, mask: number): this {
    let { high, low } = this;
    for (let at = 0; at < length; at += 4) {
      let word = view.getInt32(at, true);
      if (length - at < 4) word &= (1 << ((length - at) * 8)) - 1;
      word |= mask;
      high = Math.imul(high ^ word, 0x85ebca6b);
      high ^= high >>> 15;
      low = Math.imul(low ^ word, 0xc2b2ae35);
      low ^= low >>> 13;
    }
    this.high = high;
    this.low = low;
    return this.number(length);
  }
}

/** Memory for a text of so many units, and for the rest of its last four bytes. */
function createBuffer(units: number) {
  const bytes = new Uint8Array(units * bytesPerUnit + 3);
  return { bytes, view: new DataView(bytes.buffer) };
}

/** The key as it is now, which the next start of its hash does not change. */
export function copyKey({ high, low }: Key): Key {
  return { high, low };
}
