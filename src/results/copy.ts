import * as z from 'zod/mini';
import type { Header } from '../bulk/header';
import { versionType } from '../bulk/version';
import { createRowFormat, type RowFormat } from '../csv/write';
import { checkOptions, splitOptions } from '../options/check';
import type { Advice } from '../vendor/service-error';
import { errorColumns } from './error-cells';
import type { RecordError } from './outcome';
import {
  type Fate,
  openReconciliation,
  type ReconcileOptions,
  type Reconciliation,
  type UploadedBatch,
} from './reconciliation';

/** An upload with its result, and which of the rejected records are meant. */
export interface RetryOptions extends ReconcileOptions {
  /** Only records of which every error has this advice. Default: all rejected records. */
  readonly advice?: Advice | undefined;
}

const adviceShape = { advice: z.optional(z.enum(['fix', 'retry', 'account'])) };

/**
 * Writes an upload file of just the rejected records: the upload's header, delimiter and Format Version
 * row, and each cell as it was uploaded, to the letter. Records whose outcome is unknown are left out,
 * and so is a row that is broken, of which `onIssue` gets the fault.
 *
 * Source: "Only upload the records that you want to retry", Bulk Download and Upload guide.
 * @throws TypeError at once for wrong options
 * @throws BulkFileError where a file (`file`) can not be read, or the two do not belong together
 * @example
 * await writeBulkFile('retry.csv', writeRetryFile({ upload: () => bulkFile('sent.csv'), result: bulkFile('result.zip') }));
 */
export function writeRetryFile(
  options: RetryOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const [{ advice }, files] = splitOptions(options, adviceShape);
  checkOptions(z.strictObject(adviceShape), { advice });
  return written(files, createRetryCopy(advice));
}

/**
 * Writes all rejected records for a person to read: the rows of `writeRetryFile`, each with its errors
 * in columns more at the end.
 *
 * @throws TypeError at once for wrong options
 * @throws BulkFileError where a file (`file`) can not be read, or the two do not belong together
 * @example
 * await writeBulkFile('rejects.csv', writeRejectsFile({ upload: () => bulkFile('sent.csv'), result: bulkFile('result.zip') }));
 */
export function writeRejectsFile(
  options: ReconcileOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return written(options, createRejectsCopy());
}

/** Takes the rows of an upload that are wanted, and counts them. */
export interface RowCopy {
  /** The text of the rows wanted of a batch, the header before the first. */
  add(batch: UploadedBatch): string;
  /** Records that were taken. */
  readonly records: number;
  /** Records that were wanted, and are broken: what is left of them must not be sent. */
  readonly broken: number;
}

export function createRetryCopy(advice?: Advice): RowCopy {
  return createCopy(
    ({ errors }) =>
      advice === undefined ||
      (errors.length > 0 && errors.every((error) => error.advice === advice)),
    {
      header: ({ cells }) => cells,
      row: (cells) => cells,
    },
  );
}

/** The columns that say, beside what the service said, what to make of it. */
const adviceColumns = ['Advice', 'Meaning'] as const;

export function createRejectsCopy(): RowCopy {
  return createCopy(() => true, {
    header: ({ names }) => [...names, ...errorColumns, ...adviceColumns],
    row(cells, width, errors) {
      const own = Array.from({ length: width }, (_, index) => cells[index] ?? '');
      return [...own, ...errorTexts(errors), ...cells.slice(width)];
    },
  });
}

/** One cell for each column, with what each of the errors has in it. */
function errorTexts(errors: readonly RecordError[]): readonly string[] {
  const parts = errors.map(({ code, number, fieldPath, detail, advice, meaning }) =>
    [code, number, fieldPath, detail, advice, meaning].map((part) => String(part ?? '')),
  );
  return [...errorColumns, ...adviceColumns].map((_, column) => {
    const texts = parts.map((part) => part[column] ?? '');
    return texts.every((text) => text === '') ? '' : texts.join('; ');
  });
}

interface Shape {
  header(header: Header): readonly string[];
  row(cells: readonly string[], width: number, errors: readonly RecordError[]): readonly string[];
}

function createCopy(isWanted: (fate: Fate) => boolean, shape: Shape): RowCopy {
  let records = 0;
  let broken = 0;
  let format: RowFormat | undefined;
  let hasVersion = false;
  return {
    add({ header, delimiter, rows }) {
      const isFirst = format === undefined;
      format ??= createRowFormat(delimiter);
      const put = format.row;
      let text = isFirst ? `\ufeff${put(shape.header(header))}` : '';
      for (const { row, fate } of rows) {
        if (row.type === versionType && !hasVersion) {
          hasVersion = true;
          text += put(shape.row(row.cells, header.width, []));
        }
        if (fate?.status !== 'rejected' || !isWanted(fate)) continue;
        if (row.broken) {
          broken++;
          continue;
        }
        records++;
        text += put(shape.row(row.cells, header.width, fate.errors));
      }
      return text;
    },
    get records() {
      return records;
    },
    get broken() {
      return broken;
    },
  };
}

function written(
  options: ReconcileOptions,
  copy: RowCopy,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  return copiedRows(openReconciliation(options), copy);
}

export async function* copiedRows(
  { batches }: Reconciliation,
  copy: RowCopy,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const utf8 = new TextEncoder();
  for await (const batch of batches()) {
    const text = copy.add(batch);
    if (text !== '') yield utf8.encode(text);
  }
}
