import type { AnyRecordType } from './record-type';

/** Throws the `TypeError` for what is not a record type, such as the argument that comes after it. */
export function assertRecordType(value: unknown): asserts value is AnyRecordType {
  if (!isRecordType(value))
    throw new TypeError(
      'The record type must be an object with a type, actions, columns, a matrix and rules, such as offlineConversion.',
    );
}

/** Whether a value has the members that every record type has. */
export function isRecordType(value: unknown): value is AnyRecordType {
  if (typeof value !== 'object' || value === null) return false;
  const { type, actions, columns, matrix, rules, actionOf } = value as Partial<AnyRecordType>;
  return (
    typeof type === 'string' &&
    [actions, rules].every(Array.isArray) &&
    [columns, matrix].every((each) => typeof each === 'object' && each !== null) &&
    typeof actionOf === 'function'
  );
}
