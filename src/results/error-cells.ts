import type { Header } from '../bulk/header';
import { offlineConversion } from '../records/offline-conversion';
import { knownServiceError } from '../service-error';
import { anticipatedBy } from './anticipated';
import type { RecordError } from './outcome';

/** What an error row has beside the cells of its record. Source: the Bulk guides, and result files. */
export const errorColumns = ['Error', 'Error Number', 'Field Path', 'Error Detail'] as const;

/** Distinct errors that are made once each; beyond it, each row has its own. */
const mostShared = 10_000;

const rulesFor = anticipatedBy(offlineConversion);

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
    if (shared.size < mostShared) shared.set(key, error);
    return error;
  };
}

type Writable<T> = { -readonly [property in keyof T]: T[property] };

function errorOf([
  name = '',
  digits = '',
  fieldPath = '',
  detail = '',
]: readonly string[]): RecordError {
  const number = /^\d{1,7}$/.test(digits.trim()) ? Number(digits) : undefined;
  const entry = knownServiceError(number, name);
  const code = name || entry?.code || digits.trim() || 'Unknown';
  // Not by spreading, which makes objects several times as large: there may be a million of them.
  const error = {} as Writable<RecordError>;
  if (number !== undefined) error.number = number;
  error.code = code;
  if (fieldPath !== '') error.fieldPath = fieldPath;
  if (detail !== '') error.detail = detail;
  error.advice = entry?.advice ?? 'fix';
  error.meaning = entry?.meaning ?? code;
  error.rules = rulesFor(entry?.code ?? name);
  return error;
}
