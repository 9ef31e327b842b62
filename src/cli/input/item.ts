import type { Fault } from '../../issues/issue';

/** Where an object stands in the input: a line, or a zero-based index of an array. */
export type InputPlace = { readonly line: number } | { readonly index: number };

/** One object of the input, or why there is none. */
export interface InputItem {
  readonly place: InputPlace;
  /** The object, or as much of it as there is; undefined where the input is no object. */
  readonly object: Readonly<Record<string, unknown>> | undefined;
  /** What stands there instead, for the rejects. */
  readonly text?: string;
  /** Why it can not be written. */
  readonly fault?: Fault;
}

/** The JSON text of a value. Some can be read and not be written: those of thousands of levels. */
export function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** What the rejects hold in place of such a value. */
export const tooDeep = '(nested too deeply to be written)';

/** The item of any JSON value: only an object is a record. */
export function itemOf(place: InputPlace, value: unknown, text: () => string): InputItem {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { place, object: value as Readonly<Record<string, unknown>> };
  const fault = { code: 'not-json', severity: 'error' } as const;
  return { place, object: undefined, text: text(), fault };
}
