import { expect, test } from 'vitest';
import { type FactsOf, type IssueCode, issueCodes } from '../../src/index';
import { codesOfCells } from '../secrets/codes-of-cells';
import { codesOfFiles } from '../secrets/codes-of-files';
import { codesOfRecords } from '../secrets/codes-of-records';
import { goals, object, upload, type Way } from '../secrets/ways';
import * as goal from '../support/offline-conversion-goal-rows';
import { addRow, clickId, fileOf, restateRow } from '../support/rows';
import { some } from '../support/runs';
import { utf16 } from '../support/utf16';

type Example<Code extends IssueCode> = readonly [
  property: string | undefined,
  facts: FactsOf<Code>,
];

const addHint =
  'This row adds a conversion because Adjustment Type is empty. To adjust one, write Restate or Retract there.';

const causedBy = (name: string, code: IssueCode, facts: object) => ({
  name,
  cause: { code, facts },
});

/**
 * The properties and facts of the issues that a code comes with. A code without an example does not
 * compile, nor do facts that are not those of the code.
 */
const examples: { readonly [Code in IssueCode]: readonly Example<Code>[] } = {
  encoding: [
    [undefined, { reason: 'utf-8' }],
    [undefined, { reason: 'utf-16-unmarked' }],
    [undefined, { reason: 'surrogate' }],
    [undefined, { reason: 'utf-16' }],
  ],
  'no-header': [
    [undefined, { reason: 'data' }],
    [undefined, { reason: 'empty' }],
  ],
  'type-column': [[undefined, undefined]],
  delimiter: [
    [undefined, { delimiter: ';' }],
    [undefined, { delimiter: '|' }],
  ],
  'zone-parameters': [[undefined, undefined]],
  'not-a-bulk-file': [
    [undefined, { format: 'google' }],
    [undefined, { format: 'zip' }],
    [undefined, { format: 'gzip' }],
    [undefined, { format: 'web-page' }],
    [undefined, { format: 'storage-error' }],
    [undefined, { format: 'service-answer' }],
    [undefined, { format: 'json' }],
    [undefined, { format: 'xml' }],
    [undefined, { format: 'pdf' }],
    [undefined, { format: 'sep' }],
    [undefined, { format: 'spreadsheet' }],
  ],
  archive: [
    [undefined, { reason: 'entries', entries: 2 }],
    [undefined, { reason: 'method' }],
    [undefined, { reason: 'encrypted' }],
    [undefined, { reason: 'damaged' }],
    [undefined, { reason: 'truncated' }],
  ],
  quote: [
    [undefined, {}],
    [undefined, { quoteLine: 3 }],
    [undefined, { backslash: true }],
    [undefined, { quoteLine: 3, backslash: true }],
  ],
  'cell-too-long': [
    [undefined, { limit: 27 }],
    [undefined, { limit: 100, quoteLine: 3 }],
  ],
  'row-too-long': [[undefined, { limit: 16_777_216, maxCells: 65_536 }]],
  'archive-entries': [
    [undefined, { entries: ['.DS_Store'], count: 1 }],
    [undefined, { entries: [], count: 1 }],
  ],
  'file-name': [
    [undefined, { reason: 'extension', expected: '.csv', extension: '.txt' }],
    [undefined, { reason: 'extension', expected: '.csv', extension: '.example' }],
    [undefined, { reason: 'not-zip' }],
    [undefined, { reason: 'delimiter', expected: '.csv', extension: '.tsv' }],
    [undefined, { reason: 'zip-extension' }],
    [undefined, { reason: 'extension', expected: '.csv', extension: '.example', isEntry: true }],
  ],
  'bom-missing': [[undefined, { encoding: 'utf-8' }]],
  'bom-repeated': [[undefined, { count: 2 }]],
  'column-unknown': [
    [undefined, { columnNumber: 13 }],
    [undefined, { columnNumber: 17 }],
    [undefined, { value: 'Microsoft Click Idd', columnNumber: 18 }],
    [undefined, { columnNumber: 1, filledRow: 2 }],
    [undefined, { value: 'Conversion Valu', nearest: 'Conversion Value', columnNumber: 6 }],
  ],
  'column-spelling': [
    [
      'microsoftClickId',
      { value: ' microsoft click ID', column: 'Microsoft Click Id', columnNumber: 16 },
    ],
  ],
  'column-duplicate': [
    ['microsoftClickId', { column: 'Microsoft Click Id', first: 3, second: 16, used: 3 }],
    // readBulkRows knows no record type.
    [undefined, { column: 'Microsoft Click Id', first: 3, second: 16, used: 3 }],
  ],
  'column-missing': [['conversionTime', { columns: ['Conversion Time'], action: 'Add' }]],
  'cells-missing': [[undefined, { cellCount: 5, columnCount: 16 }]],
  'cells-extra': [
    [undefined, { cellNumber: 17, columnCount: 16 }],
    [undefined, { cellNumber: 17, columnCount: 16, backslash: true }],
  ],
  'record-type': [
    [undefined, { nearest: 'Offline Conversion' }],
    [undefined, {}],
    [undefined, { reason: 'unknown' }],
    [undefined, { reason: 'unknown', value: 'Lead' }],
    [undefined, { reason: 'total' }],
    [undefined, { reason: 'row-count' }],
    [undefined, { reason: 'rule' }],
    [undefined, { reason: 'comment' }],
    [undefined, { reason: 'header' }],
  ],
  'version-missing': [[undefined, undefined]],
  'version-empty': [[undefined, undefined]],
  'version-not-first': [[undefined, undefined]],
  'version-unsupported': [
    [undefined, {}],
    [undefined, { value: '5.0' }],
  ],
  'version-column': [
    [undefined, { foundIn: '3' }],
    [undefined, { foundIn: 'Client Id' }],
  ],
  'version-split': [[undefined, undefined]],
  'version-repeated': [[undefined, { earlierRow: 1 }]],
  'version-spelling': [[undefined, undefined]],
  required: [
    ['conversionName', { column: 'Conversion Name', action: 'Add' }],
    [
      'adjustmentValue',
      {
        column: 'Adjustment Value',
        action: 'Restate',
        hint: 'Conversion Value is filled in, but a Restate takes its new value from Adjustment Value.',
      },
    ],
  ],
  'not-applicable': [
    ['adjustmentValue', { column: 'Adjustment Value', action: 'Add', hint: addHint }],
    [
      'adjustmentCurrencyCode',
      { column: 'Adjustment Currency Code', action: 'Add', hint: addHint },
    ],
    ['adjustmentValue', { column: 'Adjustment Value', action: 'Retract' }],
  ],
  undocumented: [
    ['externalAttributionModel', { column: 'External Attribution Model', action: 'Restate' }],
  ],
  'read-only': [
    ['trackingStatus', { column: 'Tracking Status', action: 'Add' }],
    ['tagId', { column: 'UET Tag Id', action: 'Add' }],
  ],
  'goal-currency-used': [['adjustmentCurrencyCode', undefined]],
  'adjustment-type': [
    ['action', {}],
    ['action', { value: 'Undo' }],
    ['action', { valueType: 'number' }],
  ],
  'adjustment-type-spelling': [['action', { expected: 'Restate' }]],
  'text-format': [
    ['conversionName', { reason: 'type', valueType: 'object' }],
    ['hashedEmailAddress', { reason: 'type', valueType: 'list' }],
    ['microsoftClickId', { reason: 'surrogate' }],
    ['conversionName', { reason: 'control' }],
  ],
  'text-garbled': [
    ['externalAttributionModel', { column: 'External Attribution Model', reason: 'replaced' }],
    ['clientId', { column: 'Client Id', reason: 'replaced' }],
    ['conversionName', { column: 'Conversion Name', reason: 'decoded-twice' }],
    ['conversionName', { column: 'Conversion Name', reason: 'html' }],
    ['conversionName', { column: 'Conversion Name', reason: 'percent' }],
    [
      'conversionName',
      { column: 'Conversion Name', reason: 'decoded-twice', meant: 'Best\u00e4tigt' },
    ],
  ],
  'name-characters': [
    ['conversionName', { reason: 'unseen', codePoint: 'U+00A0' }],
    ['conversionName', { reason: 'unseen', codePoint: 'U+200B' }],
    ['conversionName', { reason: 'mixed', codePoint: 'U+0430' }],
    ['conversionName', { reason: 'unseen', codePoint: 'U+00A0', after: 'Signed' }],
  ],
  'client-id-altered': [
    ['clientId', { reason: 'number' }],
    ['clientId', { reason: 'date' }],
    ['clientId', { reason: 'width' }],
  ],
  'client-id-personal': [
    ['clientId', { identifier: 'email' }],
    ['clientId', { identifier: 'phone' }],
  ],
  'too-long': [
    ['conversionName', { column: 'Conversion Name', limit: 100, length: 140 }],
    ['conversionName', { column: 'Conversion Name', limit: 100, length: 128 }],
  ],
  'time-format': [
    ['conversionTime', { reason: 'format', isWriting: false }],
    ['adjustmentTime', { reason: 'format', isWriting: false }],
    ['conversionTime', { reason: 'format', isWriting: true }],
    [
      'conversionTime',
      { valueType: 'object', reason: 'wrapped', member: 'value', isWriting: true },
    ],
    ['conversionTime', { value: '1/1/1970 12:00:00 AM', reason: 'year', isWriting: false }],
  ],
  'time-iso': [['conversionTime', undefined]],
  'time-zone': [['conversionTime', { offset: '+02:00' }]],
  'time-precision': [['conversionTime', undefined]],
  'time-no-seconds': [['conversionTime', undefined]],
  'time-no-offset': [['conversionTime', undefined]],
  'time-date-order': [['conversionTime', {}]],
  'time-ambiguous': [['conversionTime', { timeZone: 'America/New_York' }]],
  'time-nonexistent': [['conversionTime', { timeZone: 'America/New_York' }]],
  'number-format': [
    ['conversionValue', { reason: 'not-a-number', max: 999_999_999_999 }],
    ['conversionValue', { valueType: 'object', reason: 'not-a-number', max: 999_999_999_999 }],
    [
      'conversionValue',
      {
        value: '-5',
        reason: 'negative',
        max: 999_999_999_999,
        hint: 'To take back part of a conversion, send a Restate with the new total. To take back all of it, send a Retract.',
      },
    ],
    ['adjustmentValue', { reason: 'too-large', max: 999_999_999_999 }],
  ],
  'number-precision': [
    ['conversionValue', { decimals: 3 }],
    ['conversionValue', { value: '1.2345', decimals: 3 }],
  ],
  'integer-format': [
    ['conversionWindowInMinutes', { min: 1, max: 129_600, reason: 'not-whole' }],
    ['conversionWindowInMinutes', { min: 1, max: 129_600, reason: 'out-of-range' }],
    ['conversionWindowInMinutes', { value: '0', min: 1, max: 129_600, reason: 'out-of-range' }],
  ],
  'boolean-format': [
    ['excludeFromBidding', {}],
    ['excludeFromBidding', { value: 'yes' }],
  ],
  'id-format': [
    ['id', { reason: 'other' }],
    ['id', { value: '1.23E+18', reason: 'spreadsheet' }],
  ],
  'value-unknown': [
    ['countType', {}],
    ['goalCategory', {}],
    ['countType', { value: 'Uniqe', nearest: 'Unique' }],
  ],
  'value-spelling': [['countType', { expected: 'All' }]],
  'value-not-accepted': [['status', { value: 'Deleted' }]],
  'currency-format': [
    ['conversionCurrencyCode', {}],
    ['currencyCode', {}],
    ['conversionCurrencyCode', { value: 'usd' }],
  ],
  'currency-unlisted': [['conversionCurrencyCode', { value: 'XTS' }]],
  'credit-range': [
    ['externalAttributionCredit', {}],
    ['externalAttributionCredit', { value: '0' }],
    ['externalAttributionCredit', { value: '2' }],
  ],
  'click-id': [
    ['microsoftClickId', { reason: 'other' }],
    ['microsoftClickId', { reason: 'hash' }],
    ['microsoftClickId', { reason: 'length', length: 19 }],
    ['microsoftClickId', { reason: 'network', network: 'Google', parameter: 'gclid' }],
    ['microsoftClickId', { reason: 'spreadsheet' }],
    ['microsoftClickId', { reason: 'length', length: 33 }],
    ['microsoftClickId', { reason: 'dressed', dress: ['uet'] }],
    ['microsoftClickId', { reason: 'several' }],
    ['microsoftClickId', { reason: 'no-parameter' }],
    ['microsoftClickId', { reason: 'characters' }],
    ['microsoftClickId', { reason: 'template' }],
    ['microsoftClickId', { reason: 'empty-guid' }],
    ['microsoftClickId', { reason: 'missing' }],
    ['microsoftClickId', { reason: 'pattern' }],
  ],
  'click-id-cleaned': [['microsoftClickId', { dress: ['uet', 'dashes'] }]],
  'click-id-dashes': [['microsoftClickId', undefined]],
  'identifier-dropped': [
    ['hashedEmailAddress', causedBy('Hashed Email Address', 'not-hashed', { identifier: 'email' })],
    ['hashedPhoneNumber', causedBy('Hashed Phone Number', 'not-hashed', { identifier: 'email' })],
    ['microsoftClickId', causedBy('Microsoft Click Id', 'click-id', { reason: 'other' })],
    ['hashedEmailAddress', causedBy('Hashed Email Address', 'not-hashed', { identifier: 'phone' })],
    ['hashedPhoneNumber', causedBy('Hashed Phone Number', 'not-hashed', { identifier: 'phone' })],
    ['hashedEmailAddress', causedBy('Hashed Email Address', 'hash-format', { reason: 'other' })],
    ['hashedPhoneNumber', causedBy('Hashed Phone Number', 'hash-format', { reason: 'other' })],
    ['microsoftClickId', causedBy('Microsoft Click Id', 'click-id', { reason: 'hash' })],
    ['hashedEmailAddress', causedBy('Hashed Email Address', 'hash-format', { reason: 'sha-1' })],
    ['hashedPhoneNumber', causedBy('Hashed Phone Number', 'hash-format', { reason: 'sha-1' })],
    ['hashedEmailAddress', causedBy('Hashed Email Address', 'hash-format', { reason: 'md5' })],
    ['hashedPhoneNumber', causedBy('Hashed Phone Number', 'hash-format', { reason: 'md5' })],
    [
      'hashedEmailAddress',
      causedBy('Hashed Email Address', 'hash-format', { length: 19, reason: 'length' }),
    ],
    [
      'hashedPhoneNumber',
      causedBy('Hashed Phone Number', 'hash-format', { length: 19, reason: 'length' }),
    ],
    [
      'microsoftClickId',
      causedBy('Microsoft Click Id', 'click-id', { length: 19, reason: 'length' }),
    ],
    [
      'microsoftClickId',
      causedBy('Microsoft Click Id', 'click-id', {
        network: 'Google',
        parameter: 'gclid',
        reason: 'network',
      }),
    ],
  ],
  'not-hashed': [
    ['hashedEmailAddress', { identifier: 'email' }],
    ['hashedEmailAddress', { identifier: 'phone' }],
    ['hashedPhoneNumber', { identifier: 'email' }],
    ['hashedPhoneNumber', { identifier: 'phone' }],
  ],
  'hash-format': [
    ['hashedEmailAddress', { reason: 'other' }],
    ['hashedEmailAddress', { reason: 'sha-1' }],
    ['hashedEmailAddress', { reason: 'md5' }],
    ['hashedEmailAddress', { reason: 'length', length: 19 }],
    ['hashedPhoneNumber', { reason: 'sha-1' }],
    ['hashedPhoneNumber', { reason: 'length', length: 65 }],
    ['hashedPhoneNumber', { reason: 'md5' }],
    ['hashedPhoneNumber', { reason: 'dressed' }],
    ['hashedPhoneNumber', { reason: 'base64' }],
    ['hashedPhoneNumber', { reason: 'pattern' }],
    ['hashedPhoneNumber', { reason: 'padded' }],
  ],
  'hash-case': [['hashedEmailAddress', undefined]],
  'hash-of-nothing': [
    ['hashedPhoneNumber', { text: '' }],
    ['hashedEmailAddress', { text: 'null' }],
  ],
  placeholder: [
    ['externalAttributionModel', { value: 'null' }],
    ['conversionName', { value: '{msclkid}', isTemplate: true }],
    ['conversionName', { isTemplate: true }],
  ],
  'delete-value': [['conversionName', undefined]],
  'email-format': [
    ['email', { reason: 'several' }],
    ['email', { reason: 'blank', codePoint: 'U+0020' }],
    ['email', { reason: 'invisible', codePoint: 'U+200B' }],
    ['email', { reason: 'character', codePoint: 'U+002C' }],
    ['email', { reason: 'phone' }],
    ['email', { reason: 'hashed' }],
  ],
  'email-placeholder': [['email', undefined]],
  'phone-format': [
    ['phone', { reason: 'several' }],
    ['phone', { reason: 'invalid', countryCode: '1' }],
    ['phone', { reason: 'decimal' }],
    ['phone', { reason: 'email' }],
    ['phone', { reason: 'hashed' }],
  ],
  'phone-extension': [['phone', undefined]],
  'phone-area-code': [['phone', undefined]],
  'property-unknown': [
    [undefined, { reason: 'unknown' }],
    [undefined, { name: 'mail', reason: 'unknown', nearest: 'email' }],
    ['email', { name: 'email', reason: 'personal-data' }],
    ['phone', { name: 'phone', reason: 'personal-data' }],
    [
      'adjustmentValue',
      { name: 'adjustmentValue', reason: 'not-applicable', action: 'Add', hint: addHint },
    ],
    [undefined, { name: 'convertionValue', reason: 'unknown', nearest: 'conversionValue' }],
  ],
  'not-json': [[undefined, undefined]],
  'no-identifier': [[undefined, undefined]],
  'enhanced-identifier': [[undefined, undefined]],
  'hash-in-both-columns': [['hashedPhoneNumber', undefined]],
  'conversion-in-future': [['conversionTime', undefined]],
  'conversion-too-old': [['conversionTime', { days: 333 }]],
  'adjustment-in-future': [['adjustmentTime', undefined]],
  'adjustment-before-conversion': [['adjustmentTime', undefined]],
  'attribution-pair': [
    ['externalAttributionModel', { column: 'External Attribution Model' }],
    ['externalAttributionCredit', { column: 'External Attribution Credit' }],
  ],
  'revenue-value-missing': [['revenueValue', undefined]],
  'revenue-value-unexpected': [
    ['revenueValue', { isDefault: false }],
    ['revenueValue', { isDefault: true }],
  ],
  'revenue-value-large': [['revenueValue', undefined]],
  'revenue-currency-missing': [['currencyCode', undefined]],
  'revenue-replaced': [['revenueType', undefined]],
  'api-only': [['isExternallyAttributed', { column: 'Is Externally Attributed' }]],
  'goal-unknown': [
    ['conversionName', {}],
    ['conversionName', { value: 'Signed contract', nearest: 'Signed contracts' }],
  ],
  'goal-paused': [
    ['conversionName', { status: 'Paused' }],
    ['conversionName', { status: 'Deleted' }],
  ],
  'goal-too-recent': [['conversionName', undefined]],
  'goal-not-external': [['externalAttributionCredit', undefined]],
  'attribution-missing': [[undefined, undefined]],
  'goal-not-enhanced': [
    ['hashedEmailAddress', { hasClickId: true }],
    ['hashedEmailAddress', { hasClickId: false }],
  ],
  'goal-no-value': [['conversionValue', undefined]],
  'counted-once': [[undefined, { earlierRow: 2 }]],
  'conversion-before-click': [['conversionTime', { seconds: 50_400, isMidnight: false }]],
  'outside-window': [['conversionTime', { minutes: 60 }]],
  'click-too-old': [['microsoftClickId', { days: 151 }]],
  'click-too-recent': [['microsoftClickId', undefined]],
  'clicks-skipped': [[undefined, { count: 24, empty: 0 }]],
  'click-repeated': [[undefined, { count: 1 }]],
  'already-sent': [[undefined, { state: 'accepted' }]],
  'original-unknown': [
    [undefined, { isOlderThanLedger: false }],
    [undefined, { state: 'rejected', isOlderThanLedger: false }],
  ],
  'already-retracted': [[undefined, { isLater: true }]],
  'adjustment-too-soon': [[undefined, { minutes: 60 }]],
  duplicate: [[undefined, { earlierRow: 2 }]],
  'adjustment-after-retract': [[undefined, { earlierRow: 2 }]],
  'adjustment-order': [
    [undefined, { earlierRow: 2 }],
    ['adjustmentTime', { adjustedAt: '2026-02-28T00:00:00Z', isRepeated: false }],
  ],
  'adjustment-before-add': [[undefined, { earlierRow: 2 }]],
  'adjustment-same-file': [[undefined, { earlierRow: 2 }]],
  'goal-repeated': [
    ['name', { earlierRow: 2, column: 'Name' }],
    ['id', { earlierRow: 2, column: 'Id' }],
  ],
  'mixed-record-types': [
    [undefined, { count: 1, errorRows: 0 }],
    [undefined, { count: 1, errorRows: 1 }],
  ],
  'client-id-repeated': [['clientId', { count: 1, row: 3, earlierRow: 2 }]],
  'no-client-id': [[undefined, { count: 1 }]],
  'day-month-swapped': [[undefined, { count: 1, dayFirstRows: 1 }]],
  'all-at-midnight': [[undefined, { count: 20, minutes: 0 }]],
  'local-time': [['conversionTime', { count: 20, rows: 20, minutes: 300 }]],
  'thousands-marks': [[undefined, { count: 1, commaRows: 1 }]],
  'all-zero': [['conversionValue', { count: 20 }]],
  'hash-repeated': [
    ['hashedEmailAddress', { count: 50, rows: 50 }],
    ['hashedPhoneNumber', { count: 50, rows: 50 }],
  ],
  'no-records': [
    [undefined, { type: 'Offline Conversion', misspelled: 1 }],
    [undefined, { type: 'Offline Conversion', otherTypes: ['Campaign'] }],
    [undefined, { type: 'Offline Conversion', isWriting: true }],
  ],
  'too-many-rows': [[undefined, { rows: 20_002, limit: 20_000 }]],
  'too-many-bytes': [[undefined, { recordBytes: 554, limit: 500 }]],
  'unrelated-files': [
    [undefined, { reason: 'no-match', uploadRecords: 1, resultRows: 1 }],
    [undefined, { reason: 'swapped' }],
  ],
  'no-error-columns': [[undefined, undefined]],
  'response-mode': [[undefined, { count: 1 }]],
};

const file = fileOf([addRow]);
const changed = (cells: object): Way => upload([{ ...addRow, ...cells }]);
const record = {
  conversionName: 'Signed contract',
  conversionTime: '2026-02-01T10:00:00Z',
  microsoftClickId: clickId,
};
const given = (values: object, format?: 'soap') => object({ ...record, ...values }, {}, format);

/** Data without identifiers: what was written is among the facts. */
const plain: { readonly [Code in IssueCode]?: readonly Way[] } = {
  encoding: [upload(Uint8Array.from([...utf16(file, 'little'), 0]))],
  'no-header': [upload('')],
  'not-a-bulk-file': [upload(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))],
  'column-unknown': [upload(file.replace(',Conversion Value,', ',Conversion Valu,'))],
  'version-unsupported': [upload(file.replace('6.0', '5.0'))],
  'version-column': [upload(file.replace('Version,6.0,', 'Version,,6.0'))],
  'adjustment-type': [changed({ 'Adjustment Type': 'Undo' }), given({ action: 5 })],
  'text-format': [given({ conversionName: 'Lead\u0001' }, 'soap')],
  'time-format': [changed({ 'Conversion Time': '1/1/1970 12:00:00 AM' })],
  'number-format': [
    changed({ 'Conversion Value': '-5' }),
    upload([{ ...restateRow, 'Adjustment Value': '1000000000000' }]),
  ],
  'number-precision': [changed({ 'Conversion Value': '1.2345' })],
  'integer-format': [goals({ ...goal.addRow, 'Conversion Window In Minutes': '0' })],
  'boolean-format': [goals({ ...goal.addRow, 'Exclude From Bidding': 'yes' })],
  'value-unknown': [goals({ ...goal.addRow, 'Count Type': 'Uniqe' })],
  'currency-format': [changed({ 'Conversion Currency Code': 'usd' })],
  'hash-of-nothing': [
    changed({
      'Hashed Email Address': '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b',
    }),
  ],
  'property-unknown': [given({ convertionValue: 1 })],
  'revenue-value-unexpected': [goals({ ...goal.addRow, 'Revenue Type': '', 'Revenue Value': '5' })],
  'goal-unknown': [upload([addRow], { goals: [{ name: 'Signed contracts' }] })],
  'text-garbled': [changed({ 'Conversion Name': 'Best\u00c3\u00a4tigt' })],
  'name-characters': [changed({ 'Conversion Name': 'Signed\u00a0contract' })],
  'goal-not-enhanced': [
    upload([{ ...addRow, 'Microsoft Click Id': '' }], {
      goals: [{ name: 'Signed contract', isEnhancedConversionsEnabled: false }],
    }),
  ],
};

const ways = { ...codesOfFiles, ...codesOfCells, ...codesOfRecords };

test.each(some(Object.keys(issueCodes) as IssueCode[]))('%s', async (code) => {
  const found = new Map<string, readonly [property: string | undefined, facts: unknown]>();
  for (const way of [...ways[code], ...(plain[code] ?? [])]) {
    const { issues } = await way();
    for (const { property, facts } of issues.filter((issue) => issue.code === code))
      found.set(JSON.stringify([property, facts]), [property, facts]);
  }
  expect([...found.values()]).toStrictEqual(examples[code]);
});
