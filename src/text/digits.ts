const digits = /(?![\u{10000}-\u{10ffff}])\p{Nd}/gu;

/** Writes the decimal digits of all scripts in use as 0 to 9. */
export function toAsciiDigits(text: string): string {
  return text.replace(digits, (digit) => String(digitValue(digit.charCodeAt(0))));
}

/** The ten digits of a script begin at the start of a block of 16 characters, or at its seventh. */
function digitValue(unit: number): number {
  const block = unit & ~15;
  const startsBlock = /\p{Nd}/u.test(String.fromCharCode(block));
  return unit - (startsBlock ? block : block + 6);
}

/** What people write between the digits of one phone number, for a character class with the flag `u`. */
export const digitSeparators = String.raw`\s()[\]./\\:;,|_*·•\p{Pd}\u2212\u30fc`;
