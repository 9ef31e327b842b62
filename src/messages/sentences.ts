import type { IssueCode } from '../issues/codes';
import type { WithHint, WithValue, WithValueType } from '../issues/fact-shapes';
import type { FactsOf } from '../issues/facts';
import { describeCharacter } from './characters';
import {
  archiveSentence,
  escaping,
  fileNameSentence,
  listQuoted,
  nameColumn,
  noRecordsSentence,
  otherFormats,
  pluralize,
  quoteText,
  recordTypeSentence,
} from './file-sentences';
import { clickIdSentence, describeDress, hashSentence } from './identifier-cells';
import { emailSentence, phoneSentence } from './identifiers';
import {
  beforeClickSentence,
  localTimeSentence,
  midnightSentence,
  timeFormatSentence,
} from './time-sentence';

/** Names a row at the start of a sentence. */
export type NameRow = (row: number) => string;

/** The value in quotes. The other words if it must not be shown. */
const quote = ({ value }: WithValue, hidden: string) =>
  value === undefined ? hidden : quoteText(value);
const quoteCell = (f: WithValueType) =>
  f.valueType === undefined ? quote(f, 'The cell') : capitalize(addArticle(f.valueType));
const bracket = ({ value }: WithValue) => (value === undefined ? '' : ` (${quoteText(value)})`);
const addArticle = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
const capitalize = (text: string) => text.replace(/^./, (letter) => letter.toUpperCase());
const lowerFirst = (text: string) => text.replace(/^./, (letter) => letter.toLowerCase());
/** Offers the name that was probably meant. Without one, the advice. */
const suggest = (name: string | undefined, advice: string) =>
  name === undefined ? advice : `Did you mean ${quoteText(name)}?`;
const addHint = ({ hint }: WithHint) => (hint === undefined ? '' : ` ${hint}`);

/** The message of each code, made of its facts. */
export const sentences: {
  readonly [Code in IssueCode]: (facts: FactsOf<Code>, nameRow: NameRow) => string;
} = {
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
  'unrelated-files': (f) =>
    f.reason === 'swapped'
      ? 'The upload contains error rows from the service, and the result has no column for errors. Check whether the two files are swapped.'
      : `The files do not belong together: the result (${pluralize(f.resultRows, 'row')}) contains none of the records of the upload (${pluralize(f.uploadRecords, 'record')}). Use the result of this upload.`,
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
    f.filledRow !== undefined
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

  required: (f) =>
    `${f.column} is empty. ${capitalize(addArticle(f.action))} requires it.${addHint(f)}`,
  'not-applicable': (f) =>
    `${f.column} is filled in, but does not apply to ${addArticle(f.action)}. Leave it empty.${addHint(f)}`,
  undocumented: (f) =>
    `${f.column} is filled in, but it is not documented whether ${addArticle(f.action)} accepts it. Leave it empty to be safe.`,
  'read-only': (f) =>
    `${f.column} is filled in, but ${addArticle(f.action)} cannot set it, and the service most likely ignores it. Leave it empty.`,
  'goal-currency-used': () =>
    "Adjustment Currency Code is empty, so the service uses the goal's currency or rejects the row. Fill it in.",
  'adjustment-type': (f) =>
    `${f.value === undefined ? 'Adjustment Type' : `Adjustment Type "${f.value}"`} is not an action. Write Restate or Retract, or leave it empty to add a conversion.`,
  'adjustment-type-spelling': (f) =>
    `Adjustment Type is not spelled exactly as expected. Write "${f.expected}".`,
  'text-format': (f) =>
    f.reason === 'surrogate'
      ? 'The text contains a broken character (half of a surrogate pair), which UTF-8 cannot represent. Remove it.'
      : f.reason === 'control'
        ? 'The text contains a character that XML cannot represent, not even escaped. Remove it, or send JSON.'
        : `The value must be text, but ${f.valueType ? addArticle(f.valueType) : 'a value that has no text'} was given.`,
  'text-garbled': (f) => {
    const meant = f.meant === undefined ? '' : ` The text was probably ${quoteText(f.meant)}.`;
    return {
      replaced: `${f.column} contains U+FFFD, which stands for characters that were lost when the text was decoded. Export it again as UTF-8.`,
      'decoded-twice': `${f.column} was written as UTF-8 and read as another encoding.${meant} Read the source as UTF-8.`,
      html: `${f.column} contains an HTML entity, which nothing turns back into a character.${meant} Unescape it.`,
      percent: `${f.column} contains a percent escape of a URL, which nothing turns back into a character.${meant} Unescape it.`,
    }[f.reason];
  },
  'name-characters': (f) =>
    f.reason === 'unseen'
      ? `Conversion Name has ${describeCharacter(f)}. Names of goals are compared exactly. Remove the character, unless the goal's name has it too.`
      : `Conversion Name has ${describeCharacter(f)}, in a word with Latin letters. Names of goals are compared exactly. Type the word again, unless the goal's name has the letter too.`,
  'client-id-altered': (f) =>
    `A spreadsheet turned the Client Id into ${{ number: 'a rounded number', date: 'a date', width: 'number signs' }[f.reason]}, so results cannot be matched with their records. Export it again with the column formatted as text.`,
  'client-id-personal': (f) =>
    `The Client Id is ${f.identifier === 'email' ? 'an email address' : 'a phone number'}. It comes back in result files. Use an id that identifies no person, such as an order number.`,
  'too-long': (f) => `${f.column} has ${f.length} characters. The maximum is ${f.limit}.`,
  'time-format': (f) => timeFormatSentence(f, quoteCell(f)),
  'time-iso': () =>
    'The time is in an ISO format, which the service has been known to reject. Write it in UTC as M/d/yyyy h:mm:ss AM.',
  'time-zone': (f) =>
    `The time has the offset ${f.offset}. Times in a bulk file must be in UTC, without an offset.`,
  'time-precision': () =>
    'The time has a fraction of a second, which is not written. A later adjustment must repeat the time as written.',
  'time-no-seconds': () =>
    'Conversion Time has no seconds, so the conversion will most likely not be found. Repeat the time exactly as it was written for the Add, with its seconds.',
  'time-no-offset': () =>
    'The time has no offset, so its time zone is unknown. Add Z or an offset, or set the time zone with timeZone or --time-zone.',
  'time-date-order': (f) => {
    const fits = f.fits === undefined ? '' : ` This date fits only ${f.fits}.`;
    return f.dateOrder === undefined
      ? `The order of day and month is not known. Set it with dateOrder or --date-order: mdy, dmy, or ymd.${fits}`
      : `The date does not fit the date order ${f.dateOrder}.${fits} Correct the date, or choose another order with dateOrder or --date-order.`;
  },
  'time-ambiguous': (f) =>
    `The local time occurs twice in ${f.timeZone}, because clocks go back. Add an offset, or choose one of the two with ambiguousTime or --ambiguous.`,
  'time-nonexistent': (f) =>
    `The local time does not exist in ${f.timeZone}, because clocks go forward. Add an offset, or choose how to read it with ambiguousTime or --ambiguous.`,
  'number-format': (f) =>
    ({
      'not-a-number': `${quoteCell(f)} is not a number. Write digits with a period as the decimal mark, without a sign, an exponent, spaces, or thousands separators.`,
      negative: `${quoteCell(f)} is negative. The minimum is 0.${addHint(f)}`,
      'too-large': `${quoteCell(f)} is too large. The maximum is ${f.max}.`,
    })[f.reason],
  'number-precision': (f) =>
    `${quoteCell(f)} has more than ${f.decimals} decimal places. The service keeps only ${f.decimals}.`,
  'integer-format': (f) =>
    f.reason === 'not-whole'
      ? `${quoteCell(f)} is not a whole number. Write a number from ${f.min} to ${f.max}, in digits only.`
      : `${quoteCell(f)} is out of range. Write a number from ${f.min} to ${f.max}.`,
  'boolean-format': (f) => `${quoteCell(f)} is not allowed here. The value must be True or False.`,
  'id-format': (f) =>
    ({
      spreadsheet: `A spreadsheet turned the id into a number${bracket(f)}, so the id is lost. Export it again with the column formatted as text.`,
      number:
        'The id was given as a number, which cannot hold all of its digits. Pass it as text or as a bigint.',
      other: `${quoteCell(f)} is not an id. An id is a whole number above 0, in digits only.`,
    })[f.reason],
  'value-unknown': (f) =>
    `${quoteCell(f)} is not a known value for this column, and is kept unchanged. ${suggest(f.nearest, 'Check its spelling.')}`,
  'value-spelling': (f) => `The value is not spelled exactly as expected. Write "${f.expected}".`,
  'value-not-accepted': (f) =>
    `"${f.value}" appears only in answers from the service. An upload cannot set it.`,
  'currency-format': (f) =>
    `${quoteCell(f)} is not a currency code. Write three capital letters, for example USD.`,
  'currency-unlisted': (f) =>
    `${f.value === undefined ? 'The currency' : `"${f.value}"`} is not in Microsoft's list of currencies, which is known to be out of date. Check that the code is right.`,
  'credit-range': (f) =>
    `${quoteCell(f)} is out of range. The credit must be above 0 and at most 1.`,
  'click-id': clickIdSentence,
  'click-id-dashes': () => 'The click id is a GUID with dashes. Remove the dashes.',
  'click-id-cleaned': (f) =>
    `The click id ${describeDress(f.dress)}. Only its 32 hex digits are written.`,
  'not-hashed': (f) => {
    const subject = f.value === undefined ? 'The cell contains' : `"${f.value}" is`;
    const [kind, hash] =
      f.identifier === 'email' ? ['email address', 'hashEmail'] : ['phone number', 'hashPhone'];
    return `${subject} a plain ${kind}. Hash it with ${hash} or generate --hash, and never upload it as plain text.`;
  },
  'hash-format': hashSentence,
  'hash-case': () => 'The hash is in uppercase. Write its hex digits in lowercase.',
  'hash-of-nothing': (f) =>
    `This is the hash of ${f.text.trim() === '' ? 'an empty text' : `"${f.text}"`}, which stands for a missing value, not of an email address or a phone number. If you have neither, leave the cell empty.`,
  placeholder: (f) =>
    `The cell contains "${f.value}", which looks like a missing value that was turned into text. If the value is missing, leave the cell empty.`,
  'delete-value': () =>
    'delete_value clears a field in an update, but there is nothing to clear here. Leave the cell empty.',
  'email-format': emailSentence,
  'email-placeholder': () =>
    'The email address belongs to nobody: it is a placeholder, or at a domain that is reserved for examples. If you do not know the address, leave it empty.',
  'phone-format': phoneSentence,
  'phone-extension': () =>
    'The phone number has an extension, which was left out of the hash. Check that the number without it is the one you want.',
  'phone-area-code': () =>
    'The phone number has no leading 0 and few digits. If its area code is missing, the hash is that of another number. Write the whole number.',
  'identifier-dropped': ({ cause }, nameRow) =>
    `This identifier is not written, because it is invalid and the record has another one. ${sentences[cause.code]((cause.facts ?? {}) as never, nameRow)}`,
  'property-unknown': (f) => {
    const name = f.name === undefined ? '' : ` "${f.name}"`;
    switch (f.reason) {
      case 'unknown':
        return `Unknown property${name}. ${suggest(f.nearest, 'Correct its name, or leave it out.')}`;
      case 'not-applicable':
        return `Property${name} does not apply to ${addArticle(f.action)}. Leave it out.${addHint(f)}`;
      case 'unknown-action':
        return `Property${name} cannot be written. It must be one of ${f.actions.join(', ')}.`;
      case 'other-action':
        return `Property${name} cannot be written. Its cells ${f.action === undefined ? 'show no action' : `would ${f.action}`}.`;
      case 'left-out':
        return `Property${name} cannot be written. The option "columns" leaves out "${f.column}".`;
      case 'nameless':
        return `Column ${f.columnNumber} is filled in, but has no name. ${nameColumn(f)}`;
      case 'personal-data':
        return `Property${name} cannot be written as plain text. Set the option "hash" (--hash) to hash it.`;
      case 'already-hashed':
        return `Property${name} cannot be written. ${f.hashed} is already given.`;
      case 'given-twice':
        return `Property${name} is given twice, under two names. Leave one of them out.`;
    }
  },
  'not-json': () =>
    'The input is not a JSON object. Write each record as one object, on a line of its own.',

  'no-identifier': () =>
    'Microsoft Click Id, Hashed Email Address, and Hashed Phone Number are all empty. Fill in at least one of them.',
  'enhanced-identifier': () =>
    'The record has no valid Hashed Email Address or Hashed Phone Number. Enhanced conversions require at least one of them.',
  'hash-in-both-columns': () =>
    'Hashed Email Address and Hashed Phone Number contain the same hash, so one of them is wrong. Hash each from its own column.',
  'conversion-in-future': () => 'Conversion Time is in the future. Check that it is in UTC.',
  'conversion-too-old': (f) =>
    `Conversion Time is ${f.days} days ago. The service accepts only conversions from the last 90 days.`,
  'adjustment-in-future': () => 'Adjustment Time is in the future. Check that it is in UTC.',
  'adjustment-before-conversion': () =>
    'Adjustment Time is earlier than Conversion Time. Check whether the two are swapped.',
  'attribution-pair': (f) =>
    `${f.column} is empty. Fill in both External Attribution Credit and External Attribution Model, or neither.`,
  'revenue-value-missing': () => 'Revenue Value is empty. The revenue type FixedValue requires it.',
  'revenue-value-unexpected': (f) =>
    `Revenue Value is filled in, but does not apply to the revenue type NoValue${f.isDefault ? ', the default' : ''}. Leave it empty, or choose another Revenue Type.`,
  'revenue-value-large': () =>
    'Revenue Value is more than 999,999.9999. Microsoft documents the maximum as "999,9999", which may mean that number. Check the value.',
  'revenue-currency-missing': () =>
    'Currency Code is empty. A goal that has a value and the scope Customer requires it.',
  'revenue-replaced': () =>
    'Revenue Type is empty, but an Update that fills in one revenue column replaces all of them. Fill in every revenue column that you want to keep.',
  'api-only': (f) =>
    `${f.column} can be set only through the Campaign Management API. The Bulk service most likely ignores it. Leave it empty.`,

  'goal-unknown': (f) =>
    `No goal ${f.value === undefined ? 'has this Conversion Name' : `is named ${quoteText(f.value)}`}. ${suggest(f.nearest, 'Write the name of the goal exactly as it is in the account.')}${f.difference ? ` ${f.difference.isInCell ? 'The cell' : "The goal's name"} has ${describeCharacter(f.difference)}.` : ''}`,
  'goal-paused': (f) =>
    `The goal is ${f.status.toLowerCase()}, so its conversions are not counted. Use an active goal.`,
  'goal-too-recent': () =>
    'The goal was created less than two hours ago. Wait until it is two hours old before you upload.',
  'goal-not-external': () =>
    'The goal is not externally attributed. Leave External Attribution Credit and External Attribution Model empty.',
  'attribution-missing': () =>
    'The goal is externally attributed, but External Attribution Credit and External Attribution Model are empty. Fill in both.',
  'goal-not-enhanced': (f) =>
    f.hasClickId
      ? 'The goal is not enabled for enhanced conversions, so the service silently drops the hashes. Enable them for the goal, or leave the hashes out.'
      : 'The goal is not enabled for enhanced conversions, and there is no click id to fall back on. Enable them for the goal, or fill in Microsoft Click Id.',
  'goal-no-value': () =>
    'The goal has the revenue type NoValue, so the value and currency are not counted. Leave them empty, or change the goal.',
  'counted-once': (f, nameRow) =>
    `${nameRow(f.earlierRow)} already adds a conversion for this click and goal. The goal counts only one conversion per click.`,

  'conversion-before-click': beforeClickSentence,
  'outside-window': (f) =>
    `Conversion Time is outside the goal's conversion window of ${f.minutes} minutes after the click. Check the time, or leave the row out.`,
  'click-too-old': (f) => `The click is ${f.days} days old. The service keeps clicks for 90 days.`,
  'click-too-recent': () =>
    'The click is less than an hour old. Wait until it is an hour old before you upload.',
  'clicks-skipped': (f) =>
    `${pluralize(f.count, 'row')} ${f.count === 1 ? 'was' : 'were'} skipped, because ${f.count === 1 ? 'its' : 'their'} Microsoft Click Id cannot be read as a click id. The other clicks are used.`,
  'click-repeated': (f) =>
    `${pluralize(f.count, 'row')} ${f.count === 1 ? 'gives' : 'give'} a different time for a click that already has one. The earliest time is used.`,

  duplicate: (f, nameRow) =>
    `${nameRow(f.earlierRow)} adds the same conversion. The service uses the first one and ignores the others.`,
  'adjustment-after-retract': (f, nameRow) =>
    `${nameRow(f.earlierRow)} retracts this conversion. Nothing is allowed after a Retract.`,
  'adjustment-order': (f, nameRow) =>
    `${nameRow(f.earlierRow)} restates this conversion with the same or a later Adjustment Time. Put the Restates in chronological order.`,
  'adjustment-before-add': (f, nameRow) =>
    `${nameRow(f.earlierRow)} adjusts this conversion before it is added here. Upload the Add first.`,
  'adjustment-same-file': (f, nameRow) =>
    `${nameRow(f.earlierRow)} adds the conversion. The service may not find it until that Add has been processed. Send the adjustment after that.`,
  'goal-repeated': (f, nameRow) =>
    `${nameRow(f.earlierRow)} already has this ${f.column}. An upload cannot contain two goals with the same ${f.column}.`,
  'mixed-record-types': (f) =>
    f.errorRows > 0
      ? `The file contains ${pluralize(f.errorRows, 'error row')} from the service, as a result file does. If it is a result file, set its kind to result.`
      : `The file also contains other record types (${pluralize(f.count, 'row')}). Files with a single record type are processed faster.`,
  'no-client-id': (f) =>
    `${pluralize(f.count, 'record')} ${f.count === 1 ? 'has' : 'have'} no Client Id, so results can be matched only by their cells. Give each record its own Client Id.`,
  'client-id-repeated': (f, nameRow) =>
    `${pluralize(f.count, 'record')} ${f.count === 1 ? 'repeats' : 'repeat'} the Client Id of an earlier record, so their results cannot be told apart. The first is ${lowerFirst(nameRow(f.row))}, which repeats ${lowerFirst(nameRow(f.earlierRow))}. Give each record its own Client Id.`,
  'day-month-swapped': (f) =>
    `Day and month may be swapped in ${pluralize(f.count, 'row')}: ${f.dayFirstRows === 1 ? '1 other row has a date that' : `${f.dayFirstRows} other rows have dates that`} can only be day first, but the service reads all dates as month first. Write all dates with the month first.`,
  'all-at-midnight': midnightSentence,
  'local-time': localTimeSentence,
  'thousands-marks': (f) =>
    `${pluralize(f.count, 'value')} such as 1.250 may have a period as thousands separator, because ${pluralize(f.commaRows, 'other value')} ${f.commaRows === 1 ? 'has' : 'have'} a decimal comma. Write all values without thousands separators, and with a period as the decimal mark.`,
  'all-zero': (f) =>
    `All ${f.count} values in this column are 0. Check whether the source has the values, or leave them empty to use the value of the goal.`,
  'no-records': noRecordsSentence,
  'no-error-columns': () =>
    'The file has no Error column and no Error Number column, unlike a result file. Check that this is the result and not the upload.',
  'response-mode': (f) =>
    `The result contains ${pluralize(f.count, 'record')} without an error, but the response mode says that it lists only failed records, so ${f.count === 1 ? 'it counts' : 'they count'} as failed. Check the response mode.`,
  'too-many-rows': (f) =>
    `The file has ${f.rows ?? 'too many'} rows. The service accepts at most ${f.limit}. Split the file.`,
  'too-many-bytes': (f) =>
    f.recordBytes === undefined
      ? `The file has ${f.bytes ?? 'too many'} bytes. The service accepts at most ${f.limit}. Split the file.`
      : `This record alone makes a file of ${f.recordBytes} bytes. The maximum is ${f.limit}.`,
};
