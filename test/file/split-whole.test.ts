import { describe, expect, it, test } from 'vitest';
import { InvalidRecordError, type Issue, splitOfflineConversions } from '../../src/index';
import { lead, leadFile, type Options, split } from '../support/parted';
import { collect } from '../support/plain';
import { fullUpload } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';
import { add, click, now } from '../support/written';

/*
 * What is said of records that are split is what would be said of one file that holds them all.
 */

const adjustment = {
  ...{ ...add, clientId: 'r', conversionName: 'Lead a' },
  adjustmentTime: '2026-11-10T09:30:00Z',
};
const retract = { ...adjustment, action: 'Retract' };
const restate = {
  ...{ ...adjustment, action: 'Restate' },
  ...{ adjustmentValue: 5, adjustmentCurrencyCode: 'EUR' },
};
const twoLines = { ...lead('n'), clientId: 'two\r\nlines' };
const precise = { ...lead('p'), conversionValue: 0.1234 };
const nameless = (letter: string) => ({ ...lead(letter), clientId: '' });

/** Where a record stands in a file that holds them all. */
const at = (line: number, row: number, action: string, clientId?: string) => ({
  ...{ line, row, action },
  ...(clientId !== undefined && { clientId }),
});
const warning = (code: string) => ({ code, severity: 'warning' });

type Case = [title: string, records: readonly object[], issues: readonly object[]];

const cases: readonly Case[] = [
  [
    'a duplicate of a record in the file before',
    [lead('a'), lead('b'), lead('c'), { ...lead('a'), clientId: 'd' }],
    [{ ...warning('duplicate'), ...at(6, 5, 'Add', 'd') }],
  ],
  [
    'a Restate in the file after its Add',
    [lead('a'), lead('b'), restate],
    [{ ...warning('adjustment-same-file'), ...at(5, 4, 'Restate', 'r') }],
  ],
  [
    'an Add in the file after its Restate',
    [restate, lead('b'), lead('a')],
    [{ ...warning('adjustment-before-add'), ...at(5, 4, 'Add', 'a') }],
  ],
  [
    'Restates in two files that do not rise',
    [restate, lead('b'), { ...restate, adjustmentTime: '2026-11-09T09:30:00Z' }],
    [{ ...warning('adjustment-order'), ...at(5, 4, 'Restate', 'r') }],
  ],
  [
    'a warning of a record behind Client Ids of two lines',
    [twoLines, lead('b'), twoLines, precise],
    [
      { ...warning('duplicate'), ...at(6, 4, 'Add', twoLines.clientId) },
      { ...warning('number-precision'), ...at(8, 5, 'Add', 'p'), column: 'Conversion Value' },
    ],
  ],
  [
    'records without a Client Id, once, at the last row',
    [nameless('a'), lead('b'), nameless('c'), lead('d'), nameless('e')],
    [{ ...warning('no-client-id'), line: 7, row: 6 }],
  ],
];

describe.each([1, 2, 3, 100])('in files of %i', (maxRows) => {
  test.each(cases)('%s', async (_, records, issues) => {
    const result = await split(records, { columns: undefined, maxRows });
    expect(result.issues).toEqual(issues);
    expect(result.error).toBeUndefined();
    const held = result.files.map((file) => file.records);
    expect(held).toHaveLength(Math.ceil(records.length / maxRows));
    expect(held.reduce((sum, count) => sum + count, 0)).toBe(records.length);
  });
});

test('counts and rows in a message are those of all files together', async () => {
  const messages: string[] = [];
  const records = ['a', 'b', 'c', 'b'].map(nameless);
  const onIssue = ({ message }: Issue) => messages.push(message);
  const files = await collect(splitOfflineConversions(records, { now, maxRows: 2, onIssue }));
  expect(files).toHaveLength(2);
  expect(messages).toEqual([
    expect.stringMatching(/^Row 3 after the header adds /),
    expect.stringMatching(/^4 records have no Client Id/),
  ]);
});

it('keeps an Add before its own Restate, in the file before', async () => {
  const { files } = await split([lead('b'), lead('a'), restate], {
    ...{ columns: undefined, maxRows: 2 },
  });
  const time = '11/2/2026 9:30:00 AM';
  const addRow = (letter: string) =>
    `Offline Conversion,,${letter},Lead ${letter},${time}${','.repeat(11)}${click}`;
  expect(files.map(({ text }) => text)).toEqual([
    fullUpload(addRow('b'), addRow('a')),
    fullUpload(
      `Offline Conversion,,r,Lead a,${time},,,Restate,11/10/2026 9:30:00 AM,5,EUR,,,,,${click}`,
    ),
  ]);
});

describe('a record with an error', () => {
  const wrong = { ...lead('x'), conversionName: '' };
  const required = {
    ...{ code: 'required', severity: 'error', column: 'Conversion Name' },
    serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
  };
  const afterRetract = { code: 'adjustment-after-retract', severity: 'error' };

  test.each<[title: string, records: object[], index: number, issue: object]>([
    [
      'of its own',
      [lead('a'), lead('b'), lead('c'), wrong],
      3,
      { ...required, ...at(6, 5, 'Add', 'x') },
    ],
    [
      'in the first place of a file',
      [lead('a'), lead('b'), wrong],
      2,
      { ...required, ...at(5, 4, 'Add', 'x') },
    ],
    [
      'by what the file before holds',
      [retract, lead('b'), lead('c'), restate],
      3,
      { ...afterRetract, ...at(6, 5, 'Restate', 'r') },
    ],
  ])(
    '%s is thrown with its number among all, behind the full files',
    async (...[, records, index, issue]) => {
      const { files, error } = await split(records, { columns: undefined, maxRows: 2 });
      expect(files.map((file) => [file.name, file.records])).toEqual([['upload-001.csv', 2]]);
      expect(error).toBeInstanceOf(InvalidRecordError);
      expect(error).toMatchObject({ name: 'InvalidRecordError', index });
      expect(withoutMessage((error as InvalidRecordError).issues)).toEqual([issue]);
    },
  );

  it('is skipped, and the next takes its place in the file', async () => {
    type Skipped = Parameters<NonNullable<Options['onSkip']>>[0];
    const skipped: Skipped[] = [];
    const again = { ...lead('a'), clientId: 'e' };
    const records = [wrong, lead('a'), wrong, lead('b'), lead('c'), wrong, again, wrong];
    const { files, issues, error } = await split(records, {
      ...{ maxRows: 2, onInvalid: 'skip' },
      onSkip: (each) => skipped.push(each),
    });
    expect(files.map(({ text }) => text)).toEqual([
      leadFile('a', 'b'),
      leadFile('c', 'e').replace('Lead e', 'Lead a'),
    ]);
    expect(error).toBeUndefined();
    expect(issues).toEqual([{ ...warning('duplicate'), ...at(6, 5, 'Add', 'e') }]);
    expect(
      skipped.map(({ index, record, issues }) => [index, record, withoutMessage(issues)]),
    ).toEqual([
      [0, wrong, [{ ...required, ...at(3, 2, 'Add', 'x') }]],
      [2, wrong, [{ ...required, ...at(4, 3, 'Add', 'x') }]],
      [5, wrong, [{ ...required, ...at(6, 5, 'Add', 'x') }]],
      [7, wrong, [{ ...required, ...at(7, 6, 'Add', 'x') }]],
    ]);
  });

  it('makes no file when all are skipped', async () => {
    expect(await split([wrong, wrong], { onInvalid: 'skip', maxRows: 1 })).toEqual({
      files: [],
      issues: [{ code: 'no-records', severity: 'error', line: 2, row: 1 }],
      error: expect.objectContaining({ name: 'BulkFileError', code: 'no-records' }),
    });
  });
});
