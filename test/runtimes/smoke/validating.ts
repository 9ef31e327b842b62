import { type Check, click, now, upload } from './check';

const file = upload(
  'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Currency,Microsoft Click Id',
  'Format Version,6.0,,,,,',
  `Offline Conversion,,r-1,Lead,11/2/2026 9:30:00 AM,,${click}`,
  'Offline Conversion,,r-2,Lead,11/2/2026 9:30:00 AM,,not-a-click',
  'Campaign,,,,,,',
  `Offline Conversion,,r-3,Lead,11/2/2026 9:30:00 AM,,${click}`,
);

export const validating: readonly Check[] = [
  {
    name: 'validates a file',
    run: ({ core }) => core.validateBulkFile(file, { now }),
    expected: {
      ...{ readable: true, formatVersion: '6.0', valid: false, rows: 5 },
      records: { Add: 3, Restate: 0, Retract: 0, unknown: 0 },
      ...{ otherTypes: { Campaign: 1 }, errors: 1, warnings: 3, truncated: false },
      counts: { 'column-unknown': 1, 'click-id': 1, duplicate: 1, 'mixed-record-types': 1 },
      issues: [
        {
          ...{ code: 'column-unknown', severity: 'warning', line: 1, row: 0 },
          facts: {
            ...{ value: 'Adjustment Currency', columnNumber: 6 },
            nearest: 'Adjustment Currency Code',
          },
          message:
            'Column 6 ("Adjustment Currency") does not belong to this record type, so the service most likely ignores it. Did you mean "Adjustment Currency Code"?',
        },
        {
          ...{ code: 'click-id', severity: 'error', line: 4, row: 3, action: 'Add' },
          ...{ clientId: 'r-2', column: 'Microsoft Click Id', property: 'microsoftClickId' },
          facts: { reason: 'other' },
          message:
            'This is not a Microsoft click id (msclkid). A Microsoft click id has 32 hex digits.',
          serviceError: { number: 5604, code: 'OfflineConversionMicrosoftClickIdInvalid' },
        },
        {
          ...{ code: 'duplicate', severity: 'warning', line: 6, row: 5, action: 'Add' },
          ...{ clientId: 'r-3', facts: { earlierRow: 2 } },
          message:
            'Row 2 after the header adds the same conversion. The service uses the first one and ignores the others.',
        },
        {
          ...{ code: 'mixed-record-types', severity: 'warning', line: 6, row: 5 },
          facts: { count: 1, errorRows: 0 },
          message:
            'The file also contains other record types (1 row). Files with a single record type are processed faster.',
        },
      ],
    },
  },
  {
    name: 'reports a file that cannot be read',
    run: ({ core }) => core.validateBulkFile('Campaign;Spend\r\nBrand;12\r\n', { now }),
    expected: {
      ...{ readable: false, formatVersion: null, valid: false, rows: 0 },
      records: { Add: 0, Restate: 0, Retract: 0, unknown: 0 },
      ...{ otherTypes: {}, errors: 1, warnings: 0, truncated: false, counts: { delimiter: 1 } },
      issues: [
        {
          ...{ code: 'delimiter', severity: 'error', line: 1, row: 0 },
          facts: { delimiter: ';' },
          message:
            'The columns of the header are separated by ";". Save the file with commas or tabs instead.',
        },
      ],
    },
  },
  {
    name: 'checks an object against goals and clicks',
    run: ({ core }) =>
      core.checkOfflineConversion(
        { conversionName: 'Leed', conversionTime: '2026-11-02T09:30:00Z', microsoftClickId: click },
        {
          now,
          goals: [{ name: 'Lead' }],
          clicks: new Map([[click, new Date('2026-11-02T10:30:00Z')]]),
        },
      ),
    expected: [
      {
        ...{ code: 'goal-unknown', severity: 'error', line: 0, row: 0, action: 'Add' },
        ...{ column: 'Conversion Name', property: 'conversionName' },
        facts: { value: 'Leed', nearest: 'Lead' },
        message: 'No goal is named "Leed". Did you mean "Lead"?',
        serviceError: { number: 5606, code: 'OfflineConversionNameInvalid' },
      },
      {
        ...{ code: 'conversion-before-click', severity: 'error', line: 0, row: 0, action: 'Add' },
        ...{ column: 'Conversion Time', property: 'conversionTime' },
        message: 'Conversion Time is 1 hour earlier than the click. Check the time zone of both.',
        facts: { seconds: 3600, isMidnight: false },
        serviceError: { number: 5616, code: 'ConversionTimeEarlierThanClickTime' },
      },
    ],
  },
];
