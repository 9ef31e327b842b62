import { findFault, parseJson } from '../../text/json/parse-json';
import { findRepeatedNames } from '../../text/json/repeated-names';
import { placeIn } from '../../text/place';
import { ServiceAnswerError } from './answer-error';
import { maxLevels, maxParts, tooDeep, tooManyParts } from './bounds';

const number = /[-\d][-+.\deE]*/y;
const numberStart = '-0123456789';
/** A whole number that may be a long which a JavaScript number cannot hold exactly. */
const longNumber = /^-?\d{16,}$/;

/**
 * Parses an answer in JSON within bounds. Whole numbers of 16 digits or more become text, because ids
 * are that long and `JSON.parse` would round them.
 * @param firstLine the line on which the text begins
 */
export function parseAnswer(text: string, firstLine = 1): unknown {
  const quoted = quoteLongNumbers(text);
  const parsed = parseJson(quoted);
  if ('value' in parsed) {
    if (parsed.repeated.length === 0) return parsed.value;
    const [first] = findRepeatedNames(text);
    const place = placeIn(text, first?.at ?? 0, firstLine);
    throw new ServiceAnswerError('member', `An object of the answer has a member twice: ${place}.`);
  }
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
    const character = text[i] as string;
    switch (character) {
      case '"':
        i = endOfString(text, i);
        break;
      case '[':
      case '{':
        level++;
        if (level > maxLevels) throw tooDeep();
        parts++;
        break;
      case ']':
      case '}':
        level--;
        break;
      case ',':
        parts++;
        break;
      default: {
        if (!numberStart.includes(character)) break;
        number.lastIndex = i;
        const digits = number.exec(text)?.[0] as string;
        if (longNumber.test(digits)) {
          pieces.push(text.slice(from, i), `"${digits}"`);
          from = number.lastIndex;
        }
        i = number.lastIndex - 1;
      }
    }
    if (parts > maxParts) throw tooManyParts();
  }
  return from === 0 ? text : pieces.join('') + text.slice(from);
}

/** Index of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i;
}
