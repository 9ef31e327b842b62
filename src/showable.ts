const notShown = [
  // What would break the line, or speak to a terminal
  /\p{Cc}/u,
  // An address
  /@|%40/,
  // A phone number: a plus, or nine digits and what people write between them
  /^\s*\+|(?:\d[\s().-]*){9}/,
  // A click id or a hash, whole or cut off
  /[0-9a-f]{12}|[0-9a-f]{4}-[0-9a-f]{4}-/i,
  // An id or a hash in another alphabet
  /(?=[\w+/=-]*\d)[\w+/=-]{20}/,
];

const date = /^(?:\d{4}([./-])\d\d?\1\d\d?|\d\d?([./-])\d\d?\2\d{4})(?=$|[T ]\d\d?:\d\d)/;

/**
 * The text if it may stand in a message. Cells of identifiers never may; nor may what looks like one
 * and stands in another column because a row slipped.
 */
export function showable(text: string, secret = false, longest = 64): string | undefined {
  if (secret || text.length > longest) return undefined;
  const withoutDate = text.replace(date, '');
  return notShown.some((pattern) => pattern.test(withoutDate)) ? undefined : text;
}
