/** Marks up text for a terminal, or leaves it plain. */
export interface Ink {
  error(text: string): string;
  warning(text: string): string;
  good(text: string): string;
  faint(text: string): string;
}

const same = (text: string) => text;
export const plainInk: Ink = { error: same, warning: same, good: same, faint: same };

const sgr = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
export const colourInk: Ink = { error: sgr(31), warning: sgr(33), good: sgr(32), faint: sgr(2) };

/** A count with its noun: `no rows`, `1 row`, `2 rows`. */
export function pluralize(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
