const notShown = [
  // Control characters, which break the line or are commands to a terminal
  /\p{Cc}/u,
  // An address
  /@|%40/,
  // A phone number: a plus, or nine digits of any script with the separators people use
  /^\s*\+|(?:\p{Nd}[\s()./\p{Pd}]*){9}/u,
  // A click id or a hash, complete or cut off
  /[0-9a-f]{12}|[0-9a-f]{4}-[0-9a-f]{4}-/i,
  // An id or a hash in another alphabet
  /(?=[\w+/=-]*\d)[\w+/=-]{20}/,
];

const dates = /(^|\s)(?:\d{4}([./-])\d\d?\2\d\d?|\d\d?([./-])\d\d?\3\d{4})(?=$|[T ]\d\d?:\d\d)/g;

/**
 * Returns the text if a message may contain it. It may not contain a cell of an identifier, nor text
 * that looks like one: cells may have moved to another column. `isSecret`: the column has identifiers.
 */
export function showable(text: string, isSecret = false, maxLength = 64): string | undefined {
  if (isSecret || text.length > maxLength) return undefined;
  // Full-width characters are read as the same identifier.
  const withoutDates = text.normalize('NFKC').replace(dates, '$1');
  return notShown.some((pattern) => pattern.test(withoutDates)) ? undefined : text;
}
