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
  'zone-parameters': ['ends', 'a template of the web form, with its own lines before the header'],
  'not-a-bulk-file': ['ends', 'a Google template, a spreadsheet or an archive'],
  archive: ['ends', 'an archive that cannot be unpacked, or holds more or less than one file'],
  quote: ['ends', 'text after a closing quote; a quote that is never closed ends the reading'],
  'cell-too-long': ['ends', 'a cell longer than maxCellLength'],
  'row-too-long': ['ends', 'a row of more than 65,536 cells, or millions of characters'],
  'bom-missing': ['warning', 'no UTF-8 byte order mark at the start of an upload'],
  'bom-repeated': ['warning', 'more than one byte order mark at the start'],
  'column-unknown': ['warning', "a column that is not one of the record's"],
  'column-spelling': ['warning', 'a column name that is right but for case or outer spaces'],
  'column-duplicate': ['error', 'two columns with the same known name'],
  'column-missing': ['error', 'a column that an action in the file requires and the header lacks'],

  // The rows and the Format Version
  'cells-missing': ['warning', 'a row with fewer cells than the header'],
  'cells-extra': ['fixed', 'a row with filled cells beyond the header'],
  'record-type': ['warning', 'a Type that is empty or misspelled; the row is not read'],
  'version-missing': ['error', 'no Format Version row'],
  'version-empty': ['error', 'a Format Version row without a version'],
  'version-not-first': ['error', 'a Format Version row that is not the first row'],
  'version-unsupported': ['error', 'a format version other than 6.0'],
  'version-column': ['error', 'the version in a column other than Name'],
  'version-split': ['error', 'the version split over two cells, as a decimal comma does'],
  'version-repeated': ['error', 'a second Format Version row'],
  'version-spelling': ['warning', 'the version written 6 instead of 6.0'],

  // One cell
  required: ['fixed', 'a required cell that is empty'],
  'not-applicable': ['error', 'a filled cell that does not apply to the action'],
  undocumented: ['warning', 'a filled cell of a column that may not apply'],
  'read-only': ['warning', 'a filled cell that only the service fills; it is not written'],
  'goal-currency-used': [
    'warning',
    'a Restate without Adjustment Currency Code, and no currency known of its goal',
  ],
  'adjustment-type': ['fixed', 'an Adjustment Type other than Restate and Retract'],
  'adjustment-type-spelling': [
    'warning',
    'an Adjustment Type that is right but for case or outer spaces',
  ],
  'text-format': [
    'fixed',
    'on writing: something other than text, or text that UTF-8 cannot encode',
  ],
  'too-long': ['error', "a Client Id, a Conversion Name or a goal's Name over 100 UTF-16 units"],
  'time-format': ['fixed', 'not a time that can be read'],
  'time-iso': ['warning', 'an ISO form of a time in an upload'],
  'time-zone': ['error', 'a time with an offset other than UTC; a warning in results'],
  'time-precision': ['warning', 'on writing: a fraction of a second that is dropped'],
  'time-no-offset': ['fixed', 'on writing: a local time without a zone'],
  'time-ambiguous': ['fixed', 'on writing: a local time that exists twice'],
  'time-nonexistent': ['fixed', 'on writing: a local time that does not exist'],
  'number-format': ['fixed', 'not a number, negative, or too large'],
  'number-precision': ['warning', "more than 3 decimals; more than 4 of a goal's revenue"],
  'integer-format': ['fixed', 'not a whole number, or out of its bounds'],
  'boolean-format': ['fixed', 'neither True nor False'],
  'id-format': [
    'fixed',
    'not a whole number above 0 of 64 bits; on writing: a number, which loses digits',
  ],
  'value-unknown': ['warning', 'a word that is not one of those known for the column; it is kept'],
  'value-spelling': [
    'warning',
    'a word that is right but for case or outer spaces, or another name for it',
  ],
  'value-not-accepted': ['error', 'a word that only answers of the service hold, in an upload'],
  'currency-format': ['fixed', 'not three capital letters'],
  'currency-unlisted': ['warning', "a currency outside the vendor's list"],
  'credit-range': ['fixed', 'a credit that is not above 0 and at most 1'],
  'click-id': ['fixed', 'not 32 hex digits'],
  'click-id-dashes': ['warning', 'a click id with the dashes of a GUID'],
  'not-hashed': ['fixed', 'a plain email address or phone number where a hash belongs'],
  'hash-format': ['fixed', 'not 64 hex digits'],
  'hash-case': ['warning', 'a hash in upper case'],
  'hash-of-nothing': ['fixed', "the SHA-256 of '', 'null' or 'undefined'"],
  placeholder: ['warning', 'text such as null or <nil> that stands for a missing value'],
  'delete-value': ['fixed', 'the literal delete_value'],
  'property-unknown': ['error', 'on writing: a property of no action, or not of this one'],
  'not-json': ['fixed', 'on generating: input other than JSON objects'],

  // Several columns of one record
  'no-identifier': ['error', 'none of click id, hashed email and hashed phone'],
  'enhanced-identifier': ['error', 'with enhancedConversions: neither hash'],
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
  'revenue-currency-missing': [
    'error',
    'a goal with the scope Customer and a value, without Currency Code',
  ],
  'revenue-replaced': [
    'warning',
    'an Update of a goal that fills part of the revenue, without Revenue Type',
  ],
  'api-only': ['warning', 'a column that only the Campaign Management API can set, in a bulk file'],

  // With the goals
  'goal-unknown': ['error', 'a Conversion Name that no goal has'],
  'goal-paused': ['error', 'a goal that is paused or deleted'],
  'goal-too-recent': ['error', 'a goal created less than two hours ago'],
  'goal-not-external': ['error', 'attribution columns on a goal that is not externally attributed'],
  'attribution-missing': [
    'warning',
    'an Add without credit and model on an externally attributed goal',
  ],
  'goal-not-enhanced': [
    'error',
    'hashes sent to a goal not enabled for enhanced conversions; a warning beside a click id',
  ],
  'goal-no-value': ['warning', 'a value or currency for a goal of revenue type NoValue'],
  'counted-once': ['warning', 'several Adds of one click for a goal that counts Unique'],

  // With the clicks
  'conversion-before-click': ['error', 'Conversion Time not later than the click'],
  'outside-window': ['error', "Conversion Time after the goal's window"],
  'click-too-old': ['warning', 'a click more than 90 days old; an error on a Restate or Retract'],
  'click-too-recent': ['warning', 'a click less than an hour old'],
  'click-repeated': ['warning', 'several times for one click among the clicks that are given'],

  // The whole file
  duplicate: ['warning', 'an Add with the key of an earlier Add'],
  'adjustment-after-retract': ['error', 'anything after a Retract of the same conversion'],
  'adjustment-order': ['warning', 'Restates of one conversion whose Adjustment Times do not rise'],
  'adjustment-before-add': ['warning', 'an Add after its own adjustment in the same file'],
  'adjustment-same-file': ['warning', 'an adjustment of a conversion that the same file adds'],
  'goal-repeated': ['error', 'a goal with the Id or the Name of an earlier row'],
  'mixed-record-types': ['warning', 'other record types in an upload'],
  'no-client-id': ['warning', 'records without a Client Id'],
  'no-records': ['warning', 'a file without a row of the record type'],
  'too-many-rows': [
    'error',
    'more rows than the service takes in one upload (4,000,000; sandbox 20,000)',
  ],
  'too-many-bytes': ['error', 'more than 100,000,000 bytes in one upload'],

  // A result file
  'unrelated-files': ['ends', 'a result that names no record of the upload'],
  'no-error-columns': ['error', 'a result without a column for errors'],
  'response-mode': ['warning', 'records without an error in a result of failed records only'],
} as const satisfies Record<string, readonly [level: DefaultLevel, summary: string]>;

/** A code of the closed list. `docs/issues.md` has cause and cure of each. */
export type IssueCode = keyof typeof codes;

/**
 * The closed list of codes, with the default level of each. `ends`: an error that leaves nothing to read,
 * and is thrown. `fixed`: an error that leaves no legal value, and that no option lowers.
 */
export const issueCodes = Object.fromEntries(
  Object.entries(codes).map(([code, [level]]) => [code, level]),
) as { readonly [Code in IssueCode]: (typeof codes)[Code][0] };
