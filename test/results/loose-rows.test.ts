import { describe, expect, test } from 'vitest';
import { readResultFile, reconcile, writeRejectsFile, writeRetryFile } from '../../src/index';
import { inAWord, outcomesOf } from '../support/pair';
import { collect, textOf } from '../support/plain';
import { error, failed, record, resultText } from '../support/result-text';
import { uploadText } from '../support/upload-text';

const upload = uploadText(
  'Type,Name,Client Id',
  'Format Version,6.0,',
  ...['a', 'b', 'c'].map((id) => `Offline Conversion,,${id}`),
);
const typed = (type: string, clientId: string) =>
  error(clientId, 'Some', 17).replace(/^[^,]*/, type);
const broken = '"Offline Conversion"x,,,c,Lead,,,,';

/* Any of them may be the row of b or c, which have none that can be read. */
describe('with errors-only, no missing record is accepted beside', () => {
  test.each<[what: string, rows: readonly string[]]>([
    ['an error of a record that was not uploaded', [failed('B', 5625)]],
    ['a record that was not uploaded', [record('b '), failed('b ', 5625)]],
    ['an error without a Client Id', [failed('', 5625)]],
    ['a row whose Type cannot be told, of no uploaded record', [typed('Eror', 'B')]],
    ['a row that breaks off before its Type', [broken]],
    ['a record that breaks off before its Client Id', ['Offline Conversion,"1"x,,c,Lead,,,,']],
  ])('%s', async (_what, rows) => {
    const result = resultText(record('a'), failed('a', 5604), ...rows);
    const { outcomes, summary } = await outcomesOf({ upload, result, responseMode: 'errors-only' });
    expect(outcomes).toEqual(['rejected 5604', 'unknown', 'unknown']);
    expect(summary.records).toEqual({ uploaded: 3, accepted: 0, rejected: 1, unknown: 2 });
  });

  test('while rows of uploaded records, of other types and without text change nothing', async () => {
    const rows = [record('a'), failed('a', 5604), typed('Campaign Error', ''), ',,,,,,,,'];
    const result = resultText(...rows, failed('b', 5604), typed('', 'b'));
    const { outcomes, summary } = await outcomesOf({ upload, result, responseMode: 'errors-only' });
    expect(outcomes).toEqual(['rejected 5604', 'rejected 5604', 'accepted']);
    expect(summary.records).toEqual({ uploaded: 3, accepted: 1, rejected: 2, unknown: 0 });
  });
});

describe('the record before an error of no record at all is unknown', () => {
  test.each<[what: string, rows: readonly string[], outcomes: readonly string[]]>([
    [
      'by a Client Id in other letters',
      [record('a'), failed('A', 5625), record('b'), record('c')],
      ['unknown', 'accepted', 'accepted'],
    ],
    [
      'without a Client Id',
      [record('a'), record('b'), failed('', 5625), record('c')],
      ['accepted', 'unknown', 'accepted'],
    ],
    [
      'but not if the record of the error is in the result, or the one before it has another error',
      [
        record('x'),
        record('a'),
        failed('x', 5625),
        record('b'),
        failed('b', 5604),
        failed('y', 5625),
      ],
      ['accepted', 'rejected 5604', 'unknown'],
    ],
  ])('%s', async (_what, rows, expected) => {
    const { outcomes, summary } = await outcomesOf({ upload, result: resultText(...rows) });
    expect(outcomes).toEqual(expected);
    const unknown = expected.filter((each) => each === 'unknown').length;
    expect(summary.records).toMatchObject({ uploaded: 3, unknown });
  });
});

test('without a column for errors, no record is accepted or rejected', async () => {
  for (const responseMode of [undefined, 'errors-only', 'errors-and-results'] as const) {
    const expected = ['unknown', 'unknown', 'unknown'];
    const alone = await collect(readResultFile(upload, { responseMode }));
    expect(alone.map(inAWord)).toEqual(expected);
    const { outcomes, summary } = await outcomesOf({ upload, result: upload, responseMode });
    expect(outcomes).toEqual(expected);
    expect(summary.records).toEqual({ uploaded: 3, accepted: 0, rejected: 0, unknown: 3 });
  }
});

test('a header in the middle, with the columns in another order, is an error and leaves nothing accepted after it', async () => {
  const more = ['Client Id,Error,Type', 'b,,Offline Conversion', 'b,Bad,Offline Conversion Error'];
  const codes: string[] = [];
  const { outcomes } = reconcile({
    upload,
    result: resultText(record('a'), ...more),
    onIssue: ({ severity, code, row }) => severity === 'error' && codes.push(`${code} ${row}`),
  });
  expect((await collect(outcomes)).map(inAWord)).toEqual(['unknown', 'unknown', 'unknown']);
  expect(codes).toEqual(['record-type 3']);
});

test('an error in the second of two columns of one name counts, as in the rejects of a file with error columns', async () => {
  const sent = uploadText(
    'Type,Name,Client Id,Error,Error Number',
    'Format Version,6.0,,,',
    'Offline Conversion,,a,,',
    'Offline Conversion,,b,,',
  );
  const result = resultText(record('a'), failed('a', 5604), record('b'));
  const rejects = await textOf(writeRejectsFile({ upload: sent, result }));
  expect((await collect(readResultFile(rejects))).map(inAWord)).toEqual(['rejected 5604']);
});

test('a record whose Type is misspelled in the upload is uploaded: the service may accept it', async () => {
  const types = ['Offline Conversion', 'offline conversion', 'Offline Conversion ', 'Fehler'];
  const sent = uploadText(
    'Type,Name,Client Id',
    'Format Version,6.0,',
    ...types.map((type, at) => `${type},,${'abcd'[at]}`),
  );
  const result = resultText(record('a'), record('b'), failed('b', 5604), record('c'));
  const { outcomes, summary } = await outcomesOf({ upload: sent, result });
  expect(outcomes).toEqual(['accepted', 'rejected 5604', 'accepted']);
  expect(summary).toMatchObject({
    records: { uploaded: 3, accepted: 2, rejected: 1, unknown: 0 },
    unmatched: { errors: 0, notUploaded: 0 },
  });
  expect(await textOf(writeRetryFile({ upload: sent, result }))).toBe(
    '\ufeffType,Name,Client Id\r\nFormat Version,6.0,\r\noffline conversion,,b\r\n',
  );
});

describe('a result that was cut off', () => {
  const rows = [record('a'), failed('a', 5604), record('b'), failed('b', 5604)];
  const whole = resultText(...rows);
  /** The result up to the last time that it has this text, and after it. */
  const cut = (end: string) => whole.slice(0, whole.lastIndexOf(end) + end.length);

  test.each<[what: string, result: string, alone: readonly string[], outcomes: readonly string[]]>([
    ['in a record', cut('Conversion,,,b'), ['rejected 5604', 'unknown'], ['unknown', 'unknown']],
    [
      'in its error',
      cut('Error,,,b'),
      ['rejected 5604', 'rejected Unknown'],
      ['rejected Unknown', 'unknown'],
    ],
    ['in its Type', cut('Offline Conv'), ['rejected 5604', 'unknown'], ['unknown', 'unknown']],
  ])(
    '%s leaves the last record and all that are missing unaccepted',
    async (_what, result, alone, ofUpload) => {
      expect((await collect(readResultFile(result))).map(inAWord)).toEqual(alone);
      const pair = { upload, result, responseMode: 'errors-only' } as const;
      const { outcomes, summary } = await outcomesOf(pair);
      expect(outcomes[2]).toBe(ofUpload[1]);
      expect(outcomes).not.toContain('accepted');
      expect(summary.records.accepted).toBe(0);
      const any = await outcomesOf({ upload, result });
      expect(any.outcomes).toEqual(['rejected 5604', ...ofUpload]);
    },
  );

  test('behind a Client Id that is used again does not take the error of another record', async () => {
    const named = (type: string, name: string) => `${type},,,a,${name},,,,`;
    const error = 'Offline Conversion Error,,,a,,OfflineConversionMicrosoftClickIdInvalid,5604,,';
    const rows = [named('Offline Conversion', 'Lead'), error, named('Offline Conversion', 'Sale')];
    const repeated = uploadText(
      'Type,Name,Client Id,Conversion Name',
      'Format Version,6.0,,',
      'Offline Conversion,,a,Lead',
      'Offline Conversion,,a,Sale',
    );
    const result = resultText(...rows).split(',Sale')[0] as string;
    const { outcomes } = await outcomesOf({ upload: repeated, result });
    expect(outcomes).toEqual(['rejected 5604', 'unknown']);
  });

  test('is not one where rows are short because a program left out empty cells', async () => {
    const result = resultText(
      'Offline Conversion,,,a',
      'Offline Conversion,,,b',
      'Offline Conversion,,,c',
    );
    const { outcomes } = await outcomesOf({ upload, result });
    expect(outcomes).toEqual(['accepted', 'accepted', 'accepted']);
  });
});
