/** A place in a file: a line, or a zero-based index of an array. */
export type Place = { readonly line: number } | { readonly index: number };

/** A place for a person: `up.csv:3` or `goals.json[0]`. */
export function placeIn(file: string, place: Place): string {
  return 'line' in place ? `${file}:${place.line}` : `${file}[${place.index}]`;
}
