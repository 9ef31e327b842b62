import { copyOf } from './memory';

/**
 * Looks at the first pieces of a source without consuming them. Returns what they show, and all pieces.
 *
 * @param detect returns undefined if it needs another piece; called without a piece at the end
 */
export async function peek<Piece, Found>(
  pieces: AsyncGenerator<Piece, void>,
  detect: (piece: Piece | undefined) => Found | undefined,
) {
  const seen: Piece[] = [];
  let detected: Found | undefined;
  while (detected === undefined) {
    const next = await pieces.next();
    detected = detect(next.done ? undefined : next.value);
    if (next.done) break;
    seen.push(next.value instanceof Uint8Array ? (copyOf(next.value) as Piece) : next.value);
  }
  return { detected, pieces: concat(seen, pieces) };
}

/** Blank characters that are skipped at most. A text with more has no first character. */
const maxBlanks = 1_048_576;

/** Creates a detector of the first character that is not blank; of an empty text if there is none. */
export function firstCharacterDetector() {
  let blanks = 0;
  return (piece: Uint8Array | string | undefined): string | undefined => {
    blanks += piece?.length ?? maxBlanks;
    const first = piece === undefined ? undefined : firstCharacterOf(piece);
    return first ?? (blanks < maxBlanks ? undefined : '');
  };
}

/** Spaces, byte order marks, and the zeros of UTF-16. */
const blankBytes = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf, 0xff, 0xfe, 0]);

function firstCharacterOf(piece: Uint8Array | string): string | undefined {
  if (typeof piece === 'string') return /[^\s\ufeff]/.exec(piece)?.[0];
  const byte = piece.find((unit) => !blankBytes.has(unit));
  return byte === undefined ? undefined : String.fromCharCode(byte);
}

/** Yields the pieces that were seen, then the rest. Leaving closes the rest, even if it was not reached. */
async function* concat<Piece>(
  seen: readonly Piece[],
  rest: AsyncGenerator<Piece, void>,
): AsyncGenerator<Piece, void> {
  try {
    yield* seen;
    yield* rest;
  } finally {
    await rest.return();
  }
}
