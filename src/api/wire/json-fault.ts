const space = /[ \t\n\r]*/y;
// A string has any character from the space on, but for the quote and the backslash.
const token =
  /[{}[\],:]|"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

/** Where the text stops being JSON: the start of the first token that is none, or has no place there. */
export function faultIn(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  for (let at = 0; ; at = token.lastIndex) {
    space.lastIndex = at;
    space.test(text);
    at = space.lastIndex;
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found === undefined) return at;
    const next = after(found, expected, open);
    if (next === undefined) return at;
    expected = next;
  }
}

/** What may follow the token; undefined where it has no place. `open` holds the brackets that are open. */
function after(token: string, expected: Expected, open: string[]): Expected | undefined {
  const inside = (): Expected => (open.length > 0 ? ', or end' : 'nothing');
  switch (token) {
    case '[':
    case '{':
      if (!expected.startsWith('value')) return undefined;
      open.push(token);
      return token === '[' ? 'value or ]' : 'key or }';
    case ']':
    case '}': {
      const empty = token === ']' ? 'value or ]' : 'key or }';
      if (expected !== empty && expected !== ', or end') return undefined;
      if (open.pop() !== (token === ']' ? '[' : '{')) return undefined;
      return inside();
    }
    case ',':
      if (expected !== ', or end') return undefined;
      return open.at(-1) === '[' ? 'value' : 'key';
    case ':':
      return expected === ':' ? 'value' : undefined;
    default:
      if (expected.startsWith('value')) return inside();
      return expected.startsWith('key') && token.startsWith('"') ? ':' : undefined;
  }
}
