import type { RecordError } from '../outcome';
import { errorColumns } from './error';

/** The columns that describe errors: those of an error row, and what is known here about it. */
export const errorTextColumns = [...errorColumns, 'Advice', 'Meaning'] as const;

/** Errors that a row lists, and the length of each of its lists. A person reads no more, and a reader can. */
const maxListed = 50;
const maxLength = 4000;

/**
 * One cell for each column, with the parts that the errors have for it: as many errors as fit, and the number
 * of the others.
 */
export function errorTexts(errors: readonly RecordError[]): readonly string[] {
  const lists = errorTextColumns.map((): string[] => []);
  const lengths = errorTextColumns.map(() => 0);
  let listed = 0;
  for (const error of errors.slice(0, maxListed)) {
    const parts = partsOf(error);
    const isTooLong = parts.some((part, column) => addedTo(lengths, column, part) > maxLength);
    if (isTooLong && listed > 0) break;
    listed++;
    for (const [column, part] of parts.entries()) {
      lists[column]?.push(part.length > maxLength ? `${part.slice(0, maxLength - 1)}…` : part);
      lengths[column] = addedTo(lengths, column, part);
    }
    if (isTooLong) break;
  }
  const others = errors.length - listed;
  return lists.map((list) => {
    if (list.every((text) => text === '')) return '';
    return [...list, ...(others > 0 ? [`and ${others} more`] : [])].join('; ');
  });
}

const addedTo = (lengths: readonly number[], column: number, part: string) =>
  (lengths[column] as number) + part.length + '; '.length;

function partsOf({ code, number, fieldPath, detail, advice, meaning }: RecordError) {
  return [code, number, fieldPath, detail, advice, meaning].map((part) => String(part ?? ''));
}
