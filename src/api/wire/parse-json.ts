import { placeIn } from '../../text/place';
import { ServiceAnswerError } from './answer-error';
import { mostLevels, mostParts, tooDeep, tooManyParts } from './bounds';
import { faultIn } from './json-fault';

const [quote, backslash, comma] = [34, 92, 44];
const [squareOpen, squareClose, curlyOpen, curlyClose] = [91, 93, 123, 125];

/** A number that may be a long: whole, and too long to be exact. */
const longNumber = /-?\d{16,}(?![\d.eE])/y;

/**
 * Parses JSON within bounds. Whole numbers of 16 digits or more become text: `JSON.parse` would round
 * them, and ids are that long. What is wrong is said by its place: the parser's words repeat the text.
 * @param firstLine the line on which the text begins
 */
export function parseJson(text: string, firstLine = 1): unknown {
  try {
    return JSON.parse(scanned(text));
  } catch (cause) {
    if (cause instanceof ServiceAnswerError) throw cause;
    if (!/^\s*[{[]/.test(text))
      throw new ServiceAnswerError('json', 'The answer is neither JSON nor XML.');
    const place = placeIn(text, faultIn(text), firstLine);
    throw new ServiceAnswerError('json', `The answer is not well-formed JSON: ${place}.`);
  }
}

/** The text with its long numbers in quotes; throws where it is beyond the bounds. */
function scanned(text: string): string {
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
        if (level > mostLevels) throw tooDeep();
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
          const found = end - i < 16 ? undefined : longNumber.exec(text)?.[0];
          if (found?.length === end - i) {
            pieces.push(text.slice(from, i), `"${found}"`);
            from = end;
          }
          i = end - 1;
        }
    }
    if (parts > mostParts) throw tooManyParts();
  }
  return from === 0 ? text : pieces.join('') + text.slice(from);
}

/** Where the closing quote stands; the end of the text where there is none. */
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

/** Where the characters end that a number can have. */
function endOfNumber(text: string, start: number): number {
  let i = start + 1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const goes = isDigitOrMinus(code) || code === 46 || code === 43 || code === 69 || code === 101;
    if (!goes) break;
  }
  return i;
}
