import type { Fault, Issue, IssueCode, Place } from '../issues/issue';
import { serviceError } from '../vendor/service-error';

/*
 * The sentence that the facts of each code make. Nothing else in the library speaks to people of
 * what is wrong with their data. A fact `value` is there only where it may be shown.
 */

/** The value, where it may be shown; what was given, where it is of another kind. */
type Value = { readonly value?: string | undefined; readonly given?: string | undefined };
type Column = { readonly column: string };
type Rows = {
  readonly earlierRow: number;
  readonly counted?: 'in-file' | 'by-caller' | 'by-index';
};
/** Messages count rows as `row` does, places that people see are lines; what is in no file has an index. */
const earlier = ({ earlierRow, counted = 'in-file' }: Rows) =>
  counted === 'by-index'
    ? `Record ${earlierRow}`
    : `Row ${earlierRow}${counted === 'in-file' ? ' after the header' : ''}`;
type Age = { readonly days?: number };

/** The value in quotes, or a word for it. */
const held = (f: Value, otherwise: string) => (f.value === undefined ? otherwise : `"${f.value}"`);
const cell = (f: Value) =>
  f.given?.replace(/^./, (letter) => letter.toUpperCase()) ?? held(f, 'The cell');
/** An action with its article. */
const a = (action: string) => `${/^[AEIOU]/.test(action) ? 'an' : 'a'} ${action}`;
const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
const ended = (sentence: string) => (sentence.endsWith('?') ? sentence : `${sentence}.`);
const offer = (name: string | undefined) => (name === undefined ? '' : `; did you mean "${name}"?`);

type Hinted = { readonly hint?: string | undefined };
const hinted = (f: Hinted) => (f.hint === undefined ? '' : ` ${f.hint}`);

/** Why a packed file can not be read. */
export type ArchiveFault =
  | { readonly why: 'empty' | 'encrypted' | 'method' | 'damaged' | 'truncated' | 'stream' }
  | { readonly why: 'entries'; readonly entries: number }
  | { readonly why: 'size' | 'ratio'; readonly limit: number };

function archiveSentence(f: ArchiveFault): string {
  switch (f.why) {
    case 'empty':
      return 'The ZIP archive is empty; it must hold one file.';
    case 'entries':
      return `The ZIP archive has ${f.entries} entries; it must hold just one file.`;
    case 'encrypted':
      return 'The ZIP archive is encrypted; pack the file without a password.';
    case 'method':
      return 'The ZIP archive is packed in a way that is not known here; pack it with deflate.';
    case 'truncated':
      return 'The archive is cut off; fetch or copy it again.';
    case 'damaged':
      return 'The archive is damaged: what it says of its file is not so; fetch or copy it again.';
    case 'stream':
      return 'A ZIP archive has its directory at its end and can not be read from a stream; give the path of a file.';
    case 'size':
      return `The archive unpacks to more than ${f.limit} bytes, the limit that is set; unpack it yourself if it is what you expect.`;
    case 'ratio':
      return `The archive unpacks to more than ${f.limit} times its size, as no bulk file does; unpack it yourself if it is what you expect.`;
  }
}

export const sentences = {
  encoding: (f: { why: 'utf-8' | 'utf-16' | 'utf-16-unmarked' | 'surrogate' }) =>
    ({
      'utf-8':
        'The bytes are not valid UTF-8; save the file as UTF-8 (the row before is the last one read).',
      'utf-16': 'The UTF-16 text is damaged; save the file as UTF-8.',
      'utf-16-unmarked':
        'The file looks like UTF-16 without a byte order mark; save the file as UTF-8.',
      surrogate: 'The text holds half of a surrogate pair, which no encoding can carry.',
    })[f.why],
  'no-header': (f: { why: 'empty' | 'data' }) =>
    f.why === 'empty'
      ? 'The file is empty; its first row must name the columns, Type first.'
      : 'The file has no header: its first row is a record already; put a row with the column names before it.',
  'type-column': () =>
    'The header has no column "Type"; a bulk file names its columns in the first row, Type first.',
  delimiter: (f: { found: string }) =>
    `The header is separated by "${f.found}"; save the file with commas or tabs.`,
  'zone-parameters': () =>
    'This is a template of the web form, with its own lines before the header; a bulk file starts with the header (Type, …), holds UTC times and no such lines. Upload it in the web form, or write a bulk file from its rows.',
  'not-a-bulk-file': (f: { what: 'google' | 'zip' | 'gzip' | 'spreadsheet' }) =>
    ({
      google:
        'This is a Google Ads template (its header has a Google click id); write a bulk file with Microsoft click ids instead.',
      zip: 'This is a ZIP archive or an .xlsx spreadsheet, not text; unpack it, or save the sheet as CSV UTF-8.',
      gzip: 'This is a gzip archive, not text; unpack it first.',
      spreadsheet: 'This is a spreadsheet (.xls or .xlsx), not text; save the sheet as CSV UTF-8.',
    })[f.what],
  archive: archiveSentence,
  'unrelated-files': (f: { uploaded: number; rows: number } | { swapped: true }) =>
    'swapped' in f
      ? 'The upload holds error rows of the service, and the result has no column for errors; are the two files swapped?'
      : `The files do not belong together: the result (${count(f.rows, 'row')}) has none of the records of the upload (${count(f.uploaded, 'record')}); give the result of this upload.`,
  quote: (f: { quoteLine?: number | undefined }) =>
    f.quoteLine === undefined
      ? 'Text follows a closing quote; the rest of this line is lost. Double the quotes inside a quoted cell.'
      : `The quote opened on line ${f.quoteLine} is never closed; nothing after it can be read.`,
  'cell-too-long': (f: { limit: number; quoteLine?: number | undefined }) =>
    f.quoteLine === undefined
      ? `A cell has more than ${f.limit} characters; reading stops here.`
      : `The cell whose quote opens on line ${f.quoteLine} has more than ${f.limit} characters; is the quote never closed? Reading stops here.`,
  'row-too-long': (f: { limit: number; cells: number }) =>
    `The row has more than ${f.cells} cells or ${f.limit} characters; is it no table, or are line ends missing? Reading stops here.`,
  'bom-missing': (f: { encoding: 'utf-8' | 'utf-16' }) =>
    f.encoding === 'utf-8'
      ? 'The file does not start with the UTF-8 byte order mark (EF BB BF), as an upload file must.'
      : 'The file is UTF-16; an upload file must be UTF-8 and start with its byte order mark (EF BB BF).',
  'bom-repeated': (f: { count: number }) =>
    `The file starts with ${f.count} byte order marks instead of one.`,
  'column-unknown': (f: Value & { nearest?: string | undefined; at: number }) =>
    ended(
      `Column ${f.at}${f.value === undefined ? '' : ` "${f.value}"`} is not one of this record's, and the service very probably ignores it${offer(f.nearest)}`,
    ),
  'column-spelling': (f: Value & Column & { at: number }) =>
    `Column ${f.at}${f.value === undefined ? '' : ` "${f.value}"`} is read as "${f.column}"; spell it so.`,
  'column-duplicate': (f: Column & { first: number; second: number; read: number }) =>
    `"${f.column}" stands in the header twice, as columns ${f.first} and ${f.second}; column ${f.read} is read.`,
  'column-missing': (f: { columns: readonly string[]; action: string }) =>
    f.columns.length === 1
      ? `The header has no column "${f.columns[0]}", which ${a(f.action)} needs.`
      : `The header has none of the columns ${f.columns.join(', ')}; ${a(f.action)} needs one of them.`,
  'cells-missing': (f: { cells: number; columns: number }) =>
    `The row has ${f.cells} cells and the header ${f.columns}; the missing ones are read as empty.`,
  'cells-extra': (f: { at: number; columns: number }) =>
    `Cell ${f.at} is filled and the header has only ${f.columns} columns; an unquoted delimiter in a cell does this.`,
  'record-type': (f: { nearest?: string | undefined }) =>
    f.nearest === undefined
      ? 'Type is empty; the row is not read.'
      : `Type is not spelled "${f.nearest}"; the row is not read.`,
  'version-missing': () =>
    'The file has no Format Version row; the first row after the header must have Type "Format Version" and Name "6.0".',
  'version-empty': () => 'The Format Version row has no version; its Name must be "6.0".',
  'version-not-first': () =>
    'The Format Version row must be the first after the header; other rows stand before it.',
  'version-unsupported': (f: Value) =>
    `${f.value === undefined ? 'This format version' : `Format version "${f.value}"`} is not supported; only "6.0" is.`,
  'version-column': (f: { found: string }) =>
    `The version stands in column "${f.found}"; it belongs in "Name".`,
  'version-split': () =>
    'The version is split over two cells, "6" and "0", as a decimal comma does; write 6.0 in Name.',
  'version-repeated': (f: Rows) => `${earlier(f)} is a Format Version row already; one is enough.`,
  'version-spelling': () => 'The version is written "6"; write "6.0".',

  required: (f: Column & Hinted & { action: string }) =>
    `${f.column} is empty; ${a(f.action)} needs it.${hinted(f)}`,
  'not-applicable': (f: Column & Hinted & { action: string }) =>
    `${f.column} is filled, but does not apply to ${a(f.action)}; leave it empty.${hinted(f)}`,
  undocumented: (f: Column & { action: string }) =>
    `${f.column} is filled; whether ${a(f.action)} takes it is not documented.`,
  'read-only': (f: Column & { action: string }) =>
    `${f.column} is filled, but ${a(f.action)} can not set it, and the service very probably ignores it; leave it empty.`,
  'goal-currency-used': () =>
    "Adjustment Currency Code is empty; the service then uses the goal's currency, or rejects the row.",
  'adjustment-type': (f: Value) =>
    `${f.value === undefined ? 'Adjustment Type' : `Adjustment Type "${f.value}"`} is not an action; leave it empty to add, or write Restate or Retract.`,
  'adjustment-type-spelling': (f: { expected: string }) =>
    `Adjustment Type is not spelled exactly; write "${f.expected}".`,
  'text-format': (f: { given: string }) =>
    f.given === 'surrogate'
      ? 'The text holds half of a surrogate pair, which UTF-8 can not carry.'
      : f.given === 'control'
        ? 'The text holds a character that XML can not hold, not even escaped; remove it, or send JSON.'
        : `Text is needed here, and ${f.given} was given.`,
  'too-long': (f: Column & { limit: number; length: number }) =>
    `${f.column} has ${f.length} characters; at most ${f.limit} are allowed.`,
  'time-format': (f: Value & { writing?: boolean; year?: boolean }) =>
    f.year
      ? `${cell(f)} is not in a year from 2000 to 2100, as if the time had been empty or in other units at its source.`
      : f.writing
        ? `${cell(f)} is not a time that can be read; give ISO 8601 with Z or an offset, for example 2020-04-01T18:50:54Z.`
        : `${cell(f)} is not a time that can be read; write it in UTC as M/d/yyyy h:mm:ss AM, for example 4/1/2020 6:50:54 PM.`,
  'time-iso': () =>
    'The time is in an ISO form, which the service has been seen to reject; write it in UTC as M/d/yyyy h:mm:ss AM.',
  'time-zone': (f: { offset: string }) =>
    `The time has the offset ${f.offset}; bulk files hold UTC, without a zone.`,
  'time-precision': () =>
    'The fraction of the second is dropped on writing; an adjustment must later repeat the time as it is written.',
  'time-no-offset': () =>
    'The time has no offset, so its zone is not known; end it in Z or an offset, or name the zone with timeZone or --time-zone.',
  'time-ambiguous': (f: { zone: string }) =>
    `The local time exists twice in ${f.zone}, as clocks go back; give an offset, or decide with ambiguousTime or --ambiguous.`,
  'time-nonexistent': (f: { zone: string }) =>
    `The local time does not exist in ${f.zone}, as clocks go forward; give an offset, or decide with ambiguousTime or --ambiguous.`,
  'number-format': (f: Value & { why: 'not-a-number' | 'too-large' | 'negative'; max: number }) =>
    ({
      'not-a-number': `${cell(f)} is not a number; write digits with a period as the decimal mark, without sign, exponent, spaces or thousands marks.`,
      negative: `${cell(f)} is negative; values start at 0.`,
      'too-large': `${cell(f)} is too large; the largest value is ${f.max}.`,
    })[f.why],
  'number-precision': (f: Value & { decimals: number }) =>
    `${cell(f)} has more than ${f.decimals} decimals; the service keeps ${f.decimals}.`,
  'integer-format': (f: Value & { why: 'not-whole' | 'out-of-range'; min: number; max: number }) =>
    f.why === 'not-whole'
      ? `${cell(f)} is not a whole number; write digits only, for a number from ${f.min} to ${f.max}.`
      : `${cell(f)} is out of range; the number is from ${f.min} to ${f.max}.`,
  'boolean-format': (f: Value) => `${cell(f)} is neither True nor False.`,
  'id-format': (f: Value & { why: 'spreadsheet' | 'number' | 'other' }) =>
    ({
      spreadsheet: `${held(f, 'The id')} was turned into a number by a spreadsheet and is lost; export it again, with the column as text.`,
      number:
        'The id was given as a number, which can not hold all its digits; give it as text or bigint.',
      other: `${cell(f)} is not an id, which is a whole number above 0 in digits.`,
    })[f.why],
  'value-unknown': (f: Value & { nearest?: string | undefined }) =>
    ended(
      `${cell(f)} is none of the values that are known here, and is kept as it stands${offer(f.nearest)}`,
    ),
  'value-spelling': (f: { expected: string }) =>
    `The value is not spelled exactly; write "${f.expected}".`,
  'value-not-accepted': (f: { value: string }) =>
    `"${f.value}" is a value that only answers of the service hold; an upload can not set it.`,
  'currency-format': (f: Value) =>
    `${cell(f)} is not a currency code; write three capital letters, for example USD.`,
  'currency-unlisted': (f: Value) =>
    `${f.value === undefined ? 'The currency' : `"${f.value}"`} is not in the vendor's list of currencies, which is known to be out of date.`,
  'credit-range': (f: Value) => `${cell(f)} is out of range; the credit is above 0 and at most 1.`,
  'click-id': (f: Value & { why: 'spreadsheet' | 'google' | 'other' }) =>
    ({
      spreadsheet: `${held(f, 'The click id')} was turned into a number by a spreadsheet and is lost; export it again, with the column as text.`,
      google: `${held(f, 'This')} looks like a Google click id (gclid); Microsoft click ids (msclkid) are 32 hex digits.`,
      other: `${held(f, 'This')} is not a Microsoft click id (msclkid), which has 32 hex digits.`,
    })[f.why],
  'click-id-dashes': () => 'The click id is a GUID with dashes; remove the dashes.',
  'not-hashed': (f: Value & { what: 'email' | 'phone' }) => {
    const found = f.value === undefined ? 'The cell holds' : `"${f.value}" is`;
    return f.what === 'email'
      ? `${found} a plain email address; hash it with hashEmail or generate --hash, and never upload it plain.`
      : `${found} a plain phone number; hash it with hashPhone or generate --hash, and never upload it plain.`;
  },
  'hash-format': (f: Value) =>
    `${held(f, 'This')} is not a SHA-256 hash, which has 64 lower-case hex digits.`,
  'hash-case': () => 'The hash is in upper case; write its hex digits in lower case.',
  'hash-of-nothing': (f: { of: string }) =>
    `This is the hash of ${f.of}, not of an address or a number; leave the cell empty where there is none.`,
  placeholder: (f: { text: string }) =>
    `The cell holds "${f.text}", which looks like a missing value that became text.`,
  'delete-value': () => 'delete_value clears a field of an update; there is nothing to clear here.',
  'property-unknown': (
    f: Value & Hinted & { action?: string | undefined; nearest?: string | undefined; use?: string },
  ) => {
    const name = f.value === undefined ? 'A property' : `Property "${f.value}"`;
    if (f.use !== undefined) return `${name} can not be written; ${f.use}.`;
    return f.action === undefined
      ? ended(`${name} is not one of this record's${offer(f.nearest)}`)
      : `${name} does not apply to ${a(f.action)}; leave it out.${hinted(f)}`;
  },
  'not-json': () => 'The input is no JSON object; each record is one object, on a line of its own.',

  'no-identifier': () =>
    'Microsoft Click Id, Hashed Email Address and Hashed Phone Number are all empty; at least one is needed.',
  'enhanced-identifier': () =>
    'Hashed Email Address and Hashed Phone Number are both empty; enhanced conversions need one of them.',
  'conversion-in-future': () => 'Conversion Time is later than now.',
  'conversion-too-old': (f: Age) =>
    `Conversion Time is ${f.days} days ago; the service takes the last 90 days.`,
  'adjustment-in-future': () => 'Adjustment Time is later than now.',
  'adjustment-before-conversion': () => 'Adjustment Time is earlier than Conversion Time.',
  'attribution-pair': (f: { missing: string }) =>
    `${f.missing} is empty; External Attribution Credit and External Attribution Model go together.`,
  'revenue-value-missing': () => 'Revenue Value is empty; the revenue type FixedValue needs it.',
  'revenue-value-unexpected': (f: { byDefault: boolean }) =>
    `Revenue Value is filled; the revenue type NoValue${f.byDefault ? ', the default,' : ''} takes none.`,
  'revenue-value-large': () =>
    'Revenue Value is more than 999,999.9999; the vendor prints the largest as "999,9999", which may mean that.',
  'revenue-currency-missing': () =>
    'Currency Code is empty; a goal with the scope Customer and a value needs it.',
  'revenue-replaced': () =>
    'Revenue Type is empty, and an Update that fills one column of the revenue replaces them all; fill each one that shall stay.',
  'api-only': (f: Column) =>
    `${f.column} can be set by the Campaign Management API only; the Bulk service very probably ignores it.`,

  'goal-unknown': (f: Value & { nearest?: string | undefined }) =>
    ended(
      `${f.value === undefined ? 'Conversion Name' : `Conversion Name "${f.value}"`} is no goal's name${offer(f.nearest)}`,
    ),
  'goal-paused': (f: { status: string }) =>
    `The goal is ${f.status.toLowerCase()}; its conversions are not counted.`,
  'goal-too-recent': () => 'The goal was created less than two hours ago; wait before you upload.',
  'goal-not-external': () =>
    'The goal is not externally attributed; leave External Attribution Credit and Model empty.',
  'attribution-missing': () =>
    'The goal is externally attributed; External Attribution Credit and Model are empty.',
  'goal-not-enhanced': (f: { clickId: boolean }) =>
    f.clickId
      ? 'The goal is not enabled for enhanced conversions; the hashes are dropped in silence.'
      : 'The goal is not enabled for enhanced conversions, and there is no click id to fall back on.',
  'goal-no-value': () =>
    'The goal has the revenue type NoValue; value and currency are not counted.',
  'counted-once': (f: Rows) =>
    `${earlier(f)} adds a conversion of this click and goal already, and the goal counts one for each click.`,

  'conversion-before-click': () => 'Conversion Time is not later than the click.',
  'outside-window': (f: { minutes: number }) =>
    `Conversion Time is outside the goal's window of ${f.minutes} minutes after the click.`,
  'click-too-old': (f: Age) =>
    `The click is ${f.days} days old; the service keeps clicks for 90 days.`,
  'click-too-recent': () => 'The click is less than an hour old; wait before you upload.',
  'click-repeated': (f: { count: number }) =>
    `${count(f.count, 'row')} ${f.count === 1 ? 'gives' : 'give'} another time for a click that has one; the earliest is taken.`,

  duplicate: (f: Rows) =>
    `${earlier(f)} adds the same conversion; the service uses the first and ignores the others.`,
  'adjustment-after-retract': (f: Rows) =>
    `${earlier(f)} retracts this conversion; nothing is permitted after that.`,
  'adjustment-order': (f: Rows) =>
    `${earlier(f)} restates this conversion with the same or a later Adjustment Time.`,
  'adjustment-before-add': (f: Rows) =>
    `${earlier(f)} adjusts this conversion before it is added here.`,
  'adjustment-same-file': (f: Rows) =>
    `${earlier(f)}${f.counted === undefined || f.counted === 'in-file' ? ' of this file' : ''} adds the conversion; it may not be found until that has been processed.`,
  'goal-repeated': (f: Rows & Column) =>
    `${earlier(f)} has this ${f.column} already; one upload can not have two such goals.`,
  'mixed-record-types': (f: { count: number; errorRows: number }) =>
    f.errorRows > 0
      ? `The file holds error rows of the service (${f.errorRows}), as a result file does; if it is one, read it with the kind result.`
      : `The file holds other record types too (${count(f.count, 'row')}); one record type a file is faster.`,
  'no-client-id': (f: { count: number }) =>
    `${count(f.count, 'record')} without a Client Id; results can then be matched only by their cells.`,
  'no-records': (f: { type: string }) => `The file holds no row of Type "${f.type}".`,
  'no-error-columns': () =>
    'The file has no column Error and no Error Number, as results have; is it the result, and not the upload?',
  'response-mode': (f: { count: number }) =>
    `The result holds ${count(f.count, 'record')} without an error, and is taken for one of failed records only, as the response mode says; is that right?`,
  'too-many-rows': (f: { rows?: number; limit: number }) =>
    `The file has ${f.rows ?? 'more'} rows${f.rows === undefined ? ' than allowed' : ''}; the service takes at most ${f.limit}.`,
  'too-many-bytes': (f: { bytes?: number; alone?: number; limit: number }) =>
    f.alone === undefined
      ? `The file has ${f.bytes ?? 'more'} bytes${f.bytes === undefined ? ' than allowed' : ''}; the service takes at most ${f.limit}.`
      : `The record makes a file of ${f.alone} bytes on its own; at most ${f.limit} are allowed.`,
} as const satisfies Record<IssueCode, (facts: never) => string>;

/** The facts that the sentence of a code is made of. */
export type FactsOf<Code extends IssueCode> = Parameters<(typeof sentences)[Code]>[0];

export function sentenceOf(fault: Fault): string {
  const sentence = fault.sentence ?? sentences[fault.code as IssueCode];
  return (sentence as (facts: object) => string)(fault.facts ?? {});
}

export function issueOf(fault: Fault, place: Place): Issue {
  return {
    code: fault.code,
    severity: fault.severity,
    line: place.line,
    row: place.row,
    ...(fault.column === undefined ? {} : { column: fault.column }),
    ...(place.action === undefined ? {} : { action: place.action }),
    ...(place.clientId ? { clientId: place.clientId } : {}),
    message: sentenceOf(fault),
    ...(fault.service === undefined ? {} : { serviceError: serviceError(fault.service) }),
  };
}
