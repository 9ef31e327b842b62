/** How bad an issue is. A file with an error must not be uploaded; a warning is worth a look. */
export type Severity = 'error' | 'warning';

/**
 * What a code is by default. `ends`: an error that leaves nothing to read, and is thrown. `fixed`: an
 * error that leaves no legal value, so that the option `severity` cannot lower it.
 */
export type DefaultLevel = Severity | 'fixed' | 'ends';

/** The closed list of codes: the default level of each, and what it is about, in a few words. */
export const codes = {
  // The bytes and the header
  encoding: ['ends', 'bytes that are not valid UTF-8, or UTF-16 without a byte order mark'],
  'no-header': ['ends', 'an empty file, or a file whose first row is a record'],
  'type-column': ['ends', 'a header without the column Type'],
  delimiter: ['ends', 'a header separated by something other than commas or tabs'],
  'zone-parameters': ['ends', 'a template for the web form, with its own lines before the header'],
  'not-a-bulk-file': [
    'ends',
    'a web page, an answer, a spreadsheet, an archive, or another file that is not a table',
  ],
  archive: ['ends', 'an archive that cannot be unpacked, or does not contain exactly one file'],
  quote: ['ends', 'text after a closing quote; a quote that is never closed ends the reading'],
  'cell-too-long': ['ends', 'a cell longer than maxCellLength'],
  'row-too-long': ['ends', 'a row of more than 65,536 cells, or of millions of characters'],
  'archive-entries': ['error', 'an upload in an archive with entries that the system added'],
  'file-name': ['warning', 'an upload whose name or packing the service does not accept'],
  'bom-missing': ['warning', 'no UTF-8 byte order mark at the start of an upload'],
  'bom-repeated': ['warning', 'more than one byte order mark at the start'],
  'column-unknown': ['warning', 'a column that does not belong to the record type'],
  'column-spelling': ['warning', 'a column name with the wrong case or surrounding spaces'],
  'column-duplicate': ['error', 'two columns with the same known name'],
  'column-missing': ['error', 'a column that an action in the file requires and the header lacks'],

  // The rows and the Format Version
  'cells-missing': ['warning', 'a row with fewer cells than the header'],
  'cells-extra': ['fixed', 'a row with filled cells beyond the header'],
  'record-type': [
    'warning',
    'a Type that is empty or misspelled; an error in an upload if no record has it, and in a result',
  ],
  'version-missing': ['error', 'no Format Version row'],
  'version-empty': ['error', 'a Format Version row without a version'],
  'version-not-first': ['error', 'a Format Version row that is not the first row'],
  'version-unsupported': ['error', 'a format version other than 6.0'],
  'version-column': ['error', 'the version in a column other than Name'],
  'version-split': ['error', 'the version split into two cells, as happens with a decimal comma'],
  'version-repeated': ['error', 'a second Format Version row'],
  'version-spelling': ['warning', 'the version written as 6 instead of 6.0'],

  // One cell
  required: ['fixed', 'a required cell that is empty'],
  'not-applicable': ['error', 'a filled cell that does not apply to the action'],
  undocumented: ['warning', 'a filled cell whose use with the action is not documented'],
  'read-only': ['warning', 'a filled cell that only the service fills; it is not written'],
  'goal-currency-used': [
    'warning',
    'a Restate without Adjustment Currency Code, if no currency of its goal is known',
  ],
  'adjustment-type': ['fixed', 'an Adjustment Type other than Restate and Retract'],
  'adjustment-type-spelling': [
    'warning',
    'Restate or Retract in the wrong case or with extra spaces',
  ],
  'text-format': ['fixed', 'on writing: not text, or text that UTF-8 cannot represent'],
  'text-garbled': ['warning', 'text damaged by a wrong encoding, or with escapes of HTML or a URL'],
  'name-characters': [
    'warning',
    'a Conversion Name with a character that cannot be seen, or two alphabets in one word',
  ],
  'client-id-altered': ['warning', 'a Client Id that a spreadsheet made a number or a date of'],
  'client-id-personal': ['warning', 'a Client Id that is an email address or a phone number'],
  'too-long': ['error', 'more than 100 UTF-16 units in a Client Id, Conversion Name, or goal Name'],
  'time-format': ['fixed', 'a value that cannot be read as a time'],
  'time-iso': ['warning', 'in an upload: a time in an ISO format'],
  'time-zone': ['error', 'a time with an offset other than UTC; a warning in results'],
  'time-precision': ['warning', 'on writing: a fraction of a second that is dropped'],
  'time-no-seconds': [
    'warning',
    'on writing: the Conversion Time of a Restate or Retract, without seconds',
  ],
  'time-no-offset': ['fixed', 'on writing: a local time without a zone'],
  'time-date-order': ['fixed', 'on writing: a date with its day and month in an unknown order'],
  'time-ambiguous': ['fixed', 'on writing: a local time that occurs twice'],
  'time-nonexistent': ['fixed', 'on writing: a local time that does not exist'],
  'number-format': ['fixed', 'not a number, negative, or too large'],
  'number-precision': ['warning', "more than 3 decimal places, or more than 4 in a goal's revenue"],
  'integer-format': ['fixed', 'not a whole number, or out of range'],
  'boolean-format': ['fixed', 'neither True nor False'],
  'id-format': ['fixed', 'not a 64-bit whole number above 0; on writing: a number (loses digits)'],
  'value-unknown': ['warning', 'a value that is not one of those known for the column; it is kept'],
  'value-spelling': [
    'warning',
    'a value in the wrong case, with extra spaces, or under another name',
  ],
  'value-not-accepted': ['error', 'in an upload: a value that appears only in answers'],
  'currency-format': ['fixed', 'not three capital letters'],
  'currency-unlisted': ['warning', "a currency outside the vendor's list"],
  'credit-range': ['fixed', 'a credit that is not above 0 and at most 1'],
  'click-id': ['fixed', 'not 32 hex digits, or a repeated pattern of digits'],
  'click-id-dashes': ['warning', 'a click id with the dashes of a GUID'],
  'click-id-cleaned': ['warning', 'on writing: a click id that had something around its 32 digits'],
  'not-hashed': ['fixed', 'a plain email address or phone number where a hash belongs'],
  'hash-format': ['fixed', 'not 64 hex digits, or digits that no hash has'],
  'hash-case': ['warning', 'a hash in upper case'],
  'hash-of-nothing': ['fixed', 'the SHA-256 of text that stands for a missing value'],
  placeholder: [
    'warning',
    'text such as null in place of a missing value, or a variable such as {{order_id}}',
  ],
  'delete-value': ['fixed', 'the literal delete_value'],
  'email-format': ['fixed', 'on hashing: not one valid email address'],
  'email-placeholder': ['warning', 'on hashing: an email address that belongs to nobody'],
  'phone-format': ['fixed', 'on hashing: not one valid phone number'],
  'phone-extension': ['warning', 'on hashing: a phone number whose extension is left out'],
  'phone-area-code': ['warning', 'on hashing: a short phone number without its leading 0'],
  'identifier-dropped': [
    'warning',
    'on writing: an invalid click id, email or phone beside a valid one, which is left out',
  ],
  'property-unknown': ['error', 'on writing: a property that is unknown or does not apply'],
  'not-json': ['fixed', 'on generating: input that is not a JSON object'],

  // Several columns of one record
  'no-identifier': ['error', 'no click id, no hashed email address, and no hashed phone number'],
  'enhanced-identifier': ['error', 'with enhancedConversions: no hash'],
  'hash-in-both-columns': ['warning', 'the same hash as email address and as phone number'],
  'conversion-in-future': ['error', 'Conversion Time later than now'],
  'conversion-too-old': ['error', 'Conversion Time more than 90 days before now'],
  'adjustment-in-future': ['error', 'Adjustment Time later than now'],
  'adjustment-before-conversion': ['error', 'Adjustment Time earlier than Conversion Time'],
  'attribution-pair': ['error', 'a credit without a model, or a model without a credit'],
  'revenue-value-missing': ['error', 'a goal of revenue type FixedValue without Revenue Value'],
  'revenue-value-unexpected': [
    'error',
    'a Revenue Value for a goal of revenue type NoValue, the default',
  ],
  'revenue-value-large': ['warning', 'a Revenue Value over 999,999.9999'],
  'revenue-currency-missing': ['error', 'a value and the scope Customer, without Currency Code'],
  'revenue-replaced': ['warning', 'an Update with part of the revenue, but without Revenue Type'],
  'api-only': ['warning', 'in a bulk file: a column that only the Campaign Management API can set'],

  // With the goals
  'goal-unknown': ['error', 'a Conversion Name that is not the name of a goal'],
  'goal-paused': ['error', 'a goal that is paused or deleted'],
  'goal-too-recent': ['error', 'a goal created less than two hours ago'],
  'goal-not-external': ['error', 'attribution columns on a goal that is not externally attributed'],
  'attribution-missing': [
    'warning',
    'an Add without credit and model on an externally attributed goal',
  ],
  'goal-not-enhanced': [
    'error',
    'hashes for a goal not enabled for enhanced conversions; a warning with a click id',
  ],
  'goal-no-value': ['warning', 'a value or currency for a goal with the revenue type NoValue'],
  'counted-once': ['warning', 'several Adds of one click for a goal that counts Unique'],

  // With the clicks
  'conversion-before-click': ['error', 'a Conversion Time that is not later than the click'],
  'outside-window': ['error', "a Conversion Time after the goal's conversion window"],
  'click-too-old': ['warning', 'a click more than 90 days old; an error on a Restate or Retract'],
  'click-too-recent': ['warning', 'a click less than an hour old'],
  'clicks-skipped': [
    'warning',
    'in a file of clicks: rows whose click id is empty or cannot be read',
  ],
  'click-repeated': ['warning', 'several times for the same click'],

  // With the ledger
  'already-sent': ['error', 'an Add of a conversion that was sent before'],
  'original-unknown': [
    'error',
    'an adjustment of a conversion that was not accepted before; a warning if the ledger is younger',
  ],
  'already-retracted': ['error', 'an adjustment of a conversion that was retracted before'],
  'adjustment-too-soon': [
    'warning',
    'an adjustment less than six hours after its Add was accepted',
  ],

  // The whole file
  duplicate: ['warning', 'an Add with the key of an earlier Add'],
  'adjustment-after-retract': ['error', 'anything after a Retract of the same conversion'],
  'adjustment-order': [
    'warning',
    'adjustments of a conversion whose Adjustment Times do not rise; an error with the ledger',
  ],
  'adjustment-before-add': ['warning', 'an Add after its own adjustment in the same file'],
  'adjustment-same-file': ['warning', 'an adjustment of a conversion that the same file adds'],
  'goal-repeated': ['error', 'a goal with the Id or the Name of an earlier row'],
  'mixed-record-types': ['warning', 'other record types in an upload'],
  'no-client-id': ['warning', 'records without a Client Id'],
  'client-id-repeated': ['warning', 'records with the Client Id of an earlier record'],
  'day-month-swapped': [
    'warning',
    'dates whose day and month may be swapped, because other rows are day first',
  ],
  'all-at-midnight': [
    'warning',
    'at least 20 conversions, all at midnight, in UTC or another zone',
  ],
  'local-time': ['warning', 'conversions before their clicks, most of them by the same hours'],
  'thousands-marks': [
    'warning',
    'values such as 1.250 in a file in which other values have a decimal comma',
  ],
  'all-zero': ['warning', 'at least 20 values in a column, all of them 0'],
  'hash-repeated': ['warning', 'one hash in over 5% of the rows, and in at least 50'],
  'no-records': [
    'error',
    'no record to read, or none left to write; a warning if a result file has none',
  ],
  'too-many-rows': [
    'error',
    'more rows than the service accepts in one upload (4,000,000; sandbox 20,000)',
  ],
  'too-many-bytes': ['error', 'more than 100,000,000 bytes in one upload'],

  // A result file
  'unrelated-files': ['ends', 'a result that contains no record of the upload'],
  'no-error-columns': ['error', 'a result without a column for errors'],
  'response-mode': ['warning', 'records without an error in a result of failed records only'],
} as const satisfies Record<string, readonly [level: DefaultLevel, summary: string]>;

/** A code of the closed list. `docs/issues.md` describes the cause and the fix of each. */
export type IssueCode = keyof typeof codes;

/**
 * The closed list of codes, with the default level of each. `ends`: an error that leaves nothing to read,
 * and is thrown. `fixed`: an error that leaves no legal value, and that no option lowers.
 */
export const issueCodes = Object.fromEntries(
  Object.entries(codes).map(([code, [level]]) => [code, level]),
) as { readonly [Code in IssueCode]: (typeof codes)[Code][0] };
