import type { Header } from '../../bulk/header';
import { createRowFormat } from '../../csv/write';
import { errorColumns } from '../../results/errors/error';
import { errorType } from '../../results/rows';
import type { RejectedFor } from '../record-error';

/** Formats the rows of a result file: those of the upload with the columns of errors. */
export interface ResultRows {
  readonly header: string;
  row(cells: readonly string[]): string;
  /** An error of the record whose row these cells are. */
  errorRow(cells: readonly string[], error: RejectedFor): string;
}

/** Source: Bulk Download and Upload guide, and result files. */
export function openResultRows(header: Header, delimiter: string): ResultRows {
  const csv = createRowFormat(delimiter);
  const names = header.cells.slice(0, header.width);
  const indexes = errorColumns.map((name) => {
    const index = header.indexOf(name);
    return index === -1 ? names.push(name) - 1 : index;
  });
  function withErrors(cells: readonly string[], errors: readonly string[]): string[] {
    const filled = names.map((_, index) => cells[index] ?? '');
    for (const [at, index] of indexes.entries()) filled[index] = errors[at] ?? '';
    return filled;
  }
  return {
    header: csv.row(names),
    row: (cells) => csv.row(withErrors(cells, [])),
    errorRow(cells, { code, number, fieldPath, detail }) {
      const filled = withErrors(cells, [code, String(number ?? ''), fieldPath, detail]);
      filled[header.typeIndex] = errorType;
      return csv.row(filled);
    },
  };
}
