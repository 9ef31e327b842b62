/** Counts the line ends of a text. */
export function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Describes an index of a text as `line 3, column 7`, if the text starts on `firstLine`. */
export function placeIn(text: string, at: number, firstLine: number): string {
  const before = text.slice(0, at);
  return `line ${firstLine + lineEnds(before)}, column ${before.length - before.lastIndexOf('\n')}`;
}
