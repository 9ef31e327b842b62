type Text = string | Uint8Array;

/** The pieces between the places, which stand in order. */
export function cutAt<T extends Text>(text: T, places: readonly number[]): T[] {
  const ends = [...places, text.length];
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end) as T);
}

/** Pieces of one length, the last one shorter. */
export function chunksOf<T extends Text>(text: T, size: number): T[] {
  const chunks: T[] = [];
  for (let at = 0; at < text.length; at += size) chunks.push(text.slice(at, at + size) as T);
  return chunks;
}
