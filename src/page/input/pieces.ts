/** How much of a file is copied at once. */
const pieceLength = 1_048_576;

/** Called with the number of bytes that were read of a file, packed or not. */
export type OnRead = (bytes: number) => void;

/** The bytes of a file, as they are requested. */
export async function* piecesOf(
  blob: Blob,
  onRead: OnRead,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for (let at = 0; at < blob.size; at += pieceLength) {
    const piece = new Uint8Array(await blob.slice(at, at + pieceLength).arrayBuffer());
    onRead(piece.length);
    yield piece;
  }
}
