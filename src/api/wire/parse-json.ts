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

const space = /[ \t\n\r]*/y;
// A string takes every character from the space on, except the quote and the backslash.
const token =
  /[{}[\],:]|"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

/** Finds the start of the first token that is malformed or misplaced. */
export function findFault(text: string): number {
  const brackets: string[] = [];
  let expected: Expected = 'value';
  for (let at = 0; ; at = token.lastIndex) {
    space.lastIndex = at;
    space.test(text);
    at = space.lastIndex;
    token.lastIndex = at;
    const match = token.exec(text)?.[0];
    if (match === undefined) return at;
    const next = expectAfter(match, expected, brackets);
    if (next === undefined) return at;
    expected = next;
  }
}

/** What may follow the token; undefined where the token is misplaced. `brackets` holds the open ones. */
function expectAfter(token: string, expected: Expected, brackets: string[]): Expected | undefined {
  const afterValue = (): Expected => (brackets.length > 0 ? ', or end' : 'nothing');
  switch (token) {
    case '[':
    case '{':
      if (!expected.startsWith('value')) return undefined;
      brackets.push(token);
      return token === '[' ? 'value or ]' : 'key or }';
    case ']':
    case '}': {
      const empty = token === ']' ? 'value or ]' : 'key or }';
      if (expected !== empty && expected !== ', or end') return undefined;
      if (brackets.pop() !== (token === ']' ? '[' : '{')) return undefined;
      return afterValue();
    }
    case ',':
      if (expected !== ', or end') return undefined;
      return brackets.at(-1) === '[' ? 'value' : 'key';
    case ':':
      return expected === ':' ? 'value' : undefined;
    default:
      if (expected.startsWith('value')) return afterValue();
      return expected.startsWith('key') && token.startsWith('"') ? ':' : undefined;
  }
}
