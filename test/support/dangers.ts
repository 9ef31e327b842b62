/*
 * What a printed text must not hold, listed by code point and by the documents of the build servers, so that
 * it does not depend on the classes of Unicode that the product asks for.
 */

const ranges: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
];

/** A text that has one of each kind, and what a build server obeys at its beginning and in its middle. */
export const dangerous =
  '::error::x ##[group]y ##vso[task.complete]z\u001b[2J\u009b\u0085\u2028\u2029\u202e\u2066\u200e\u00ad\u034f\u{e0041}';

/** The dangers in a text of lines. */
export function dangersIn(text: string): readonly string[] {
  const unseen = Array.from(text, (char) => char.codePointAt(0) as number).filter(
    (code) =>
      (code >= 0xd800 && code <= 0xdfff) ||
      ranges.some(([first, last]) => code >= first && code <= last),
  );
  const commands = text
    .split('\n')
    .filter((line) => /^\s*::/.test(line) || /##(?:\[|vso\[|teamcity\[)/.test(line));
  return [...unseen.map((code) => `U+${code.toString(16)}`), ...commands];
}
