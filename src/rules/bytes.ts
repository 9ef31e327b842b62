/** The text that was encoded last stands here as UTF-8, followed by zeros up to a whole word. */
export const bytes = new Uint8Array(256);
/** The same, four bytes at a time. */
export const words = new Int32Array(bytes.buffer);

const encoder = new TextEncoder();
const room = bytes.subarray(0, bytes.length - 4);
let last = '';
let length = 0;

/**
 * Puts the text into `bytes` and gives its length there; -1 for one that does not fit. Going through
 * the bytes of a cell is several times as fast as going through its characters, as cells are pieces of
 * a larger text.
 */
export function encode(text: string): number {
  if (text === last) return length;
  const { read, written } = encoder.encodeInto(text, room);
  last = text;
  length = read === text.length ? written : -1;
  bytes.fill(0, written, written + 3);
  return length;
}
