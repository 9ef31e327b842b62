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

// A string takes every character from the space on, except the quote and the backslash.
const spaceAndToken =
  /[ \t\n\r]*([{}[\],:]|"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)?/y;

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
        allowed = isKey ? ':' : afterValue(closers);
    }
  }
}

function afterValue(closers: readonly string[]): string {
  return closers.length > 0 ? `,${closers.at(-1)}` : '';
}
