/** A name that an object has twice. `JSON.parse` drops the first value. */
export interface RepeatedName {
  readonly name: string;
  /** Index of its second place in the text. */
  readonly at: number;
  /** Which item of the list that the text is has the object; 0 if there is no list. */
  readonly item: number;
  /** Where that item starts and ends in the text. */
  readonly start: number;
  readonly end: number;
}

/** The end of a name. Text in a value may look like it, but no name is without it. */
const nameEnd = /"[ \t\n\r]*:/g;

/** Whether a text may have more names than its value. It has as many, if none is repeated. */
export function mayRepeatNames(text: string, value: unknown): boolean {
  let count = 0;
  nameEnd.lastIndex = 0;
  while (nameEnd.test(text)) count++;
  return count !== countNames(value);
}

function countNames(value: unknown): number {
  let count = 0;
  const waiting = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each !== 'object' || each === null) continue;
    const values = Object.values(each);
    if (!Array.isArray(each)) count += values.length;
    for (const inner of values) if (typeof inner === 'object') waiting.push(inner);
  }
  return count;
}

/**
 * Finds the first repeated name of each item of a list, or of another value.
 * @param text valid JSON
 */
export function findRepeatedNames(text: string): readonly RepeatedName[] {
  const found: RepeatedName[] = [];
  /** The names of each open object; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  let isName = false;
  let item = 0;
  let start = 0;
  let first: { readonly name: string; readonly at: number } | undefined;

  function endItem(end: number): void {
    if (first) found.push({ ...first, item, start, end });
    first = undefined;
    item++;
    start = end + 1;
  }

  const isInRootList = () => open.length === 1 && open[0] === undefined;
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '{':
        open.push(new Set());
        isName = true;
        break;
      case '[':
        open.push(undefined);
        isName = false;
        if (open.length === 1) start = at + 1;
        break;
      case ']':
        if (isInRootList()) endItem(at);
        open.pop();
        break;
      case '}':
        open.pop();
        break;
      case ',':
        if (isInRootList()) endItem(at);
        isName = open.at(-1) !== undefined;
        break;
      case '"': {
        const nameAt = at;
        at = (endOfString(text, nameAt) as number) - 1;
        if (!isName || first) break;
        isName = false;
        const names = open.at(-1) as Set<string>;
        const name: string = JSON.parse(text.slice(nameAt, at + 1));
        if (names.has(name)) first = { name, at: nameAt };
        names.add(name);
      }
    }
  }
  if (first) endItem(text.length);
  return found;
}

const quote = 0x22;
const backslash = 0x5c;
const unicodeEscape = /^[0-9a-fA-F]{4}$/;

/**
 * Index after the string that begins here; undefined if it is malformed. Looks at one character after the
 * other: a regular expression was found to run out of stack now and then in strings of millions.
 */
export function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    const length = code === backslash ? escapeLength(text, at) : Number(code >= 0x20);
    if (length === 0) return undefined;
    at += length;
  }
  return undefined;
}

/** How long the escape is that begins here; 0 if there is none. */
function escapeLength(text: string, at: number): number {
  const kind = text.charAt(at + 1);
  if (kind === 'u') return unicodeEscape.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return kind !== '' && '"\\/bfnrt'.includes(kind) ? 2 : 0;
}
