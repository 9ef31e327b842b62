/** The pieces of a text or its bytes, with the first character that tells what it is. */
export interface Peeked<Piece> {
  /** The first that is no space and no byte order mark; undefined where there is none. */
  readonly first: string | undefined;
  /** All pieces, those that were looked at too. */
  readonly pieces: AsyncGenerator<Piece, void>;
}

/** As many blanks are looked through; a text that begins with more is told by none of its characters. */
const mostBlanks = 1_048_576;

/** Reads as far as the first character that tells what the text is. */
export async function peeked<Piece extends Uint8Array | string>(
  pieces: AsyncGenerator<Piece, void>,
): Promise<Peeked<Piece>> {
  const before: Piece[] = [];
  let first: string | undefined;
  for (let blanks = 0; first === undefined && blanks < mostBlanks; ) {
    const next = await pieces.next();
    if (next.done) break;
    before.push(next.value);
    first = firstIn(next.value);
    blanks += next.value.length;
  }
  return { first, pieces: chained(before, pieces) };
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
