import type { ArchiveFault } from '../issues/fact-shapes';
import type { FactsOf } from '../issues/facts';
import { escapeUnseen } from '../text/odd-characters';

/* The longer sentences about files as a whole and their rows. */

export const pluralize = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
/** A text in quotes, with escapes for what cannot be seen. */
export const quoteText = (text: string) => `"${escapeUnseen(text)}"`;
export const listQuoted = (texts: readonly string[]) =>
  texts
    .map(quoteText)
    .join(', ')
    .replace(/, (?="[^"]*"$)/, ' and ');

export function archiveSentence(f: ArchiveFault): string {
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
    case 'stream':
      return 'A ZIP archive cannot be read from a stream, because its directory is at the end. Pass the path of the file instead.';
    case 'size':
      return `The archive unpacks to more than ${f.limit} bytes, the configured limit. If you expect this size, unpack the file yourself.`;
    case 'ratio':
      return `The archive unpacks to more than ${f.limit} times its size, which no bulk file does. If you expect this size, unpack the file yourself.`;
  }
}

export function fileNameSentence(f: FactsOf<'file-name'>): string {
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

/** What to do about a column without a name. The index of a data frame is one. */
export const nameColumn = ({ columnNumber }: { readonly columnNumber: number }) =>
  columnNumber === 1
    ? 'Name the column, or remove it. If it is the index of a data frame, write the file without it (pandas: index=False).'
    : 'Name the column, or remove it.';

/** Why a backslash is at fault, as the end of a sentence. */
export const escaping = (what: 'quote' | 'delimiter') =>
  `a backslash before a ${what} does not escape it. Set the escape character of the program that writes the file to the quote (Spark: .option("escape", "\\"")).`;

export function recordTypeSentence(f: FactsOf<'record-type'>): string {
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

export function noRecordsSentence(f: FactsOf<'no-records'>): string {
  if (f.isWriting)
    return 'No record is left to write, so nothing was written. If that is expected, use allowEmpty or --allow-empty.';
  const { type, otherTypes = [], misspelled = 0 } = f;
  if (misspelled > 0)
    return `No record was read, because the Type of ${pluralize(misspelled, 'row')} is empty, misspelled or unknown. Write "${type}".`;
  if (otherTypes.length > 0)
    return `The file has no row with the Type "${type}", but rows with ${listQuoted(otherTypes)}. Check that this is the right file.`;
  return `The file has no row with the Type "${type}". Check that the export found any records.`;
}

/** What a file is instead, and what to do. Read by every command, whatever it expects. */
export const otherFormats: { readonly [Format in FactsOf<'not-a-bulk-file'>['format']]: string } = {
  google:
    'This is a Google Ads template (its header has a Google click id). Create a bulk file with Microsoft click ids instead.',
  zip: 'This is a ZIP archive or an .xlsx spreadsheet, not text. Unpack the archive, or save the sheet as CSV UTF-8.',
  gzip: 'This is a gzip archive, not text. Unpack it first.',
  compressed: 'This is a compressed file, not text. Unpack it first, or compress it as ZIP.',
  spreadsheet: 'This is a spreadsheet (.xls or .xlsx), not text. Save the sheet as CSV UTF-8.',
  pdf: 'This is a PDF document, not a table. Export the data as CSV UTF-8.',
  document: 'This is a document of a word processor, not a table. Export the data as CSV UTF-8.',
  image: 'This is an image, not a table. Export the data as CSV UTF-8.',
  'data-file':
    'This is a file of a database or a data platform (Parquet, Avro, or SQLite), not text. Export the data as CSV UTF-8.',
  'web-page':
    'This is a web page (HTML), not the data. The download probably ended at a page for signing in or for an error. Open the link in a browser, and download the file again.',
  'storage-error':
    'This is an error from a storage service (XML), not the data. The link has probably expired, or gives no access. Get a new link, and download the file again.',
  'service-answer':
    'This is an answer of an API, not a table. Answers that list goals are read by `msads-bulk goals`, and attribution reports by `msads-bulk report`.',
  json: 'This is JSON, not a table. `msads-bulk generate` makes a bulk file from JSON. If the name does not end in .json or .ndjson, set --from.',
  xml: 'This is XML, not a table. Export the data as CSV UTF-8.',
  'git-lfs': 'This is a pointer of Git LFS, not the data. Run `git lfs pull` to get the file.',
  sep: 'The first line is "sep=", which only Excel understands. Remove it, so that the header is the first line.',
};
