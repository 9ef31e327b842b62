import { describe, expect, test } from 'vitest';
import { type Outcome, type RecordError, readResultFile, reconcile } from '../../src/index';
import { collect } from '../support/plain';
import { errors, unknownError } from '../support/record-errors';
import { drifted, type Texts } from '../support/results/drifted-result';
import { uploadText } from '../support/upload-text';

const click = (digit: number) => String(digit).padStart(32, 'c0ffee');

const upload = uploadText(
  'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Adjustment Type,Adjustment Time,External Attribution Credit,Microsoft Click Id',
  'Format Version,6.0,,,,,,,,',
  `Offline Conversion,,order-1,Lead,11/2/2026 9:30:00 AM,5,,,0.5,${click(1)}`,
  `Offline Conversion,,order-2,Lead,11/2/2026 9:30:00 AM,7.5,,,0.5,${click(2)}`,
  `Offline Conversion,,order-3,Lead,11/2/2026 9:30:00 AM,,Retract,11/2/2026 12:00:00 PM,0.5,${click(3)}`,
  `Offline Conversion,,,Lead,11/2/2026 9:30:00 AM,5,,,0.5,${click(4)}`,
  `Offline Conversion,,,Lead,11/2/2026 9:30:00 AM,6,,,0.5,${click(4)}`,
  `Offline Conversion,,twice,Lead,11/2/2026 9:30:00 AM,5,,,0.5,${click(5)}`,
  `Offline Conversion,,twice,Sale,11/2/2026 9:30:00 AM,5,,,0.5,${click(5)}`,
  `Offline Conversion,,order-8,Lead,11/2/2026 9:30:00 AM,5,,,0.5,${click(8)}`,
);

// The service spells times and numbers in its own way, and may fill what has not been uploaded. Results
// of 15 columns do not have the attribution credit.
const returned = {
  'Conversion Time': '11/2/2026 9:30:00\u202fAM',
  'Conversion Currency Code': 'USD',
  'External Attribution Credit': '0.50',
};
const record = (clientId: string, name: string, value: string, digit: number): Texts => ({
  ...{ Type: 'Offline Conversion', 'Client Id': clientId, 'Conversion Name': name, ...returned },
  ...{ 'Conversion Value': value, 'Microsoft Click Id': click(digit) },
});
const failed = (of: Texts, code: string, number: string, path = '', detail = ''): Texts => ({
  ...{ ...of, Type: 'Offline Conversion Error', Error: code },
  ...{ 'Error Number': number, 'Field Path': path, 'Error Detail': detail },
});

const second = record('order-2', 'Lead', '7.50', 2);
const third: Texts = {
  ...record('order-3', 'Lead', '', 3),
  ...{ 'Adjustment Type': 'Retract', 'Adjustment Time': '11/2/2026 12:00:00\u202fPM' },
};
const unnamed = record('', 'Lead', '6.00', 4);
const sale = record('twice', 'Sale', '5.00', 5);
const elsewhere = record('elsewhere', 'Lead', '1', 9);

const rows: readonly Texts[] = [
  { Type: 'Format Version', Name: '6.0' },
  record('order-1', 'Lead', '5.00', 1),
  second,
  failed(second, errors[5604].code, '5604', 'MicrosoftClickId', 'Not a click id'),
  failed(second, 'SomethingNew', '99999'),
  third,
  failed(third, 'OldName', ''),
  record('', 'Lead', '5.00', 4),
  unnamed,
  failed(unnamed, errors[5612].code, '5612'),
  // Before its record, and behind it another one with its Client Id.
  failed(sale, errors[5609].code, '5609', 'ConversionTime'),
  record('twice', 'Lead', '5.00', 5),
  sale,
  failed(elsewhere, errors[5604].code, '5604'),
];

const ofSecond = [
  { ...errors[5604], fieldPath: 'MicrosoftClickId', detail: 'Not a click id' },
  unknownError('SomethingNew', { number: 99999 }),
];
const ofThird = [unknownError('OldName')];
const ofSale = [{ ...errors[5609], fieldPath: 'ConversionTime' }];

const accepted = { status: 'accepted', hasRecord: true, errors: [] };
const rejected = { status: 'rejected', hasRecord: true };

/** The result alone: what stands before its record joins the next one with its Client Id. */
const read = [
  { ...accepted, row: 2, clientId: 'order-1' },
  { ...rejected, row: 3, clientId: 'order-2', errors: ofSecond },
  { ...rejected, row: 6, clientId: 'order-3', errors: ofThird },
  { ...accepted, row: 8, clientId: undefined },
  { ...rejected, row: 9, clientId: undefined, errors: [errors[5612]] },
  { ...rejected, row: 12, clientId: 'twice', errors: ofSale },
  { ...accepted, row: 13, clientId: 'twice' },
  { ...rejected, row: 14, clientId: 'elsewhere', errors: [errors[5604]], hasRecord: false },
];

const reconciled = [
  { ...accepted, row: 2, clientId: 'order-1' },
  { ...rejected, row: 3, clientId: 'order-2', errors: ofSecond },
  { ...rejected, row: 4, clientId: 'order-3', errors: ofThird },
  { ...accepted, row: 5, clientId: undefined },
  { ...rejected, row: 6, clientId: undefined, errors: [errors[5612]] },
  { ...accepted, row: 7, clientId: 'twice' },
  { ...rejected, row: 8, clientId: 'twice', errors: ofSale },
  { ...accepted, row: 9, clientId: 'order-8', status: 'unknown' },
];

const counted = (count: number, { code, advice, meaning, rules }: RecordError) => ({
  ...{ code, count, advice, meaning, rules },
});

const summary = {
  responseMode: 'errors-and-results',
  records: { uploaded: 8, accepted: 3, rejected: 4, unknown: 1 },
  errors: {
    5604: counted(2, errors[5604]),
    5609: counted(1, errors[5609]),
    5612: counted(1, errors[5612]),
    99999: counted(1, unknownError('SomethingNew')),
    OldName: counted(1, unknownError('OldName')),
  },
  unmatched: {
    ...{ errors: 1, notUploaded: 0 },
    ...{ clientIdMissing: 2, clientIdRepeated: 2, matchedByCells: 4 },
  },
};

const plain = ({ status, hasRecord, row, clientId, errors }: Outcome) => ({
  ...{ status, hasRecord, row, clientId, errors },
});

describe.each([15, 438, 474, 481, 600])('a result of %i columns', (columns) => {
  test.each([1, 2, 3, 4])('shuffled and spelled in another way: %i', async (seed) => {
    const result = drifted(rows, columns, seed);
    expect(result.split('\r\n', 1)[0]?.split(',')).toHaveLength(columns);
    expect((await collect(readResultFile(result))).map(plain)).toEqual(read);
    const both = reconcile({ upload, result });
    expect((await collect(both.outcomes)).map(plain)).toEqual(reconciled);
    expect(await both.summary).toEqual(summary);
  });
});

test('the files differ in more than their length', () => {
  const headers = [1, 2, 3, 4].map((seed) => drifted(rows, 481, seed).split('\r\n', 1)[0] ?? '');
  expect(new Set(headers.map((header) => header.split(',').indexOf('Custom Column 7'))).size).toBe(
    4,
  );
  expect(
    headers.filter((header) =>
      /(^|,)(client id|CLIENT ID| Client Id|Client Id )(,|$)/.test(header),
    ),
  ).not.toEqual([]);
});
