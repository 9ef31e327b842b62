import { readCsv } from '../csv/read';
import type { CsvRow } from '../csv/rows';
import type { Fault } from '../issues/issue';
import { type Faults, faultsInto, type Judge } from '../issues/level';
import type { Position } from '../issues/position';
import type { Source } from '../source/source';
import { fold, nearest } from '../text/nearest';
import { type Channel, uploadLimits } from '../vendor/limits';
import { containerColumns, type Header, isTelling, readHeader, refuseHeader } from './header';
import { readVersion, versionType } from './version';

export interface ContainerOptions {
  readonly kind: 'upload' | 'result';
  readonly channel: Channel;
  readonly maxCellLength: number;
  readonly signal: AbortSignal | undefined;
  readonly judge: Judge;
  /** Names of the columns that the records of the file may have. */
  readonly columns: readonly string[];
  /** Whether it is a fault of an upload to have others. */
  readonly onlyTheseColumns: boolean;
  /** The values of Type that are expected. */
  readonly types: readonly string[];
  /** Faults of the file as they are found. */
  onFault(fault: Fault, at: Position): void;
}

/** One row of any Type. */
export interface BulkRow extends Position {
  readonly type: string;
  /** Whether its Type is empty, or nearly one of those expected. */
  readonly misspelled: boolean;
  readonly cells: readonly string[];
  /** True where the row is lost after these cells. */
  readonly broken: boolean;
  readonly faults: readonly Fault[];
}

export interface BulkBatch {
  readonly header: Header;
  /** What separates the cells. */
  readonly delimiter: string;
  readonly rows: readonly BulkRow[];
  /** The version as the file writes it. */
  readonly version: string | undefined;
  readonly bytes: number;
}

const none: readonly Fault[] = Object.freeze([]);

/** Rows of cells become rows of the Bulk container: header, Type and Format Version are read here. */
export async function* readContainer(
  source: Source,
  options: ContainerOptions,
): AsyncGenerator<BulkBatch, void> {
  const { kind, judge } = options;
  const inUpload = kind === 'upload';
  const usual = inUpload ? 'error' : 'warning';
  // What most rows have comes first, and is what `type` then is: the same text, which is quickly compared.
  const types = [...options.types, versionType];
  const typeHints = typesAlike(types);
  let last: Position = { line: 1, row: 0 };
  let header: Header | undefined;
  let version: string | undefined;
  let versionRow: number | undefined;
  let rowCount = 0;
  let bytes = 0;

  function fileFaults(at: Position): Faults {
    return faultsInto(judge, (fault) => options.onFault(fault, at));
  }

  function start(row: CsvRow | undefined, batch: Start): Header {
    refuseHeader(row, batch.delimiter, types);
    const faults = fileFaults({ line: (row as CsvRow).line, row: 0 });
    const { marks, encoding } = batch;
    if (inUpload && (marks === 0 || encoding !== 'utf-8')) faults.add('bom-missing', { encoding });
    if (marks > 1) faults.add('bom-repeated', { count: marks });
    const known = [...containerColumns, ...options.columns];
    return readHeader(row as CsvRow, known, inUpload && options.onlyTheseColumns, faults);
  }

  let list: Fault[] | undefined;
  const faults = faultsInto(judge, (fault) => {
    list ??= [];
    list.push(fault);
  });

  function read(csvRow: CsvRow, found: Header): BulkRow {
    const { line, row, cells, broken } = csvRow;
    last = csvRow;
    list = undefined;
    const text = cells[found.typeIndex] ?? '';
    const known = types[types.indexOf(text)];
    const type = known ?? text;
    if (broken) faults.add('quote', {});
    else if (cells.length !== found.width) compareWidth(cells, found.width, faults);
    if (type === versionType) {
      if (versionRow !== undefined) {
        faults.add('version-repeated', { earlierRow: versionRow }, undefined, { usual });
      } else {
        versionRow = row;
        if (row !== 1) faults.add('version-not-first', undefined, undefined, { usual });
        if (!broken) version = readVersion(cells, found, usual, faults);
      }
    } else {
      rowCount++;
    }
    const slip = broken || known !== undefined ? undefined : typeHints(type);
    if (slip) faults.add('record-type', slip, 'Type');
    return { line, row, type, misspelled: slip !== undefined, cells, broken, faults: list ?? none };
  }

  function end(): void {
    const faults = fileFaults(last);
    if (versionRow === undefined) faults.add('version-missing', undefined, undefined, { usual });
    if (!inUpload) return;
    const limit = uploadLimits.rows[options.channel];
    if (rowCount > limit) faults.add('too-many-rows', { rows: rowCount, limit });
    if (bytes > uploadLimits.bytes)
      faults.add('too-many-bytes', { bytes, limit: uploadLimits.bytes });
  }

  const csvOptions = {
    delimiters: [',', '\t', ';', '|'] as const,
    isHeader: (cells: readonly string[]) => isTelling(cells, types),
    maxCellLength: options.maxCellLength,
    signal: options.signal,
  };
  for await (const batch of readCsv(source, csvOptions)) {
    bytes = batch.bytes;
    const [first, ...others] = batch.rows;
    const rows = header ? batch.rows : others;
    header ??= start(first, batch);
    const found = header;
    const delimiter = batch.delimiter as string;
    yield { header, delimiter, rows: rows.map((row) => read(row, found)), version, bytes };
  }
  end();
}

type Start = {
  readonly delimiter: string | undefined;
  readonly marks: number;
  readonly encoding: 'utf-8' | 'utf-16';
};

function compareWidth(cells: readonly string[], columns: number, faults: Faults): void {
  if (cells.length < columns) {
    faults.add('cells-missing', { cells: cells.length, columns });
    return;
  }
  const extra = cells.findIndex((cell, index) => index >= columns && cell !== '');
  if (extra !== -1) faults.add('cells-extra', { at: extra + 1, columns });
}

/** Says whether a Type is empty or nearly one of those expected; asked once for each text. */
function typesAlike(types: readonly string[]) {
  const known = new Map<string, { nearest?: string | undefined } | undefined>();
  return (type: string) => {
    if (known.has(type)) return known.get(type);
    const close = types.find((name) => tight(name) === tight(type)) ?? nearest(type, types, 1);
    const hint = fold(type) === '' ? {} : close === undefined ? undefined : { nearest: close };
    // A text as long as this is no slip of the pen, and many of them would fill the memory.
    if (known.size < 1000 && type.length < 200) known.set(type, hint);
    return hint;
  };
}

/** Text without its spaces and its case. */
function tight(text: string): string {
  return fold(text).replace(/\s/g, '');
}
