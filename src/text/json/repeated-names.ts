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

// A string takes every character from the space on, except the quote and the backslash. An expression for
// all of its parts would exhaust the stack of the regular expression when there are millions.
const stringPart = /[ !#-[\]-\uffff]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Index after the string that begins here; undefined if it is malformed. */
export function endOfString(text: string, start: number): number | undefined {
  let end = start + 1;
  stringPart.lastIndex = end;
  while (stringPart.test(text)) end = stringPart.lastIndex;
  return text[end] === '"' ? end + 1 : undefined;
}
