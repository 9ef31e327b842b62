import { faultOfText } from '../../bulk/fault';
import { isGoogleTemplate, isTemplateLine } from '../../bulk/header';
import { lineOf } from '../../bulk/row-type';
import { hasBackslash } from '../../bulk/rows';
import { readCsv } from '../../csv/read';
import type { CsvRow } from '../../csv/row';
import type { Fault } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import { messageOf } from '../../messages/issue';
import { defaultMaxCellLength } from '../../options/settings';
import { offlineConversion } from '../../records/offline-conversion';
import { plainPropertiesOf } from '../../schema/plain-properties';
import { nearest, squeeze } from '../../text/nearest';
import { showable } from '../../text/shown/showable';
import { describeUnknown } from '../../text/shown/unknown-name';
import { asUsageError, UsageError } from '../wrong-use';
import type { InputItem } from './item';
import type { PropertyNames } from './property-names';

/** A CSV with the property names or the bulk column names in its header. */
export async function* csvItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  names: PropertyNames,
): AsyncGenerator<InputItem, void> {
  const options = {
    delimiters: [',', '\t', ';'] as const,
    isHeader: (cells: readonly string[]) => cells.some(names.isLikely),
    maxCellLength: defaultMaxCellLength,
  };
  const read = (row: CsvRow) => readHeader(`${file}: line ${row.line}`, row, names);
  let header: Header | undefined;
  let isFirst = true;
  /** The first row, if templates have it before their header, which tells whose template it is. */
  let first: CsvRow | undefined;
  for await (const batch of readCsv(bytes, options)) {
    if ('fault' in batch)
      throw asUsageError(new BulkFileError(faultOfText(batch.fault), batch.at), file);
    for (const row of batch.rows) {
      if (header) {
        const item = itemOf(header, row);
        yield isFirst ? { ...item, emptyUnknownColumns: emptyUnknown(item, header.unknown) } : item;
        isFirst = false;
      } else if (isTemplateLine(row.cells) && !row.cells.some(names.isLikely)) first ??= row;
      else {
        if (first && isGoogleTemplate(row.cells)) read(row);
        header = read(first ?? row);
      }
    }
  }
  if (first) read(first);
  if (!header)
    throw new UsageError(`${file}: The input is empty. Its first row must name the columns.`);
}

/** What `read` prints besides the properties of a record, and `generate` passes over. */
const passedOver = ['line', 'row', 'issues'];

/** The properties that identify the click or the person, which a Google template cannot. */
const identifiers = new Set<string | undefined>([
  'microsoftClickId',
  ...plainPropertiesOf(offlineConversion.columns).flatMap(({ name, hashed }) => [name, hashed]),
]);

interface Header {
  readonly line: number;
  readonly cells: readonly string[];
  /** The property of each column. */
  readonly properties: readonly string[];
  /** Names of columns that no property has. */
  readonly unknown: readonly string[];
}

/** Reads the header. A first row that is not a header holds data, which is not repeated. */
function readHeader(where: string, { line, cells }: CsvRow, names: PropertyNames): Header {
  const isType = (cell: string) => squeeze(cell) === 'type' && names.ofColumn(cell) === undefined;
  if (cells.some(isType))
    throw new UsageError(
      `${where}: This is already a bulk file (it has a Type column). Run \`msads-bulk validate\` on it.`,
    );
  if (isGoogleTemplate(cells) && !cells.some((cell) => identifiers.has(names.ofColumn(cell))))
    throw new UsageError(
      `${where}: ${messageOf({ code: 'not-a-bulk-file', facts: { format: 'google' } })}`,
    );
  if (!cells.some(names.isLikely))
    throw new UsageError(`${where}: ${describeFirstRow(cells[0] ?? '')}`);
  const absent = names.mapped.find(
    (name) => !cells.some((cell) => squeeze(cell) === squeeze(name)),
  );
  if (absent !== undefined) {
    const names = cells.filter((cell) => showable(cell) !== undefined);
    const { shown, offer } = describeUnknown(absent, nearest(absent, names));
    throw new UsageError(`${where}: --map names a column ${shown} that the header lacks.${offer}`);
  }
  // A name of blanks is missing.
  const properties = cells.map((cell) => names.ofColumn(cell) ?? (cell.trim() && cell));
  const firsts = new Map(properties.map((name, index) => [name, index] as const).reverse());
  const second = properties.findIndex((name, index) => name !== '' && firsts.get(name) !== index);
  if (second !== -1) {
    const first = properties.indexOf(properties[second] as string) + 1;
    throw new UsageError(
      `${where}: Columns ${first} and ${second + 1} are the same property. Remove one of them.`,
    );
  }
  const isUnknown = (name: string) => name.trim() !== '' && names.ofColumn(name) === undefined;
  const unknown = cells.filter((name) => isUnknown(name) && !passedOver.includes(name));
  return { line, cells, properties, unknown };
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

function itemOf(header: Header, row: CsvRow): InputItem {
  const { line: headerLine, properties } = header;
  const { line, cells, broken } = row;
  // Not the columns: a header may have many more of them than its rows have cells.
  const entries = cells.map((cell, index) => [properties[index] ?? '', cell] as const);
  const object = Object.fromEntries(entries.filter(([name, cell]) => name !== '' && cell !== ''));
  const fault = broken
    ? textAfterQuote(row)
    : (lineFault(cells, header.cells) ??
      extraCell(cells, properties.length) ??
      namelessCell(properties, cells));
  return { place: { line }, headerLine, object, ...(fault && { fault }) };
}

/** The fault of a line that an export adds. No record has less than three cells. */
function lineFault(cells: readonly string[], header: readonly string[]): Fault | undefined {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const isHeader = filled.length > 1 && cells.every((cell, index) => cell === header[index]);
  const isShort = filled.length === 1 || filled.length === 2;
  const reason = isHeader ? 'header' : isShort ? lineOf(filled[0] as string) : undefined;
  return reason && { code: 'record-type', severity: 'error', facts: { reason } };
}

function emptyUnknown({ object = {} }: InputItem, unknown: readonly string[]): readonly string[] {
  return unknown.filter((name) => !Object.hasOwn(object, name));
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
  const index = cells.findIndex((cell, at) => cell !== '' && names[at] === '');
  if (index === -1) return undefined;
  const facts = { reason: 'nameless', columnNumber: index + 1 };
  return { code: 'property-unknown', severity: 'error', facts };
}
