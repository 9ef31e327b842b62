import { placeIn } from '../../text/place';
import { ServiceAnswerError } from './answer-error';
import { maxLevels, maxParts, tooDeep, tooManyParts } from './bounds';
import { findFault, parseJson } from './parse-json';

const [quote, backslash, comma] = [34, 92, 44];
const [squareOpen, squareClose, curlyOpen, curlyClose] = [91, 93, 123, 125];

/** Digits from which a whole number may be a long that a JavaScript number cannot hold exactly. */
const minLongDigits = 16;
const longNumber = /-?\d{16,}(?![\d.eE])/y;

/**
 * Parses an answer in JSON within bounds. Whole numbers of 16 digits or more become text, because ids
 * are that long and `JSON.parse` would round them.
 * @param firstLine the line on which the text begins
 */
export function parseAnswer(text: string, firstLine = 1): unknown {
  const quoted = quoteLongNumbers(text);
  const parsed = parseJson(quoted);
  if ('value' in parsed) return parsed.value;
  if (!/^\s*[{[]/.test(text))
    throw new ServiceAnswerError('json', 'The answer is neither JSON nor XML.');
  // The added quotes shift what follows them.
  const faultAt = quoted === text ? parsed.faultAt : findFault(text);
  const place = placeIn(text, faultAt, firstLine);
  throw new ServiceAnswerError('json', `The answer is not well-formed JSON: ${place}.`);
}

/** Puts long numbers into quotes. Throws for a text beyond the bounds. */
function quoteLongNumbers(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  let level = 0;
  let parts = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case quote:
        i = endOfString(text, i);
        break;
      case squareOpen:
      case curlyOpen:
        level++;
        if (level > maxLevels) throw tooDeep();
        parts++;
        break;
      case squareClose:
      case curlyClose:
        level--;
        break;
      case comma:
        parts++;
        break;
      default:
        if (isDigitOrMinus(text.charCodeAt(i))) {
          const end = endOfNumber(text, i);
          longNumber.lastIndex = i;
          const match = end - i < minLongDigits ? undefined : longNumber.exec(text)?.[0];
          if (match?.length === end - i) {
            pieces.push(text.slice(from, i), `"${match}"`);
            from = end;
          }
          i = end - 1;
        }
    }
    if (parts > maxParts) throw tooManyParts();
  }
  return from === 0 ? text : pieces.join('') + text.slice(from);
}

/** Index of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === quote) return i;
    i += code === backslash ? 2 : 1;
  }
  return text.length;
}

function isDigitOrMinus(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 45;
}

/** Index after the characters that a number may have: digits, signs, the point and the exponent. */
function endOfNumber(text: string, start: number): number {
  let i = start + 1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const isPart =
      isDigitOrMinus(code) || code === 46 || code === 43 || code === 69 || code === 101;
    if (!isPart) break;
  }
  return i;
}
