import type { CsvRow } from '../csv/row';
import type { FileFault } from '../issues/issue';
import type { Faults } from '../issues/level';
import { fold, nearest } from '../text/nearest';
import { showable } from '../text/shown/showable';
import { isRecordType } from '../vendor/record-types';

/** Columns that any record may have. */
export const containerColumns = ['Type', 'Status', 'Id', 'Parent Id', 'Name'] as const;

/** The columns of a file, found by name and never by position. */
export interface Header {
  readonly line: number;
  /** All cells of the row, as written. */
  readonly cells: readonly string[];
  /** Column names as written, in the order of the file. */
  readonly names: readonly string[];
  /** Number of columns, without nameless ones at the end. */
  readonly width: number;
  readonly typeIndex: number;
  /** Indexes of the columns before the end that have no name. */
  readonly nameless: readonly number[];
  /** The names that are not empty, each with the index of its first column. */
  readonly columns: readonly (readonly [name: string, index: number])[];
  /** Index of a column by its name, as written or as known; -1 if the file does not have it. */
  indexOf(name: string): number;
}

export function isHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => fold(cell) === 'type');
}

/** For so many unknown names the nearest known one is looked up, which takes longer than all else. */
const maxLookups = 500;

/**
 * Matches the names of a header with the known columns, and reports names that are not exact.
 * @param usualNameOf the known column that other systems call by a name
 */
export function readHeader(
  { cells, line }: CsvRow,
  knownNames: readonly string[],
  reportUnknown: boolean,
  faults: Faults,
  usualNameOf: (name: string) => string | undefined = () => undefined,
): Header {
  const knownByFold = new Map(knownNames.map((name) => [fold(name), name]));
  const known = new Set(knownNames);
  const folds = new Set(cells.map(fold));
  /** Names that an unknown one may have been meant for. */
  const absent = knownNames.filter((name) => !folds.has(fold(name)));
  const indexes = new Map<string, number>();
  let lookups = 0;
  function meantBy(name: string): string | undefined {
    const usual = usualNameOf(name);
    if (usual !== undefined && absent.includes(usual)) return usual;
    lookups++;
    return lookups > maxLookups ? undefined : nearest(name, absent);
  }
  cells.forEach((name, index) => {
    if (name === '') return;
    const match = known.has(name) ? name : knownByFold.get(fold(name));
    if (match === undefined) {
      if (!indexes.has(name)) indexes.set(name, index);
      if (reportUnknown) {
        faults.add('column-unknown', {
          value: showable(name),
          nearest: meantBy(name),
          columnNumber: index + 1,
        });
      }
      return;
    }
    const earlier = indexes.get(match);
    // An exact name wins over one that is only similar, whichever comes first.
    const isBetter = earlier === undefined || (name === match && cells[earlier] !== match);
    const read = isBetter ? index : earlier;
    if (earlier !== undefined) {
      const facts = { column: match, first: earlier + 1, second: index + 1, used: read + 1 };
      faults.add('column-duplicate', facts, match);
    } else if (name !== match) {
      faults.add(
        'column-spelling',
        { value: showable(name), column: match, columnNumber: index + 1 },
        match,
      );
    }
    indexes.set(match, read);
  });
  let width = cells.length;
  while (width > 0 && cells[width - 1] === '') width--;
  const names = cells.slice(0, width);
  const written = new Map<string, number>();
  for (const [index, name] of names.entries())
    if (name !== '' && !written.has(name)) written.set(name, index);
  return {
    line,
    cells,
    names,
    nameless: [...names.keys()].filter((index) => names[index] === ''),
    width,
    typeIndex: indexes.get('Type') ?? -1,
    columns: [...written],
    indexOf: (name) => indexes.get(name) ?? written.get(name) ?? -1,
  };
}

/** Whether a first row is recognized: as a header, or as one of the rows that are refused by name. */
export function isRecognized(cells: readonly string[], types: readonly string[]): boolean {
  return isHeader(cells) || isGoogleTemplate(cells) || isRecord(cells, types);
}

/** Whether a row is one that templates of the web form and of Google Ads have before their header. */
export function isTemplateLine(cells: readonly string[]): boolean {
  return !isHeader(cells) && /^#|^parameters:/i.test((cells[0] ?? '').trim());
}

export function isGoogleTemplate(cells: readonly string[]): boolean {
  return cells.some((cell) => ['google click id', 'gclid'].includes(fold(cell)));
}

function isRecord(cells: readonly string[], types: readonly string[]): boolean {
  const folded = types.map(fold);
  if (cells.some((cell) => folded.includes(fold(cell)))) return true;
  // A header may begin with the name of a record type, such as Campaign, but holds no data.
  return isRecordType(cells[0] ?? '') && cells.slice(1).some(isData);
}

function isData(cell: string, index: number, cells: readonly string[]): boolean {
  if (/\d|^(?:Active|Paused|Deleted)$/.test(cell)) return true;
  return cell === '' && cells.slice(index).some((later) => later !== '');
}

/**
 * Returns what is wrong with a first row that is not the header of a bulk file. Its facts contain none
 * of its cells, which may be data.
 */
export function headerFault(
  row: CsvRow | undefined,
  delimiter: string | undefined,
  types: readonly string[],
  anyDelimiter = false,
): FileFault | undefined {
  if (!row) return { code: 'no-header', facts: { reason: 'empty' } };
  const { cells } = row;
  const first = (cells[0] ?? '').trim();
  if (isTemplateLine(cells)) return { code: 'zone-parameters' };
  if (!isHeader(cells) && isGoogleTemplate(cells))
    return { code: 'not-a-bulk-file', facts: { format: 'google' } };
  if (row.broken) return { code: 'quote', facts: {} };
  if (!anyDelimiter && delimiter !== ',' && delimiter !== '\t')
    return { code: 'delimiter', facts: { delimiter: delimiter as string } };
  if (isHeader(cells)) return undefined;
  const separator = [';', '|'].find((mark) => cells.length === 1 && first.includes(mark));
  if (separator) return { code: 'delimiter', facts: { delimiter: separator } };
  if (isRecord(cells, types)) return { code: 'no-header', facts: { reason: 'data' } };
  return { code: 'type-column' };
}
