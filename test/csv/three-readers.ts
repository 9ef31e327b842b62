import { parse as csvParse } from 'csv-parse/sync';
import Papa from 'papaparse';
import { readCsv } from '../../src/csv/read';

/** What separates cells, and what ends rows. */
export interface Written {
  readonly delimiter: string;
  readonly end: '\r\n' | '\n' | '\r';
}

/** Rows, or the word that the reader has for why there are none. */
export type Read = readonly (readonly string[])[] | string;

/** By this package, which finds line ends by itself. Rows that are broken have `…` at their end. */
export async function byOurs(text: string, { delimiter }: Written): Promise<Read> {
  const rows: string[][] = [];
  const options = {
    delimiters: [delimiter] as const,
    isHeader: () => true,
    maxCellLength: 1000,
    signal: undefined,
  };
  for await (const batch of readCsv([text], options)) {
    if ('fault' in batch) return batch.fault.kind;
    for (const { cells, broken } of batch.rows) rows.push(broken ? [...cells, '…'] : cells);
  }
  return rows;
}

/** Nothing is guessed: delimiter and line end are told, and no cell is made a number. */
export function byPapa(text: string, { delimiter, end }: Written): Read {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: end });
  const code = errors[0]?.code;
  if (code !== undefined) return code;
  // Papaparse takes what follows the last line end for a row.
  return text.endsWith(end) ? data.slice(0, -1) : data;
}

/** Told as much, and that a quote inside an unquoted cell is text, and rows may differ in length. */
export function byCsvParse(text: string, { delimiter, end }: Written): Read {
  try {
    return csvParse(text, {
      ...{ delimiter, record_delimiter: end, bom: true },
      ...{ relax_quotes: true, relax_column_count: true },
    });
  } catch (cause) {
    return (cause as { code: string }).code;
  }
}
