const isDigit = new Uint8Array(128);
for (const digit of '0123456789abcdefABCDEF') isDigit[digit.charCodeAt(0)] = 1;

/** Whether the text is so many hex digits. A regular expression takes twice as long. */
export function isHex(text: string, length: number): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i++) if (isDigit[text.charCodeAt(i)] !== 1) return false;
  return true;
}
