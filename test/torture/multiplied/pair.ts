/** Two dimensions of an input that may be multiplied with each other by whoever reads it. */
export interface Pair {
  readonly name: string;
  /** With these sizes, the work takes some ten milliseconds. */
  readonly sizes: readonly [number, number];
  input(first: number, second: number): Input;
}

export interface Input {
  /** Characters, or members where it is not a text. */
  readonly size: number;
  run(): Promise<unknown>;
}

export const now = new Date('2026-11-21T12:00:00Z');

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Lines of a file, each with its end. */
export function lines(...all: readonly (string | readonly string[])[]): string {
  return all
    .flat()
    .map((line) => `${line}\r\n`)
    .join('');
}

export async function drain(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of items);
}
