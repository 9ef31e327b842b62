import { missingTexts } from '../text/missing';
import { sha256 } from './sha256';

/** Digests of all texts that stand for a missing value, with the texts. */
class MissingDigests {
  readonly #texts = new Map<string, string>();
  /** Which first four hex digits occur. Few digests need a further look. */
  readonly starts = new Uint8Array(2 ** 16);

  constructor() {
    for (const text of missingTexts()) {
      const digest = sha256(text);
      this.#texts.set(digest, text);
      this.starts[startOf(digest)] = 1;
    }
  }

  textOf(digest: string): string | undefined {
    return this.starts[startOf(digest)] === 1 ? this.#texts.get(digest.toLowerCase()) : undefined;
  }
}

/** The first four hex digits as a number. */
function startOf(digest: string): number {
  let start = 0;
  for (let at = 0; at < 4; at++) start = (start << 4) | valueAt(digest, at);
  return start;
}

function valueAt(digest: string, at: number): number {
  const unit = digest.charCodeAt(at);
  return (unit & 15) + (unit >> 6) * 9;
}

let missingDigests: MissingDigests | undefined;

/** The text that was hashed if it stands for a missing value. The digests are computed with the first hash. */
export function missingTextOf(digest: string): string | undefined {
  missingDigests ??= new MissingDigests();
  return missingDigests.textOf(digest);
}

/** A 1 for each value of the first four hex digits that such a digest can have. */
export function missingStarts(): Uint8Array {
  missingDigests ??= new MissingDigests();
  return missingDigests.starts;
}
