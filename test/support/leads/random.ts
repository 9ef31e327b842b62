/** Chance that is the same for the same seed: the generator mulberry32. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** The template with a digit for each `x`, and one from 2 to 9 for each `n`. */
  digits(template: string): string {
    return template.replace(/[xn]/g, (letter) =>
      String(letter === 'x' ? this.below(10) : 2 + this.below(8)),
    );
  }

  /** Hex digits that begin with a letter and have a digit. */
  hex(length: number): string {
    const rest = Array.from({ length: length - 2 }, () => this.below(16).toString(16));
    return `${this.pick(['a', 'c', 'f'])}${this.below(10)}${rest.join('')}`;
  }

  /** Deals the items in a random order, all of them before any comes again. */
  deck<T>(items: readonly T[]): () => T {
    let left: T[] = [];
    return () => {
      if (left.length === 0) left = [...items];
      return left.splice(this.below(left.length), 1)[0] as T;
    };
  }
}
