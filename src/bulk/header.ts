import type { CsvRow } from '../csv/rows';
import type { Faults } from '../issues/level';
import { BulkFileError } from '../messages/errors';
import { fold, nearest } from '../text/nearest';
import { showable } from '../text/showable';

/** Columns that any record may have. */
export const containerColumns = ['Type', 'Status', 'Id', 'Parent Id', 'Name'] as const;

/** The columns of a file, found by their names and never by their places. */
export interface Header {
  /** The line it stands on. */
  readonly line: number;
  /** All its cells, as written. */
  readonly cells: readonly string[];
  /** As written, in the file's order. */
  readonly names: readonly string[];
  /** Number of columns; nameless ones at the end do not count. */
  readonly width: number;
  readonly typeIndex: number;
  /** Index of a column by its name, as written or as known; -1 where the file has none. */
  indexOf(name: string): number;
}

export function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => fold(cell) === 'type');
}

/** Matches the header's names with the known ones, and says what is odd about them. */
export function readHeader(
  { cells, line }: CsvRow,
  known: readonly string[],
  reportUnknown: boolean,
  faults: Faults,
): Header {
  const knownByFold = new Map(known.map((name) => [fold(name), name]));
  const exact = new Set(known);
  const folds = new Set(cells.map(fold));
  /** What an unknown name may have been meant for: not what the header has. */
  const absent = known.filter((name) => !folds.has(fold(name)));
  const places = new Map<string, number>();
  cells.forEach((name, index) => {
    if (name === '') return;
    const match = exact.has(name) ? name : knownByFold.get(fold(name));
    if (match === undefined) {
      if (!places.has(name)) places.set(name, index);
      if (reportUnknown) {
        faults.add('column-unknown', {
          value: showable(name),
          nearest: nearest(name, absent),
          at: index + 1,
        });
      }
      return;
    }
    const earlier = places.get(match);
    // An exact name wins over one that is only alike, wherever it stands.
    const wins = earlier === undefined || (name === match && cells[earlier] !== match);
    const read = wins ? index : earlier;
    if (earlier !== undefined) {
      const facts = { column: match, first: earlier + 1, second: index + 1, read: read + 1 };
      faults.add('column-duplicate', facts, match);
    } else if (name !== match) {
      faults.add('column-spelling', { value: showable(name), column: match, at: index + 1 }, match);
    }
    places.set(match, read);
  });
  let width = cells.length;
  while (width > 0 && cells[width - 1] === '') width--;
  return {
    line,
    cells,
    names: cells.slice(0, width),
    width,
    typeIndex: places.get('Type') ?? -1,
    indexOf: (name) => places.get(name) ?? (name === '' ? -1 : cells.indexOf(name)),
  };
}

/** Whether a first row shows what it is: a header, or one of those that are refused by their names. */
export function isTelling(cells: readonly string[], types: readonly string[]): boolean {
  return isHeader(cells) || isGoogle(cells) || isRecord(cells, types);
}

function isGoogle(cells: readonly string[]): boolean {
  return cells.some((cell) => ['google click id', 'gclid'].includes(fold(cell)));
}

function isRecord(cells: readonly string[], types: readonly string[]): boolean {
  const folded = types.map(fold);
  return cells.some((cell) => folded.includes(fold(cell)));
}

/** Throws what a first row is that is no header of a bulk file. Its cells are data: none is named. */
export function refuseHeader(
  row: CsvRow | undefined,
  delimiter: string | undefined,
  types: readonly string[],
): void {
  const at = { line: row?.line ?? 1, row: 0 };
  const cells = row?.cells ?? [];
  if (!row) throw new BulkFileError({ code: 'no-header', facts: { why: 'empty' } }, at);
  const first = (cells[0] ?? '').trim();
  if (/^#|^parameters:/i.test(first)) throw new BulkFileError({ code: 'zone-parameters' }, at);
  if (!isHeader(cells) && isGoogle(cells))
    throw new BulkFileError({ code: 'not-a-bulk-file', facts: { what: 'google' } }, at);
  if (row.broken) throw new BulkFileError({ code: 'quote' }, at);
  if (delimiter !== ',' && delimiter !== '\t')
    throw new BulkFileError({ code: 'delimiter', facts: { found: delimiter } }, at);
  if (isHeader(cells)) return;
  const found = [';', '|'].find((mark) => cells.length === 1 && first.includes(mark));
  if (found) throw new BulkFileError({ code: 'delimiter', facts: { found } }, at);
  if (isRecord(cells, types))
    throw new BulkFileError({ code: 'no-header', facts: { why: 'data' } }, at);
  throw new BulkFileError({ code: 'type-column' }, at);
}
