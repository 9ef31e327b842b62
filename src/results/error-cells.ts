import type { Header } from '../bulk/header';
import { recordError } from './error';
import type { RecordError } from './outcome';

/** What an error row has beside the cells of its record. Source: the Bulk guides, and result files. */
export const errorColumns = ['Error', 'Error Number', 'Field Path', 'Error Detail'] as const;

/** Distinct errors that are made once each; beyond it, each row has its own. */
const mostShared = 10_000;
/** A longer text is seldom said twice, and 10,000 of them would fill the memory. */
const longestShared = 1000;

/** Reads the errors of a file. Equal ones are one object, so that a million of them take no memory. */
export function createErrorReader(): (cells: readonly string[], header: Header) => RecordError {
  const shared = new Map<string, RecordError>();
  return (cells, header) => {
    const texts = errorColumns.map((name) => cells[header.indexOf(name)] ?? '');
    const key = JSON.stringify(texts);
    const known = shared.get(key);
    if (known) return known;
    // Read back from the key: a piece of a long text would keep all of it in memory.
    const error = Object.freeze(errorOf(JSON.parse(key)));
    if (shared.size < mostShared && key.length <= longestShared) shared.set(key, error);
    return error;
  };
}

function errorOf([
  name = '',
  digits = '',
  fieldPath = '',
  detail = '',
]: readonly string[]): RecordError {
  const number = /^\d{1,7}$/.test(digits.trim()) ? Number(digits) : undefined;
  return recordError({ number, name, otherwise: digits.trim(), fieldPath, detail });
}
