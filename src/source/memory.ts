/**
 * Copies bytes that are kept until the source is asked for more: it may use the same memory again. The
 * `slice` of a Node `Buffer` copies nothing.
 */
export function copyOf(bytes: Uint8Array): Uint8Array {
  return Uint8Array.prototype.slice.call(bytes);
}

/** Bytes that are kept until more of them come, in memory that is used again. */
export class KeptBytes {
  #memory = new Uint8Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  keep(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#memory.length) {
      const memory = new Uint8Array(Math.max(length, 2 * this.#memory.length));
      memory.set(this.#memory.subarray(0, this.#length));
      this.#memory = memory;
    }
    this.#memory.set(bytes, this.#length);
    this.#length = length;
  }

  /** Gives away what is kept, with some more bytes behind it. It is valid until bytes are kept again. */
  take(more: Uint8Array = noBytes): Uint8Array {
    this.keep(more);
    const all = this.#memory.subarray(0, this.#length);
    this.#length = 0;
    return all;
  }
}

const noBytes = new Uint8Array(0);

export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
