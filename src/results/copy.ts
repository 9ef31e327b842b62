import * as z from 'zod/mini';
import type { Header } from '../bulk/header';
import { versionType } from '../bulk/version';
import { createRowFormat, type RowFormat } from '../csv/write';
import { checkOptions, splitOptions } from '../options/check';
import type { Advice } from '../vendor/errors';
import { errorTextColumns, errorTexts } from './errors/texts';
import type { RecordError } from './outcome';
import { type ReconcileOptions, Reconciliation } from './reconciliation';

/** An upload with its result, and which of the rejected records to take. */
export interface RetryOptions extends ReconcileOptions {
  /** Only records whose errors all have this advice. Default: all rejected records. */
  readonly advice?: Advice | undefined;
}

const adviceShape = { advice: z.optional(z.enum(['fix', 'retry', 'account'])) };

/**
 * Writes an upload file of just the rejected records: with the upload's header, delimiter and Format
 * Version row, and each cell exactly as it was uploaded. Records with an unknown outcome are left out,
 * and so is a broken row, whose fault is reported to `onIssue`.
 *
 * Source: "Only upload the records that you want to retry", Bulk Download and Upload guide.
 * @throws TypeError at once for wrong options
 * @throws BulkFileError if a file (`file`) cannot be read, or the two do not belong together
 * @example
 * await writeBulkFile('retry.csv', writeRetryFile({ upload: () => bulkFile('sent.csv'), result: bulkFile('result.zip') }));
 */
export function writeRetryFile(
  options: RetryOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const [{ advice }, files] = splitOptions(options, adviceShape);
  checkOptions(z.strictObject(adviceShape), { advice });
  return copyRejected(new Reconciliation(files), retryFormat(advice));
}

/**
 * Writes all rejected records for a person to read: the rows of `writeRetryFile`, each with its errors
 * in additional columns at the end, or after the first 1,000 columns. A row lists up to 50 errors, with up
 * to 4,000 characters per column, and the number of the others.
 *
 * @throws TypeError at once for wrong options
 * @throws BulkFileError if a file (`file`) cannot be read, or the two do not belong together
 * @example
 * await writeBulkFile('rejects.csv', writeRejectsFile({ upload: () => bulkFile('sent.csv'), result: bulkFile('result.zip') }));
 */
export function writeRejectsFile(
  options: ReconcileOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return copyRejected(new Reconciliation(options), rejectsFormat);
}

/** Which rejected records are copied, and what the copy looks like. */
interface CopyFormat {
  takes(errors: readonly RecordError[]): boolean;
  header(header: Header): readonly string[];
  row(cells: readonly string[], width: number, errors: readonly RecordError[]): readonly string[];
}

/** Takes the records whose errors all have the advice, cell by cell. */
export function retryFormat(advice?: Advice): CopyFormat {
  return {
    takes: (errors) =>
      advice === undefined ||
      (errors.length > 0 && errors.every((error) => error.advice === advice)),
    header: ({ cells }) => cells,
    row: (cells) => cells,
  };
}

/** Takes all rejected records, with their errors in additional columns. */
export const rejectsFormat: CopyFormat = {
  takes: () => true,
  header: ({ names }) => insertErrors(names, names.length, errorTextColumns),
  row: (cells, width, errors) => insertErrors(cells, width, errorTexts(errors)),
};

/** Short rows are filled up to here at most: a file whose header alone is wide must not become as long as it is wide. */
const maxFilled = 1000;

/** Adds the cells of errors behind the columns of the upload, or behind the first 1,000 of them. */
function insertErrors(cells: readonly string[], width: number, errors: readonly string[]) {
  const at = Math.min(width, maxFilled);
  const before = Array.from({ length: at }, (_, index) => cells[index] ?? '');
  return [...before, ...errors, ...cells.slice(at)];
}

/** How many of the rejected records were copied. */
export interface CopyCounts {
  records: number;
  /** Left out because their rows are broken: what is left of them must not be sent. */
  broken: number;
}

/** Writes the rejected records that a format takes, and adds them to the counts. */
export async function* copyRejected(
  reconciliation: Reconciliation,
  format: CopyFormat,
  counts: CopyCounts = { records: 0, broken: 0 },
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const utf8 = new TextEncoder();
  let csv: RowFormat | undefined;
  let hasVersion = false;
  for await (const { header, delimiter, rows } of reconciliation.batches()) {
    let text = '';
    if (!csv) {
      csv = createRowFormat(delimiter);
      text = `\ufeff${csv.row(format.header(header))}`;
    }
    for (const { row, outcome } of rows) {
      if (row.type === versionType && !hasVersion) {
        hasVersion = true;
        text += csv.row(format.row(row.cells, header.width, []));
      }
      if (outcome?.status !== 'rejected' || !format.takes(outcome.errors)) continue;
      if (row.broken) {
        counts.broken++;
        continue;
      }
      counts.records++;
      text += csv.row(format.row(row.cells, header.width, outcome.errors));
    }
    if (text !== '') yield utf8.encode(text);
  }
}
