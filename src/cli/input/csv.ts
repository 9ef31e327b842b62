import { faultOfText } from '../../bulk/fault';
import { isGoogleTemplate } from '../../bulk/header';
import { hasBackslash } from '../../bulk/rows';
import { readCsv } from '../../csv/read';
import type { CsvRow } from '../../csv/rows';
import type { Fault } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import { messageOf } from '../../messages/issue';
import { defaultMaxCellLength } from '../../options/settings';
import { offlineConversion } from '../../records/offline-conversion';
import { asUsageError, UsageError } from '../wrong-use';
import type { InputItem } from './item';

/** Makes names as people write them in a header equal: `Conversion Name`, `conversionName`, `conversion_name`. */
const squeeze = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');

const properties = new Map(
  Object.entries(offlineConversion.columns).flatMap(([property, { header }]) => [
    [squeeze(property), property],
    [squeeze(header), property],
  ]),
);
for (const name of ['email', 'phone']) properties.set(name, name);

/** Whether a column identifies the click or the person, which a Google template cannot. */
const isIdentifier = (cell: string) =>
  /^(?:microsoftClickId|hashed.*|email|phone)$/.test(properties.get(squeeze(cell)) ?? '');

const options = {
  delimiters: [',', '\t', ';'] as const,
  isHeader: (cells: readonly string[]) => cells.some((cell) => properties.has(squeeze(cell))),
  maxCellLength: defaultMaxCellLength,
};

/** A CSV with the property names or the bulk column names in its header. */
export async function* csvItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<InputItem, void> {
  let names: readonly string[] | undefined;
  for await (const batch of readCsv(bytes, options)) {
    if ('fault' in batch)
      throw asUsageError(new BulkFileError(faultOfText(batch.fault), batch.at), file);
    for (const row of batch.rows) {
      if (names) yield itemOf(names, row);
      else names = headerNames(`${file}: line ${row.line}`, row.cells);
    }
  }
  if (!names)
    throw new UsageError(`${file}: The input is empty. Its first row must name the columns.`);
}

/** The property of each column. A first row that is not a header holds data, which is not repeated. */
function headerNames(where: string, cells: readonly string[]): readonly string[] {
  if (cells.some((cell) => squeeze(cell) === 'type'))
    throw new UsageError(
      `${where}: This is already a bulk file (it has a Type column). Run \`msads-bulk validate\` on it.`,
    );
  if (isGoogleTemplate(cells) && !cells.some(isIdentifier))
    throw new UsageError(
      `${where}: ${messageOf({ code: 'not-a-bulk-file', facts: { format: 'google' } })}`,
    );
  if (!options.isHeader(cells))
    throw new UsageError(`${where}: ${describeFirstRow(cells[0] ?? '')}`);
  const names = cells.map((cell) => properties.get(squeeze(cell)) ?? cell);
  const firsts = new Map(names.map((name, index) => [name, index] as const).reverse());
  const second = names.findIndex((name, index) => name !== '' && firsts.get(name) !== index);
  if (second !== -1) {
    const first = names.indexOf(names[second] as string) + 1;
    throw new UsageError(
      `${where}: Columns ${first} and ${second + 1} are the same property. Remove one of them.`,
    );
  }
  return names;
}

/** Describes a first row without a column. The web form's template has lines before the header. */
function describeFirstRow(first: string): string {
  if (/^\s*Parameters:/i.test(first))
    return 'This is a template for the web form. Remove this line, and set its time zone with --time-zone.';
  if (/^\s*### INSTRUCTIONS/i.test(first))
    return 'This is a template for the web form. Remove the lines before its header.';
  if (/^\s*#/.test(first)) return 'This line is not the header. Remove it.';
  return 'The header contains no column of an offline conversion.';
}

function itemOf(names: readonly string[], row: CsvRow): InputItem {
  const { line, cells, broken } = row;
  const entries = names.map((name, index) => [name, cells[index] ?? ''] as const);
  const object = Object.fromEntries(entries.filter(([name, cell]) => name !== '' && cell !== ''));
  const fault = broken
    ? textAfterQuote(row)
    : (extraCell(cells, names.length) ?? namelessCell(names, cells));
  return { place: { line }, object, ...(fault && { fault }) };
}

function textAfterQuote({ backslash }: CsvRow): Fault {
  return { code: 'quote', severity: 'error', facts: backslash ? { backslash } : {} };
}

function extraCell(cells: readonly string[], columnCount: number): Fault | undefined {
  const backslash = cells.length > columnCount && hasBackslash(cells);
  const extra = cells.findIndex((cell, index) => index >= columnCount && cell !== '');
  if (extra === -1 && !backslash) return undefined;
  const cellNumber = Math.max(extra, columnCount) + 1;
  const facts = { cellNumber, columnCount, ...(backslash && { backslash }) };
  return { code: 'cells-extra', severity: 'error', facts };
}

/** The fault of a filled cell under no name, whose value would be dropped. */
function namelessCell(names: readonly string[], cells: readonly string[]): Fault | undefined {
  const index = names.findIndex((name, at) => name === '' && (cells[at] ?? '') !== '');
  if (index === -1) return undefined;
  const facts = { reason: 'nameless', columnNumber: index + 1 };
  return { code: 'property-unknown', severity: 'error', facts };
}
