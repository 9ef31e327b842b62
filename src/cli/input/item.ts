/** Where an object stands in the input: a line, or a zero-based index of an array. */
export type InputPlace = { readonly line: number } | { readonly index: number };

/** One object of the input, or why there is none. */
export interface InputItem {
  readonly place: InputPlace;
  /** The object; undefined where the input is no object. */
  readonly object: Readonly<Record<string, unknown>> | undefined;
  /** What stands there instead, for the rejects. */
  readonly text?: string;
  /** Why there is no object. */
  readonly problem?: 'not-json' | 'quote' | 'cells-extra';
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
