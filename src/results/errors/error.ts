import type { Header } from '../../bulk/header';
import { fold } from '../../text/nearest';
import { knownServiceError, type ServiceErrorEntry } from '../../vendor/errors';
import type { RecordError } from '../outcome';

/** Looks up the codes of the local rules that detect an error of the service. */
export type RulesFor = (code: string | undefined) => readonly string[];

/** An error as the service describes it, in a file or in an answer. Empty texts are absent. */
export interface ServiceErrorCells {
  readonly number: number | undefined;
  readonly name: string;
  /** The code of an error with neither a name nor a known number. */
  readonly fallbackCode: string;
  readonly fieldPath: string;
  readonly detail: string;
}

type Writable<T> = { -readonly [property in keyof T]: T[property] };

/** Adds to an error what is known about it here. */
export function recordError(cells: ServiceErrorCells, rulesFor: RulesFor): RecordError {
  const { number, name, fallbackCode, fieldPath, detail } = cells;
  const entry = knownServiceError(number, name);
  // Assigned one by one: spreading makes objects several times as large, and there may be a million.
  const error = {} as Writable<RecordError>;
  if (number !== undefined) error.number = number;
  error.code = codeOf(entry, name, fallbackCode);
  if (fieldPath !== '') error.fieldPath = fieldPath;
  if (detail !== '') error.detail = detail;
  error.advice = entry?.advice ?? 'fix';
  error.meaning = entry?.meaning ?? error.code;
  error.rules = rulesFor(entry?.code ?? name);
  return error;
}

function codeOf(entry: ServiceErrorEntry | undefined, name: string, fallbackCode: string): string {
  return name || entry?.code || fallbackCode || 'Unknown';
}

/** The columns of an error row in addition to those of its record. Source: the Bulk guides, and result files. */
export const errorColumns = ['Error', 'Error Number', 'Field Path', 'Error Detail'] as const;

/** Whether a row says that something is wrong with a record, be it the row of the record itself. */
export function hasErrorCells(cells: readonly string[], header: Header): boolean {
  return indexesIn(header).some((indexes) => textAt(cells, indexes) !== '');
}

/** The indexes of all columns of an error. */
export function errorIndexes(header: Header): readonly number[] {
  return indexesIn(header).flat();
}

const indexesByHeader = new WeakMap<Header, readonly (readonly number[])[]>();

/** The indexes of each column of an error. A file of rejects has them twice if its upload has them. */
function indexesIn(header: Header): readonly (readonly number[])[] {
  const known = indexesByHeader.get(header);
  if (known) return known;
  const names = header.cells.map(fold);
  const indexes = errorColumns.map((column) =>
    [...names.keys()].filter((index) => names[index] === fold(column)),
  );
  indexesByHeader.set(header, indexes);
  return indexes;
}

/** The first text in these columns that is not blank. */
function textAt(cells: readonly string[], indexes: readonly number[]): string {
  for (const index of indexes) {
    const text = cells[index] ?? '';
    if (text.trim() !== '') return text;
  }
  return '';
}

/**
 * The text that identifies the error of a row, whichever of its name and number the row gives and
 * however it spells the number. It holds copies of the cells, so it does not keep the file in memory.
 */
export function errorKey(cells: readonly string[], header: Header): string {
  const [name, digits, fieldPath, detail] = indexesIn(header).map((indexes) =>
    textAt(cells, indexes),
  ) as [string, string, string, string];
  const fallbackCode = digits.trim();
  const number = /^\d{1,7}$/.test(fallbackCode) ? Number(fallbackCode) : undefined;
  const code = codeOf(knownServiceError(number, name), name, fallbackCode);
  return JSON.stringify([number, code, fieldPath, detail]);
}

export function errorOfKey(key: string, rulesFor: RulesFor): RecordError {
  const [number, name, fieldPath, detail] = JSON.parse(key) as [number | null, ...string[]];
  const cells = { number: number ?? undefined, name, fallbackCode: '', fieldPath, detail };
  return Object.freeze(recordError(cells as ServiceErrorCells, rulesFor));
}
