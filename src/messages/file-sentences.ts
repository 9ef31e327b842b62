import type { ArchiveFault } from '../issues/fact-shapes';
import type { FactsOf } from '../issues/facts';
import { otherFormats } from './other-formats';
import {
  addArticle,
  bracket,
  capitalize,
  listQuoted,
  nameColumn,
  pluralize,
  quoteText,
  type Sentences,
  suggest,
} from './phrases';

/** The messages about the bytes, the header, the rows and the Format Version. */
export const fileSentences = {
  // The bytes and the header
  encoding: (f) =>
    ({
      'utf-8':
        'The file contains bytes that are not valid UTF-8, so nothing after the previous row can be read. Save the file as UTF-8.',
      'utf-16': 'The UTF-16 text is damaged. Save the file as UTF-8.',
      'utf-16-unmarked':
        'The file looks like UTF-16 without a byte order mark. Save the file as UTF-8.',
      surrogate:
        'The text contains a broken character (half of a surrogate pair), which no encoding can represent. Remove it.',
    })[f.reason],
  'no-header': (f) =>
    f.reason === 'empty'
      ? 'The file is empty. Its first row must name the columns, starting with Type.'
      : 'The file has no header: its first row is already a record. Add a row with the column names above it.',
  'type-column': () =>
    'The header has no column "Type". The first row of a bulk file must name the columns, starting with Type.',
  delimiter: (f) =>
    `The columns of the header are separated by "${f.delimiter}". Save the file with commas or tabs instead.`,
  'zone-parameters': () =>
    'This is a template for the web form, with its own lines before the header. A bulk file starts with the header (Type, …), and its times are in UTC. Upload this file in the web form, or create a bulk file from its rows.',
  'not-a-bulk-file': (f) => otherFormats[f.format],
  archive: archiveSentence,
  quote: (f) =>
    f.backslash
      ? `${f.quoteLine === undefined ? 'The rest of this line is lost' : `Nothing after the quote opened on line ${f.quoteLine} can be read`}, because ${escaping('quote')}`
      : f.quoteLine === undefined
        ? 'Text follows a closing quote, so the rest of this line is lost. Double every quote inside a quoted cell.'
        : `The quote opened on line ${f.quoteLine} is never closed, so nothing after it can be read. Close it, or remove it.`,
  'cell-too-long': (f) =>
    f.quoteLine === undefined
      ? `A cell has more than ${f.limit} characters. Reading stops here.`
      : `The cell whose quote opens on line ${f.quoteLine} has more than ${f.limit} characters. Reading stops here. Check that the quote is closed.`,
  'row-too-long': (f) =>
    `The row has more than ${f.maxCells} cells or ${f.limit} characters. Reading stops here. Check that the file is a table, and that no line breaks are missing.`,
  'archive-entries': (f) =>
    `The archive also contains ${f.entries.length === 0 ? 'entries' : listQuoted(f.entries)}, which an operating system added. The service accepts exactly one file. Compress only the file itself, for example with \`zip -X upload.zip upload.csv\`.`,
  'file-name': fileNameSentence,
  'bom-missing': (f) =>
    f.encoding === 'utf-8'
      ? 'An upload file must start with the UTF-8 byte order mark (EF BB BF), but this one does not. Save it as CSV UTF-8.'
      : 'An upload file must be UTF-8 and start with its byte order mark (EF BB BF), but this one is UTF-16. Save it as CSV UTF-8.',
  'bom-repeated': (f) => `The file starts with ${f.count} byte order marks. Keep only one.`,
  'column-unknown': (f, nameRow) =>
    f.filledRow !== undefined && f.value !== undefined
      ? `${nameRow(f.filledRow)} fills in column ${f.columnNumber}${bracket(f)}, which this record type does not have, so nothing reads the column. Check whether its cells belong in another column, or leave them empty.`
      : f.filledRow !== undefined
        ? `${nameRow(f.filledRow)} fills in column ${f.columnNumber}, which has no name, so nothing reads the column. ${nameColumn(f)}`
        : `Column ${f.columnNumber}${bracket(f)} does not belong to this record type, so the service most likely ignores it. ${suggest(f.nearest, 'Correct its name, or remove it.')}`,
  'column-spelling': (f) =>
    `Column ${f.columnNumber} is ${f.value === undefined ? 'misspelled' : `named ${quoteText(f.value)}`}. Rename it to "${f.column}".`,
  'column-duplicate': (f) =>
    `The header contains "${f.column}" twice, as columns ${f.first} and ${f.second}. Only column ${f.used} is read. Remove the other one.`,
  'column-missing': (f) =>
    f.columns.length === 1
      ? `The header has no column "${f.columns[0]}". ${capitalize(addArticle(f.action))} requires it.`
      : `The header has none of these columns: ${f.columns.join(', ')}. ${capitalize(addArticle(f.action))} requires at least one of them.`,

  // The rows and the Format Version
  'cells-missing': (f) =>
    `The row has ${pluralize(f.cellCount, 'cell')}, but the header has ${f.columnCount}. The missing cells are read as empty.`,
  'cells-extra': (f) =>
    f.backslash
      ? `The row has more cells than the header, which has ${pluralize(f.columnCount, 'column')}, because ${escaping('delimiter')}`
      : `Cell ${f.cellNumber} is filled in, but the header has only ${pluralize(f.columnCount, 'column')}. An unquoted cell that contains a delimiter causes this. Put that cell in quotes.`,
  'record-type': recordTypeSentence,
  'version-missing': () =>
    'The file has no Format Version row. The first row after the header must have Type "Format Version" and Name "6.0".',
  'version-empty': () => 'The Format Version row has no version. Write "6.0" in its Name column.',
  'version-not-first': () =>
    'Other rows come before the Format Version row. Move it directly below the header.',
  'version-unsupported': (f) =>
    `${f.value === undefined ? 'This format version' : `Format version "${f.value}"`} is not supported. The only supported version is "6.0".`,
  'version-column': (f) => `The version is in column "${f.foundIn}". Move it to "Name".`,
  'version-split': () =>
    'The version is split into two cells, "6" and "0", as happens with a decimal comma. Write "6.0" in Name.',
  'version-repeated': (f, nameRow) =>
    `${nameRow(f.earlierRow)} is already a Format Version row. Remove this one.`,
  'version-spelling': () => 'The version is written as "6". Write "6.0".',
} satisfies Partial<Sentences>;

function archiveSentence(f: ArchiveFault): string {
  switch (f.reason) {
    case 'empty':
      return 'The ZIP archive is empty. It must contain exactly one file.';
    case 'entries':
      return `The ZIP archive has ${f.entries} entries. It must contain exactly one file.`;
    case 'encrypted':
      return 'The ZIP archive is encrypted. Compress the file without a password.';
    case 'method':
      return 'The ZIP archive uses an unsupported compression method. Compress the file with Deflate.';
    case 'truncated':
      return 'The archive is cut off. Download or copy it again.';
    case 'damaged':
      return 'The archive is damaged: its metadata does not match its contents. Download or copy it again.';
    case 'trailing':
      return 'The archive has more data after its end, which is not read. Download or copy it again, or unpack it yourself.';
    case 'stream':
      return 'A ZIP archive cannot be read from a stream, because its directory is at the end. Pass the path of the file instead.';
    case 'size':
      return `The archive unpacks to more than ${f.limit} bytes, the configured limit. If you expect this size, unpack the file yourself.`;
    case 'ratio':
      return `The archive unpacks to more than ${f.limit} times its size, which no bulk file does. If you expect this size, unpack the file yourself.`;
  }
}

function fileNameSentence(f: FactsOf<'file-name'>): string {
  const what = f.isEntry ? 'The file in the archive' : 'The file';
  switch (f.reason) {
    case 'gzip':
      return 'The file is compressed with gzip, which the service does not accept. Compress it as ZIP.';
    case 'zip-extension':
      return 'The file is a ZIP archive, but its name does not end in .zip. Rename it.';
    case 'not-zip':
      return 'The name of the file ends in .zip, but the file is not an archive. Rename it to .csv or .tsv, or compress it.';
    case 'delimiter':
      return `${what} ends in ${f.extension}, but its cells are separated by ${f.expected === '.tsv' ? 'tabs' : 'commas'}. Rename it to ${f.expected}.`;
    case 'extension': {
      const name = f.extension ? `ends in ${quoteText(f.extension)}` : 'has no extension';
      return `${what} ${name}, but the service accepts only .csv, .tsv, and .zip. Rename it to ${f.expected}.`;
    }
  }
}

/** Why a backslash is at fault, as the end of a sentence. */
const escaping = (what: 'quote' | 'delimiter') =>
  `a backslash before a ${what} does not escape it. Set the escape character of the program that writes the file to the quote (Spark: .option("escape", "\\"")).`;

/** Why it cannot be told what a row of a result is. */
function doubtSentence({ reason, value, nearest }: FactsOf<'record-type'>): string {
  const cause =
    reason === 'unknown'
      ? `No record has the Type${value === undefined ? ' of this row' : ` ${quoteText(value)}`}.`
      : nearest === undefined
        ? 'Type is empty.'
        : `Type is misspelled: it is close to "${nearest}".`;
  return `${cause} The row may be an error of the record with its Client Id, or else of the one before it. That record is "unknown" unless another row rejects it.`;
}

function recordTypeSentence(f: FactsOf<'record-type'>): string {
  if (f.mayBeError) return doubtSentence(f);
  switch (f.reason) {
    case 'unknown':
      return `No record has the Type${f.value === undefined ? ' of this row' : ` ${quoteText(f.value)}`}, so the row is not read, and the service rejects it. Correct the Type, or remove the row.`;
    case 'header':
      return 'The row repeats the header. Remove it. Several files that are put together keep only the first header.';
    case 'rule':
      return 'The row is a line of dashes or the like, not a record. Remove it, or export without such lines.';
    case 'total':
      return 'The row is a total, not a record. Remove it, or export without totals.';
    case 'row-count':
      return 'The row states how many rows were exported, and is not a record. Remove it, or export without it.';
    case 'comment':
      return 'The row is a comment, not a record. A bulk file cannot contain comments. Remove it.';
    default:
      return f.nearest === undefined
        ? 'Type is empty, so the row is not read. Fill it in.'
        : `Type is misspelled, so the row is not read. Write "${f.nearest}".`;
  }
}
