import { type CsvBatch, type CsvEnd, type RowFilter, readCsv } from '../csv/read';
import type { CsvRow } from '../csv/row';
import { type Faults, faultsInto } from '../issues/level';
import { type Origin, originOf } from '../source/origin';
import type { Source } from '../source/source';
import { fold } from '../text/nearest';
import { showable } from '../text/shown/showable';
import { type FileEnd, faultOfText } from './fault';
import { fileNameFault } from './file-name';
import {
  containerColumns,
  type Header,
  headerFault,
  isGoogleTemplate,
  isRecognized,
  isTemplateLine,
  readHeader,
} from './header';
import { type BulkRow, RowReader, type RowReaderOptions } from './rows';
import { versionType } from './version';

export interface ContainerOptions extends Omit<RowReaderOptions, 'anyType'> {
  readonly maxCellLength: number;
  readonly filter?: RowFilter<BulkRow> | undefined;
  readonly signal: AbortSignal | undefined;
  /** Whether a semicolon or a vertical bar may separate the cells, too. Default: only a comma or a tab. */
  readonly anyDelimiter?: boolean | undefined;
  /** Header names of the columns that the records of the file may have. Undefined if any may occur. */
  readonly columns: readonly string[] | undefined;
  /** Returns the column that other systems call by a name. */
  usualNameOf?(name: string): string | undefined;
}

/** The rows that one piece of the source completes. */
export interface BulkBatch {
  readonly header: Header;
  /** What separates the cells. */
  readonly delimiter: string;
  readonly rows: readonly BulkRow[];
  /** How many rows were passed and only counted. */
  readonly counted: number;
  /** The version as the file writes it. */
  readonly version: string | undefined;
  /** Bytes of the file so far, uncompressed. */
  readonly bytes: number;
  /** Line ends so far that are not CRLF. */
  readonly otherLineEnds: number;
}

/**
 * Reads the container of a bulk file: its header, Type and Format Version. If nothing more can be read,
 * the last item is the reason.
 */
export async function* readContainer(
  source: Source,
  options: ContainerOptions,
): AsyncGenerator<BulkBatch | FileEnd, void> {
  const types = [...options.types, versionType];
  // The service may have types in a result that are newer than the list of them.
  const anyType = options.columns === undefined || options.kind === 'result';
  const csv = readCsv(source, {
    delimiters: [',', '\t', ';', '|'],
    isHeader: (cells) => isRecognized(cells, types),
    maxCellLength: options.maxCellLength,
    signal: options.signal,
    filter: options.filter,
  });
  let opened: { readonly header: Header; readonly rows: RowReader } | undefined;
  let bytes = 0;
  for await (const batch of csv) {
    if ('fault' in batch) {
      yield { fault: faultOfText(batch.fault), at: batch.at };
      return;
    }
    let { rows } = batch;
    if (!opened) {
      const [first, ...others] = rows;
      let fault = headerFault(first, batch.delimiter, types, options.anyDelimiter);
      if (fault?.code === 'zone-parameters' && (await isOfGoogle(others, csv)))
        fault = { code: 'not-a-bulk-file', facts: { format: 'google' } };
      if (fault) {
        // The fault says why reading ends: that closing the source fails adds nothing.
        await csv.return().catch(() => {});
        yield { fault, at: { line: first?.line ?? 1, row: 0 } };
        return;
      }
      const header = openHeader(first as CsvRow, batch, options, originOf(source));
      opened = { header, rows: new RowReader(header, { ...options, types, anyType }) };
      rows = others;
    }
    const { header, rows: reader } = opened;
    if (batch.passed) reader.skip(batch.passed.rows, batch.passed.last);
    const read = batch.passed?.made ?? rows.map((row) => reader.read(row));
    const delimiter = batch.delimiter as string;
    bytes = batch.bytes;
    const { version } = reader;
    const { otherLineEnds } = batch;
    const counted = batch.passed?.made ? 0 : (batch.passed?.rows ?? 0);
    yield { header, delimiter, rows: read, counted, version, bytes, otherLineEnds };
  }
  opened?.rows.end(bytes);
}

/** Templates have a few lines of instructions before their header. */
const maxTemplateLines = 100;

/** Whether a template is one of Google Ads, which begins like that of the web form, by its header. */
async function isOfGoogle(
  others: readonly CsvRow[],
  csv: AsyncGenerator<CsvBatch<BulkRow> | CsvEnd, void>,
): Promise<boolean> {
  let rows = others;
  for (let lines = 0; lines < maxTemplateLines; lines += rows.length) {
    const header = rows.find(({ cells }) => !isTemplateLine(cells));
    // The lines before it decide what separates cells, and may have none of it.
    if (header) return isGoogleTemplate(header.cells.join().split(/[,;\t|]/));
    const next = await csv.next();
    if (next.done || 'fault' in next.value) return false;
    rows = next.value.rows;
  }
  return false;
}

function openHeader(
  row: CsvRow,
  { marks, encoding, delimiter }: Omit<CsvBatch, 'passed'>,
  options: ContainerOptions,
  origin: Origin,
): Header {
  const isUpload = options.kind === 'upload';
  const at = { line: row.line, row: 0 };
  const faults = faultsInto(options.judge, (fault) => options.onFault(fault, at));
  if (isUpload) checkOrigin(origin, delimiter as string, faults);
  if (isUpload && (marks === 0 || encoding !== 'utf-8')) faults.add('bom-missing', { encoding });
  if (marks > 1) faults.add('bom-repeated', { count: marks });
  // If any column may occur, each is known by its own name: two with the same name lose cells.
  const columns = options.columns ?? row.cells.filter(isOtherColumn);
  const reportUnknown = isUpload && options.columns !== undefined;
  const names = [...containerColumns, ...columns];
  return readHeader(row, names, reportUnknown, faults, options.usualNameOf);
}

/** Reports what the service would not accept about the file around the text. */
function checkOrigin(origin: Origin, delimiter: string, faults: Faults): void {
  const { systemEntries = [] } = origin;
  if (systemEntries.length > 0) {
    const entries = systemEntries.flatMap((name) => showable(name) ?? []).slice(0, 5);
    faults.add('archive-entries', { entries, count: systemEntries.length });
  }
  const fault = fileNameFault(origin, delimiter);
  if (fault) faults.add('file-name', fault);
}

function isOtherColumn(name: string): boolean {
  const folded = fold(name);
  if (folded === '' || containerColumns.some((known) => fold(known) === folded)) return false;
  return showable(name) === name;
}
