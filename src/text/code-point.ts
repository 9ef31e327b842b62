/** The code point of a text's first character, as `U+00A0`. */
export function codePointOf(text: string): string {
  const digits = (text.codePointAt(0) as number).toString(16).toUpperCase();
  return `U+${digits.padStart(4, '0')}`;
}

/** The character of a code point such as `U+00A0`. */
export function characterOf(codePoint: string): string {
  return String.fromCodePoint(Number.parseInt(codePoint.slice('U+'.length), 16));
}
