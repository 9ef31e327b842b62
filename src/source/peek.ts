/** The pieces of a source, and what the first of them tell. */
export interface Peeked<Piece, Told> {
  readonly told: Told | undefined;
  /** All pieces, those that were looked at too. */
  readonly pieces: AsyncGenerator<Piece, void>;
}

/**
 * Reads as far as the pieces have to be looked at.
 * @param tell undefined where it needs one more piece; called without one at the end
 */
export async function peeked<Piece, Told>(
  pieces: AsyncGenerator<Piece, void>,
  tell: (piece: Piece | undefined) => Told | undefined,
): Promise<Peeked<Piece, Told>> {
  const before: Piece[] = [];
  let told: Told | undefined;
  while (told === undefined) {
    const next = await pieces.next();
    told = tell(next.done ? undefined : next.value);
    if (next.done) break;
    before.push(next.value);
  }
  return { told, pieces: chained(before, pieces) };
}

/** As many blanks are looked through; a text that begins with more is told by none of its characters. */
const mostBlanks = 1_048_576;

/** Tells the first character that is no space and no byte order mark; an empty text for none. */
export function firstCharacter(): (piece: Uint8Array | string | undefined) => string | undefined {
  let blanks = 0;
  return (piece) => {
    blanks += piece?.length ?? mostBlanks;
    const first = piece === undefined ? undefined : firstIn(piece);
    return first ?? (blanks < mostBlanks ? undefined : '');
  };
}

/** Spaces, byte order marks, and the zeros of UTF-16. */
const passedOver = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf, 0xff, 0xfe, 0]);

function firstIn(piece: Uint8Array | string): string | undefined {
  if (typeof piece === 'string') return /[^\s\ufeff]/.exec(piece)?.[0];
  const byte = piece.find((each) => !passedOver.has(each));
  return byte === undefined ? undefined : String.fromCharCode(byte);
}

/** Closes the rest even where nothing of it has been asked for. */
async function* chained<Piece>(
  before: readonly Piece[],
  rest: AsyncGenerator<Piece, void>,
): AsyncGenerator<Piece, void> {
  try {
    yield* before;
    yield* rest;
  } finally {
    await rest.return();
  }
}
