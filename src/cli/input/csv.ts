import { readCsv } from '../../csv/read';
import { BulkFileError } from '../../errors';
import { offlineConversion } from '../../records/offline-conversion';
import { UsageError } from '../usage-error';
import type { InputItem } from './item';

/** Names as people write them in a header: `Conversion Name`, `conversionName`, `conversion_name`. */
const squeezed = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');

const properties = new Map(
  Object.entries(offlineConversion.columns).flatMap(([property, { header }]) => [
    [squeezed(property), property],
    [squeezed(header), property],
  ]),
);
for (const name of ['email', 'phone']) properties.set(name, name);

/** A CSV with the property names or the bulk column names in its header. */
export async function* csvItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<InputItem, void> {
  let names: readonly string[] | undefined;
  const options = {
    delimiters: [',', '\t', ';'] as const,
    isHeader: (cells: readonly string[]) => cells.some((cell) => properties.has(squeezed(cell))),
    maxCellLength: 1_048_576,
  };
  try {
    for await (const { rows } of readCsv(bytes, options)) {
      for (const { line, cells, broken } of rows) {
        if (!names) {
          names = headerNames(file, cells);
          continue;
        }
        const place = { line };
        const object = objectOf(names, cells);
        const extra = cells.some((cell, index) => index >= (names?.length ?? 0) && cell !== '');
        if (broken) yield { place, object, problem: 'quote' };
        else if (extra) yield { place, object, problem: 'cells-extra' };
        else yield { place, object };
      }
    }
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
    throw new UsageError(`${file}: line ${cause.line}: ${cause.issue.message}`);
  }
}

function headerNames(file: string, cells: readonly string[]): readonly string[] {
  if (cells.some((cell) => squeezed(cell) === 'type'))
    throw new UsageError(
      `${file}: has a column Type, and so is a bulk file already; validate it instead.`,
    );
  if (!cells.some((cell) => properties.has(squeezed(cell))))
    throw new UsageError(`${file}: line 1: the header names no column of an offline conversion.`);
  return cells.map((cell) => properties.get(squeezed(cell)) ?? cell);
}

function objectOf(names: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name, index) => {
      const cell = cells[index] ?? '';
      return name === '' || cell === '' ? [] : [[name, cell]];
    }),
  );
}
