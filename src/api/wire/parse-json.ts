/** The value of a JSON text, or the place where the text stops being JSON. */
export type ParsedJson = { readonly value: unknown } | { readonly faultAt: number };

/** Parses JSON. The place replaces the parser's own message, which quotes the text around the fault. */
export function parseJson(text: string): ParsedJson {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { faultAt: findFault(text) };
  }
}

/** Space with the token after it. A string is represented by its first quote. */
const spaceAndToken =
  /[ \t\n\r]*(["{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)?/y;
// A string takes every character from the space on, except the quote and the backslash. An expression for
// all of its parts would exhaust the stack of the regular expression when there are millions.
const stringPart = /[ !#-[\]-\uffff]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

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

/** Index after the string that begins here; undefined if it is malformed. */
function endOfString(text: string, start: number): number | undefined {
  let end = start + 1;
  stringPart.lastIndex = end;
  while (stringPart.test(text)) end = stringPart.lastIndex;
  return text[end] === '"' ? end + 1 : undefined;
}

/**
 * Returns the place of a name that an object has twice: `JSON.parse` drops its first value.
 * @param text valid JSON
 */
export function findRepeatedName(text: string): number | undefined {
  /** The names of each open object; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '{':
        open.push(new Set());
        isName = true;
        break;
      case '[':
        open.push(undefined);
        isName = false;
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        isName = open.at(-1) !== undefined;
        break;
      case '"': {
        const start = at;
        at = (endOfString(text, start) as number) - 1;
        if (!isName) break;
        isName = false;
        const names = open.at(-1) as Set<string>;
        const name: string = JSON.parse(text.slice(start, at + 1));
        if (names.has(name)) return start;
        names.add(name);
      }
    }
  }
  return undefined;
}
