import { digitSeparators } from '../digits';

const notShown = [
  // Control characters, which break the line or are commands to a terminal
  /\p{Cc}/u,
  // An address
  /@|%40/,
  // A phone number: a plus, or nine digits of any script with what may separate them
  new RegExp(`^\\s*\\+|(?:\\p{Nd}[${digitSeparators}]*){9}`, 'u'),
  // A click id or a hash, complete or cut off
  /[0-9a-f]{12}|[0-9a-f]{4}-[0-9a-f]{4}-/i,
  // The same in groups, as fingerprints are written
  /(?:[0-9a-f]{4,11}[\s:]){2}[0-9a-f]{4}|(?:[0-9a-f]{2}[\s:]){5}[0-9a-f]{2}/i,
  // An id or a hash in another alphabet
  /(?=[\w+/=-]*\d)[\w+/=-]{20}/,
];

/** Characters that are not seen, and do not keep a text from being read as an identifier. */
const unseen = /(?!\p{Cc})\p{Default_Ignorable_Code_Point}|\p{Cf}/gu;

const dates = /(^|\s)(?:\d{4}([./-])\d\d?\2\d\d?|\d\d?([./-])\d\d?\3\d{4})(?=$|[T ]\d\d?:\d\d)/g;

const times = /(?<![\p{Nd}:])\d\d?:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,7})?)?(?![\p{Nd}:])/gu;

/**
 * Returns the text if a message may contain it. It may not contain a cell of an identifier, nor text
 * that looks like one: cells may have moved to another column. `isSecret`: the column has identifiers.
 */
export function showable(text: string, isSecret = false, maxLength = 64): string | undefined {
  if (isSecret || text.length > maxLength) return undefined;
  // Full-width characters are read as the same identifier.
  const seen = text.normalize('NFKC').replace(unseen, '');
  const withoutTimes = seen.replace(dates, '$1').replace(times, 'T');
  return notShown.some((pattern) => pattern.test(withoutTimes)) ? undefined : text;
}
