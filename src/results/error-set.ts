import type { RecordError } from './outcome';

/** Most errors that are looked through one by one: with more, that would take the square of their number. */
export const fewErrors = 8;

/** Errors of one record, each once. */
export class ErrorSet {
  readonly errors: RecordError[];
  #keys: Set<string> | undefined;

  constructor(errors: RecordError[] = []) {
    this.errors = errors;
  }

  has(error: RecordError): boolean {
    const { errors } = this;
    if (errors.length <= fewErrors) return errors.some((each) => isSame(each, error));
    this.#keys ??= new Set(errors.map(keyOf));
    return this.#keys.has(keyOf(error));
  }

  add(error: RecordError): void {
    if (this.has(error)) return;
    this.#keys?.add(keyOf(error));
    this.errors.push(error);
  }
}

function isSame(a: RecordError, b: RecordError): boolean {
  return (
    a === b ||
    (a.number === b.number &&
      a.code === b.code &&
      a.fieldPath === b.fieldPath &&
      a.detail === b.detail)
  );
}

function keyOf({ number, code, fieldPath, detail }: RecordError): string {
  return JSON.stringify([number, code, fieldPath, detail]);
}
