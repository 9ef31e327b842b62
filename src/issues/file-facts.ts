import type { OtherFormat } from '../source/format';
import type { ArchiveFault, EarlierRow, WithColumn, WithNearest, WithValue } from './fact-shapes';

/** The facts about the bytes, the header, the rows and the Format Version. */
export interface FileFacts {
  // The bytes and the header
  readonly encoding: { readonly reason: 'utf-8' | 'utf-16' | 'utf-16-unmarked' | 'surrogate' };
  readonly 'no-header': { readonly reason: 'empty' | 'data' };
  readonly delimiter: { readonly delimiter: string };
  readonly 'not-a-bulk-file': {
    /** What the file is instead. `sep`: its first line is `sep=`, which only Excel understands. */
    readonly format: 'google' | OtherFormat;
  };
  readonly archive: ArchiveFault;
  readonly quote: {
    /** Line on which a quote opens that is never closed. Absent if text follows a closing quote. */
    readonly quoteLine?: number | undefined;
    /** Whether a backslash comes before the quote, which does not escape it. */
    readonly backslash?: boolean | undefined;
  };
  readonly 'cell-too-long': {
    readonly limit: number;
    /** Line on which the quote of the cell opens. Absent if the cell is not quoted. */
    readonly quoteLine?: number | undefined;
  };
  readonly 'row-too-long': { readonly limit: number; readonly maxCells: number };
  readonly 'archive-entries': {
    /** Names of the entries that an operating system added: the first five that may be shown. */
    readonly entries: readonly string[];
    readonly count: number;
  };
  readonly 'file-name': {
    /**
     * `gzip`: it is compressed with gzip. `zip-extension`: it is a ZIP archive with another extension.
     * `not-zip`: it has the extension of one. `delimiter`: the extension is that of the other delimiter.
     */
    readonly reason: 'extension' | 'delimiter' | 'gzip' | 'zip-extension' | 'not-zip';
    /** With its period, in lower case; empty if there is none. */
    readonly extension?: string | undefined;
    /** The extension that the delimiter requires. */
    readonly expected?: string;
    /** Whether it is the file in an archive. */
    readonly isEntry?: boolean;
  };
  readonly 'bom-missing': { readonly encoding: 'utf-8' | 'utf-16' };
  readonly 'bom-repeated': { readonly count: number };
  readonly 'column-unknown': WithNearest & {
    readonly columnNumber: number;
    /** First row that fills a column without a name, or one that only other record types have. */
    readonly filledRow?: number;
  };
  readonly 'column-spelling': WithValue & WithColumn & { readonly columnNumber: number };
  readonly 'column-duplicate': WithColumn & {
    readonly first: number;
    readonly second: number;
    /** Which of the two is used. */
    readonly used: number;
  };
  readonly 'column-missing': {
    /** Header names. If there are several, the action needs one of them. */
    readonly columns: readonly string[];
    readonly action: string;
  };

  // The rows and the Format Version
  readonly 'cells-missing': { readonly cellCount: number; readonly columnCount: number };
  readonly 'cells-extra': {
    /** Number of the first filled cell beyond the header. */
    readonly cellNumber: number;
    readonly columnCount: number;
    /** Whether a cell ends in a backslash, which was meant to escape the delimiter after it. */
    readonly backslash?: boolean;
  };
  readonly 'record-type': WithValue & {
    /** The Type that was probably meant. Absent if the cell is empty. */
    readonly nearest?: string | undefined;
    /** Why the row cannot be a record: its Type is unknown, or it is a line that an export adds. */
    readonly reason?: 'unknown' | 'header' | 'rule' | 'total' | 'row-count' | 'comment' | undefined;
    /** Whether the row, in a result, may be an error of a record. */
    readonly mayBeError?: boolean;
  };
  readonly 'version-unsupported': WithValue;
  readonly 'version-column': {
    /** Header name of the column that holds the version, or its number. */
    readonly foundIn: string;
  };
  readonly 'version-repeated': EarlierRow;
}
