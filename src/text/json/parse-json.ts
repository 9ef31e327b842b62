import {
  endOfString,
  findRepeatedNames,
  mayRepeatNames,
  type RepeatedName,
} from './repeated-names';

/** The value of a JSON text, or the place where the text stops being JSON. */
export type ParsedJson =
  | {
      readonly value: unknown;
      /** Names that an object has twice. The value holds only the last of them. */
      readonly repeated: readonly RepeatedName[];
    }
  | { readonly faultAt: number };

/** Parses JSON. The place replaces the parser's own message, which quotes the text around the fault. */
export function parseJson(text: string): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { faultAt: findFault(text) };
  }
  return { value, repeated: mayRepeatNames(text, value) ? findRepeatedNames(text) : [] };
}

/** Space with the token after it. A string is represented by its first quote. */
const spaceAndToken =
  /[ \t\n\r]*(["{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)?/y;

/** The first characters of a value. */
const valueStarts = '[{"-0123456789tfn';

/** Finds the start of the first token that is malformed or misplaced. */
export function findFault(text: string): number {
  const closers: string[] = [];
  /** The first characters that the next token may have. */
  let allowed = valueStarts;
  for (spaceAndToken.lastIndex = 0; ; ) {
    const token = spaceAndToken.exec(text)?.[1] ?? '';
    if (token === '' || !allowed.includes(token.charAt(0)))
      return spaceAndToken.lastIndex - token.length;
    const isKey = allowed.startsWith('"');
    switch (token) {
      case '"': {
        const start = spaceAndToken.lastIndex - 1;
        const end = endOfString(text, start);
        if (end === undefined) return start;
        spaceAndToken.lastIndex = end;
        allowed = isKey ? ':' : afterValue(closers);
        break;
      }
      case '[':
        closers.push(']');
        allowed = `${valueStarts}]`;
        break;
      case '{':
        closers.push('}');
        allowed = '"}';
        break;
      case ':':
        allowed = valueStarts;
        break;
      case ',':
        allowed = closers.at(-1) === ']' ? valueStarts : '"';
        break;
      case ']':
      case '}':
        closers.pop();
        allowed = afterValue(closers);
        break;
      default:
        allowed = afterValue(closers);
    }
  }
}

function afterValue(closers: readonly string[]): string {
  return closers.length > 0 ? `,${closers.at(-1)}` : '';
}
