import { createGunzip, type Gunzip } from 'node:zlib';
import { archiveError, type InflationLimits } from '../file/archive';
import { inflate, zlibOptions } from './inflate';

/**
 * Unpacks a gzip archive of one or more members. zlib ends at a zero byte behind a member, because archives
 * are filled up with zeros, and leaves what follows: a member there would be lost.
 */
export async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  limits: InflationLimits,
): AsyncGenerator<Uint8Array, void> {
  const engine = createGunzip(zlibOptions);
  const input = new Input(packed, engine);
  try {
    yield* inflate(input.pieces(), engine, limits);
    if (!(await input.isRestZero())) throw archiveError({ reason: 'trailing' });
  } finally {
    await input.close();
  }
}

/** The packed bytes, and those of them that zlib has left. */
class Input {
  readonly #items: AsyncIterator<Uint8Array>;
  readonly #engine: Gunzip;
  #next: Promise<IteratorResult<Uint8Array>> | undefined;
  /** Pieces that zlib may not have read to their end. */
  readonly #recent: Uint8Array[] = [];
  /** Bytes before those. */
  #read = 0;

  constructor(packed: AsyncIterable<Uint8Array>, engine: Gunzip) {
    this.#items = packed[Symbol.asyncIterator]();
    this.#engine = engine;
  }

  /** Gives the pieces to zlib. Their source stays open when zlib takes no more of them. */
  async *pieces(): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      this.#next = this.#items.next();
      const { done, value } = await this.#next;
      if (done) return;
      this.#forget();
      this.#recent.push(value);
      yield value;
    }
  }

  #forget(): void {
    for (let [first] = this.#recent; first; [first] = this.#recent) {
      if (this.#read + first.length > this.#engine.bytesWritten) return;
      this.#read += first.length;
      this.#recent.shift();
    }
  }

  /** Reads what zlib has left, up to a byte that is not 0. */
  async isRestZero(): Promise<boolean> {
    // A piece that has been asked for becomes one of the recent ones.
    await this.#next;
    const rest = Buffer.concat(this.#recent).subarray(this.#engine.bytesWritten - this.#read);
    if (!isZero(rest)) return false;
    for (let next = await this.#items.next(); !next.done; next = await this.#items.next())
      if (!isZero(next.value)) return false;
    return true;
  }

  async close(): Promise<void> {
    await this.#items.return?.();
  }
}

const isZero = (bytes: Uint8Array) => bytes.every((byte) => byte === 0);
