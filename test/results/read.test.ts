import { expect, test } from 'vitest';
import { type Outcome, type RecordError, readResultFile } from '../../src/index';
import { collect } from '../support/plain';
import { errors } from '../support/record-errors';
import { error, failed, record, resultText } from '../support/result-text';
import { plainOutcome } from '../support/results/plain-outcome';

const no = { line: 0, row: 0, clientId: undefined, id: '', type: 'Offline Conversion' };
type Place = readonly [line: number, row: number, clientId?: string];

const accepted = ([line, row, clientId]: Place) => ({
  ...{ ...no, status: 'accepted', line, row, clientId },
  ...{ errors: [] as RecordError[], hasRecord: true },
});
const rejected = (place: Place, ...errors: RecordError[]) => ({
  ...{ ...accepted(place), status: 'rejected', errors },
});
const withoutRecord = (place: Place, ...errors: RecordError[]) => ({
  ...{ ...rejected(place, ...errors), type: 'Offline Conversion Error', hasRecord: false },
});

/** Rows of other records: their error rows may have no Client Id. */
const [campaign, campaignError] = ['Campaign,Shoes,,,,,,,', 'Campaign Error,Shoes,,,,Some,1,,'];

const table: readonly {
  what: string;
  rows: readonly string[];
  options?: { responseMode: 'errors-only' | 'errors-and-results' };
  outcomes: readonly object[];
}[] = [
  {
    what: 'a record without an error row is accepted',
    rows: [record('a')],
    outcomes: [accepted([3, 2, 'a'])],
  },
  {
    what: 'an error row rejects the record before it',
    rows: [record('a'), failed('a', 5625), record('b')],
    outcomes: [rejected([3, 2, 'a'], errors[5625]), accepted([5, 4, 'b'])],
  },
  {
    what: 'a record has each of its errors, in their order',
    rows: [record('a'), failed('a', 5625), failed('a', 5604), record('b'), failed('b', 5612)],
    outcomes: [
      rejected([3, 2, 'a'], errors[5625], errors[5604]),
      rejected([6, 5, 'b'], errors[5612]),
    ],
  },
  {
    what: 'an error that stands there twice is one',
    rows: [record('a'), failed('a', 5625), failed('a', 5604), failed('a', 5625)],
    outcomes: [rejected([3, 2, 'a'], errors[5625], errors[5604])],
  },
  {
    what: 'an error is the same with its number alone, its name beside it, and spaces around the number',
    rows: [record('a'), error('a', '', 5625), failed('a', 5625), error('a', '', ' 5625 ')],
    outcomes: [rejected([3, 2, 'a'], errors[5625])],
  },
  {
    what: 'Id joins nothing: a record and its error row differ in it',
    rows: [record('a', '17'), failed('a', 5625).replace('Error,,,', 'Error,,18,')],
    outcomes: [{ ...rejected([3, 2, 'a'], errors[5625]), id: '17' }],
  },
  {
    what: 'Client Ids that differ in case or spaces differ',
    rows: [record('a'), failed('A', 5625), failed(' a', 5604)],
    outcomes: [
      accepted([3, 2, 'a']),
      withoutRecord([4, 3, 'A'], errors[5625]),
      withoutRecord([5, 4, ' a'], errors[5604]),
    ],
  },
  {
    what: 'two empty Client Ids are equal where the rows stand together',
    rows: [record(''), failed('', 5625), record(''), record(''), failed('', 5604)],
    outcomes: [rejected([3, 2], errors[5625]), accepted([5, 4]), rejected([6, 5], errors[5604])],
  },
  {
    what: 'an empty Client Id joins nothing elsewhere',
    rows: [failed('', 5625), record(''), record('a'), failed('', 5604), record('')],
    outcomes: [
      accepted([4, 3]),
      // The error behind it may be its own.
      { ...accepted([5, 4, 'a']), status: 'unknown' },
      accepted([7, 6]),
      withoutRecord([3, 2], errors[5625]),
      withoutRecord([6, 5], errors[5604]),
    ],
  },
  {
    what: 'an error is held for a later record, and goes before the errors that follow that',
    rows: [failed('b', 5625), record('a'), failed('b', 5604), record('b'), failed('b', 5612)],
    outcomes: [
      accepted([4, 3, 'a']),
      rejected([6, 5, 'b'], errors[5625], errors[5604], errors[5612]),
    ],
  },
  {
    what: 'an error that is held and stands after its record too is one',
    rows: [failed('a', 5625), record('a'), failed('a', 5625)],
    outcomes: [rejected([4, 3, 'a'], errors[5625])],
  },
  {
    what: 'a held error joins one record, the next one',
    rows: [failed('a', 5625), record('a'), record('a')],
    outcomes: [rejected([4, 3, 'a'], errors[5625]), accepted([5, 4, 'a'])],
  },
  {
    what: 'an error after another record does not join a record before that',
    rows: [record('a'), record('b'), failed('a', 5625)],
    outcomes: [
      accepted([3, 2, 'a']),
      accepted([4, 3, 'b']),
      withoutRecord([5, 4, 'a'], errors[5625]),
    ],
  },
  {
    what: 'records with one Client Id have an outcome each, with the errors after them',
    rows: [record('a'), record('a'), failed('a', 5625), record('a'), failed('a', 5604)],
    outcomes: [
      accepted([3, 2, 'a']),
      rejected([4, 3, 'a'], errors[5625]),
      rejected([6, 5, 'a'], errors[5604]),
    ],
  },
  {
    what: 'errors whose record stands nowhere come last, one outcome a Client Id, by their rows',
    rows: [
      ...[failed('z', 5625), failed('', 5625), failed('y', 5612), failed('z', 5604)],
      ...[failed('', 5604), failed('z', 5625), record('a')],
    ],
    outcomes: [
      accepted([9, 8, 'a']),
      withoutRecord([3, 2, 'z'], errors[5625], errors[5604]),
      withoutRecord([4, 3], errors[5625]),
      withoutRecord([5, 4, 'y'], errors[5612]),
      withoutRecord([7, 6], errors[5604]),
    ],
  },
  {
    what: 'rows of other types are passed over, between a record and its error rows too',
    rows: [
      ...[campaign, campaignError, record('a'), campaign, campaignError, failed('a', 5625)],
      ...[campaignError, failed('a', 5604), campaign, record(''), campaignError, failed('', 5612)],
    ],
    outcomes: [rejected([5, 4, 'a'], errors[5625], errors[5604]), rejected([12, 11], errors[5612])],
  },
  {
    what: 'errors of records without a Client Id that stand nowhere are not joined to one another',
    rows: [failed('', 5625), failed('', 5625)],
    outcomes: [withoutRecord([3, 2], errors[5625]), withoutRecord([4, 3], errors[5625])],
  },
  {
    what: 'a row counts by its line too, blank ones and line breaks in cells included',
    rows: ['', record('a'), error('a', 'Some', '', '', '"two\r\nlines"'), '', record('b')],
    outcomes: [
      rejected([4, 2, 'a'], {
        ...{ code: 'Some', detail: 'two\r\nlines', advice: 'fix', meaning: 'Some', rules: [] },
      }),
      accepted([8, 4, 'b']),
    ],
  },
  {
    what: 'in errors-only every record has failed, with an error row or without',
    rows: [record('a'), record('b'), failed('b', 5625), failed('c', 5604)],
    options: { responseMode: 'errors-only' },
    outcomes: [
      rejected([3, 2, 'a']),
      rejected([4, 3, 'b'], errors[5625]),
      withoutRecord([6, 5, 'c'], errors[5604]),
    ],
  },
  {
    what: 'in errors-and-results a record without an error row is accepted',
    rows: [record('a'), record('b'), failed('b', 5625)],
    options: { responseMode: 'errors-and-results' },
    outcomes: [accepted([3, 2, 'a']), rejected([4, 3, 'b'], errors[5625])],
  },
  { what: 'a result may be empty', rows: [], outcomes: [] },
];

test.each(table)('$what', async ({ rows, options, outcomes }) => {
  const read = await collect(readResultFile(resultText(...rows), options));
  expect(read.map(plainOutcome)).toEqual(outcomes);
});

test('a result without a row of ours, but with others, is that of another upload', async () => {
  const reading = collect(readResultFile(resultText(campaign, campaignError)));
  await expect(reading).rejects.toMatchObject({
    ...{ name: 'BulkFileError', code: 'no-records', line: 4, row: 3 },
    issue: { facts: { type: 'Offline Conversion', otherTypes: ['Campaign', 'Campaign Error'] } },
  });
  expect(await collect(readResultFile(resultText()))).toEqual([]);
});

test('other types are not named if they look like an identifier', async () => {
  const reading = collect(readResultFile(resultText('jane@contoso.com,,,,,,,,')));
  await expect(reading).rejects.toMatchObject({
    ...{ code: 'no-records', line: 3, row: 2 },
    issue: { facts: { type: 'Offline Conversion' } },
    message: expect.not.stringContaining('jane'),
  });
});

test('cells are those of the record, or of the first error row, by name and unread', async () => {
  const outcomes: Outcome[] = await collect(
    readResultFile(
      resultText(
        'Offline Conversion,,17,a," Lead, ""warm""",,,,',
        'Offline Conversion Error,,18,a,other,Some,1,,',
        'Offline Conversion Error,,,b,Café,First,2,Path,',
        'Offline Conversion Error,,,b,other,Second,3,,',
      ),
    ),
  );
  expect(outcomes.map(({ cells }) => Object.fromEntries(cells))).toEqual([
    {
      ...{ Type: 'Offline Conversion', Name: '', Id: '17', 'Client Id': 'a' },
      ...{ 'Conversion Name': ' Lead, "warm"', Error: '', 'Error Number': '' },
      ...{ 'Field Path': '', 'Error Detail': '' },
    },
    {
      ...{ Type: 'Offline Conversion Error', Name: '', Id: '', 'Client Id': 'b' },
      ...{ 'Conversion Name': 'Café', Error: 'First', 'Error Number': '2' },
      ...{ 'Field Path': 'Path', 'Error Detail': '' },
    },
  ]);
});
