/** Whether a property of an object holds nothing: it is absent, null, or a text without a visible character. */
export function isEmpty(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || (typeof value === 'string' && isBlank(value));
}

/** Whether a text is empty, or consists of white space. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 0x20 && first < 0x80) && text.trim() === '';
}
