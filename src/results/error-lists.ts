import { ErrorSet, fewErrors } from './error-set';
import type { RecordError } from './outcome';

/** Lists of errors by number. Most rejected records have one of a few, and share it. */
export interface ErrorLists {
  /** The list of this number; 0 is the empty one. */
  at(number: number): readonly RecordError[];
  has(number: number, error: RecordError): boolean;
  /** Number of that list with one error more; 0 where it has it already. */
  extended(number: number, error: RecordError): number;
}

/** Lists that are made once each; beyond it, and where they are long, each record has its own. */
const mostShared = 10_000;

export function createErrorLists(): ErrorLists {
  const lists: ErrorSet[] = [];
  /** Of each list that is shared: the lists with one error more. */
  const extensions: Map<RecordError, number>[] = [];
  share([]);

  function share(errors: RecordError[]): void {
    Object.freeze(errors);
    extensions[lists.push(new ErrorSet(errors)) - 1] = new Map();
  }

  return {
    at: (number) => (lists[number] as ErrorSet).errors,
    has: (number, error) => (lists[number] as ErrorSet).has(error),
    extended(number, error) {
      const list = lists[number] as ErrorSet;
      if (list.has(error)) return 0;
      const known = extensions[number];
      // A list of one record grows in place: a longer one for each error would fill the memory.
      if (!known) {
        list.add(error);
        return number;
      }
      const before = known.get(error);
      if (before !== undefined) return before;
      const longer = lists.length;
      const errors = [...list.errors, error];
      if (errors.length <= fewErrors && longer < mostShared) {
        share(errors);
        known.set(error, longer);
      } else {
        lists.push(new ErrorSet(errors));
      }
      return longer;
    },
  };
}
