import { addError } from './error-cells';
import type { RecordError } from './outcome';

/** Lists of errors by number, each made once: most rejected records have one of a few. */
export interface ErrorLists {
  /** The list of this number; 0 is the empty one. */
  readonly at: (number: number) => readonly RecordError[];
  /** Number of that list with one error more; the same where it has it already. */
  extended(number: number, error: RecordError): number;
}

export function createErrorLists(): ErrorLists {
  const lists: (readonly RecordError[])[] = [Object.freeze([])];
  const extensions: Map<RecordError, number>[] = [];

  function extend(number: number, error: RecordError): number {
    const errors = [...(lists[number] as readonly RecordError[])];
    return addError(errors, error) ? lists.push(Object.freeze(errors)) - 1 : number;
  }

  return {
    at: (number) => lists[number] as readonly RecordError[],
    extended(number, error) {
      extensions[number] ??= new Map();
      const known = extensions[number] as Map<RecordError, number>;
      const extended = known.get(error) ?? extend(number, error);
      known.set(error, extended);
      return extended;
    },
  };
}
