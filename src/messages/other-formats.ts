import type { FactsOf } from '../issues/facts';

/** What a file is instead, and what to do. The reader may use any command, so they name the one that fits. */
export const otherFormats: { readonly [Format in FactsOf<'not-a-bulk-file'>['format']]: string } = {
  google:
    'This is a Google Ads template (its header has a Google click id). Create a bulk file with Microsoft click ids instead.',
  zip: 'This is a ZIP archive or an .xlsx spreadsheet, not text. Unpack the archive, or save the sheet as CSV UTF-8.',
  gzip: 'This is a gzip archive, not text. Unpack it first.',
  compressed: 'This is a compressed file, not text. Unpack it first, or compress it as ZIP.',
  spreadsheet: 'This is a spreadsheet (.xls or .xlsx), not text. Save the sheet as CSV UTF-8.',
  pdf: 'This is a PDF document, not a table. Export the data as CSV UTF-8.',
  document: 'This is a word-processor document, not a table. Export the data as CSV UTF-8.',
  image: 'This is an image, not a table. Export the data as CSV UTF-8.',
  'data-file':
    'This is a file of a database or a data platform (Parquet, Avro, or SQLite), not text. Export the data as CSV UTF-8.',
  'web-page':
    'This is a web page (HTML), not the data. The download probably ended at a page for signing in or for an error. Open the link in a browser, and download the file again.',
  'storage-error':
    'This is an error from a storage service (XML), not the data. The link has probably expired, or gives no access. Get a new link, and download the file again.',
  'service-answer':
    'This is a response from an API, not a table. `msads-bulk goals` reads responses that list goals, and `msads-bulk report` reads attribution reports.',
  json: 'This is JSON, not a table. `msads-bulk generate` makes a bulk file from JSON. If the name does not end in .json or .ndjson, set --from.',
  xml: 'This is XML, not a table. Export the data as CSV UTF-8.',
  'git-lfs': 'This is a Git LFS pointer, not the data. Run `git lfs pull` to get the file.',
  sep: 'The first line is "sep=", which only Excel understands. Remove it, so that the header is the first line.',
};
