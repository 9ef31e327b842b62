const notShown = [
  // What would break the line, or speak to a terminal
  /\p{Cc}/u,
  // An address
  /@|%40/,
  // A phone number: a plus, or nine digits of any script and what people write between them
  /^\s*\+|(?:\p{Nd}[\s()./\p{Pd}]*){9}/u,
  // A click id or a hash, whole or cut off
  /[0-9a-f]{12}|[0-9a-f]{4}-[0-9a-f]{4}-/i,
  // An id or a hash in another alphabet
  /(?=[\w+/=-]*\d)[\w+/=-]{20}/,
];

const dates = /(^|\s)(?:\d{4}([./-])\d\d?\2\d\d?|\d\d?([./-])\d\d?\3\d{4})(?=$|[T ]\d\d?:\d\d)/g;

/**
 * The text if it may stand in a message. Cells of identifiers never may; nor may what looks like one
 * and stands in another column because a row slipped.
 */
export function showable(text: string, secret = false, longest = 64): string | undefined {
  if (secret || text.length > longest) return undefined;
  // Full width characters mean the same.
  const withoutDates = text.normalize('NFKC').replace(dates, '$1');
  return notShown.some((pattern) => pattern.test(withoutDates)) ? undefined : text;
}
