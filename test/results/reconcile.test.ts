import { describe, expect, test } from 'vitest';
import { reconcile } from '../../src/index';
import {
  back,
  campaignRows,
  resultOf,
  type Sent,
  summaryOf,
  uploadHeader,
  uploadOf,
  wrong,
} from '../support/pair';
import { collect } from '../support/plain';
import { errors } from '../support/record-errors';
import { checkOutcomes, type OutcomeCase } from '../support/results/outcome-case';
import { uploadText } from '../support/upload-text';

const [a, b, c, d]: Sent[] = ['a', 'b', 'c', 'd'].map((id) => ({ id })) as [Sent, Sent, Sent, Sent];
const abc = uploadOf(a, b, c);

describe('the response mode', () => {
  const all = [back(a), back(b), wrong(b, 5625), back(c)];
  const failedOnly = [back(b), wrong(b, 5625)];
  const withoutC = [back(a), back(b), wrong(b, 5625)];
  const one = { 5625: 1 };

  test.each<OutcomeCase>([
    {
      what: 'all records of errors-and-results are there: what has no error row is accepted',
      upload: abc,
      rows: all,
      mode: 'errors-and-results',
      outcomes: ['accepted', 'rejected 5625', 'accepted'],
      summary: summaryOf({ mode: 'errors-and-results', records: [3, 2, 1, 0], errors: one }),
    },
    {
      what: 'a record that is missing there is unknown',
      upload: abc,
      rows: withoutC,
      mode: 'errors-and-results',
      outcomes: ['accepted', 'rejected 5625', 'unknown'],
      summary: summaryOf({ mode: 'errors-and-results', records: [3, 1, 1, 1], errors: one }),
    },
    {
      what: 'a record that is missing in errors-only is accepted',
      upload: abc,
      rows: failedOnly,
      mode: 'errors-only',
      outcomes: ['accepted', 'rejected 5625', 'accepted'],
      summary: summaryOf({ mode: 'errors-only', records: [3, 2, 1, 0], errors: one }),
    },
    {
      what: 'a record that is there has failed, with an error row or without',
      upload: abc,
      rows: [back(a), back(b), wrong(b, 5625)],
      mode: 'errors-only',
      outcomes: ['rejected', 'rejected 5625', 'accepted'],
      summary: summaryOf({ mode: 'errors-only', records: [3, 1, 2, 0], errors: one }),
    },
    {
      what: 'an error row without its record rejects it too',
      upload: abc,
      rows: [wrong(b, 5625)],
      mode: 'errors-only',
      outcomes: ['accepted', 'rejected 5625', 'accepted'],
      summary: summaryOf({ mode: 'errors-only', records: [3, 2, 1, 0], errors: one }),
    },
    {
      what: 'where none is given, a record without an error row says errors-and-results',
      upload: abc,
      rows: withoutC,
      outcomes: ['accepted', 'rejected 5625', 'unknown'],
      summary: summaryOf({ mode: 'errors-and-results', records: [3, 1, 1, 1], errors: one }),
    },
    {
      what: 'even one that was not uploaded',
      upload: abc,
      rows: [...failedOnly, back(d)],
      outcomes: ['unknown', 'rejected 5625', 'unknown'],
      summary: summaryOf({
        ...{ mode: 'errors-and-results', records: [3, 0, 1, 2], errors: one },
        unmatched: { notUploaded: 1 },
      }),
    },
    {
      what: 'else it can not be told, and what is missing is unknown',
      upload: abc,
      rows: failedOnly,
      outcomes: ['unknown', 'rejected 5625', 'unknown'],
      summary: summaryOf({ mode: null, records: [3, 0, 1, 2], errors: one }),
    },
    {
      what: 'nor where its error row stands before it',
      upload: abc,
      rows: [wrong(b, 5625), back(b)],
      outcomes: ['unknown', 'rejected 5625', 'unknown'],
      summary: summaryOf({ mode: null, records: [3, 0, 1, 2], errors: one }),
    },
    {
      what: 'nor where all have failed',
      upload: abc,
      rows: [back(a), wrong(a, 5625), back(b), wrong(b, 5625), back(c), wrong(c, 5625)],
      outcomes: ['rejected 5625', 'rejected 5625', 'rejected 5625'],
      summary: summaryOf({ mode: null, records: [3, 0, 3, 0], errors: { 5625: 3 } }),
    },
    {
      what: 'an empty result of errors-only says that nothing failed',
      upload: abc,
      rows: [],
      mode: 'errors-only',
      outcomes: ['accepted', 'accepted', 'accepted'],
      summary: summaryOf({ mode: 'errors-only', records: [3, 3, 0, 0] }),
    },
    {
      what: 'one of errors-and-results says nothing',
      upload: abc,
      rows: [],
      mode: 'errors-and-results',
      outcomes: ['unknown', 'unknown', 'unknown'],
      summary: summaryOf({ mode: 'errors-and-results', records: [3, 0, 0, 3] }),
    },
    {
      what: 'nor does one of no mode, with rows of other types or without',
      upload: abc,
      rows: campaignRows,
      outcomes: ['unknown', 'unknown', 'unknown'],
      summary: summaryOf({ mode: null, records: [3, 0, 0, 3] }),
    },
  ])('$what', checkOutcomes);
});

test('an outcome is that of the uploaded row, in full', async () => {
  const upload = uploadText(
    `${uploadHeader},Colour`,
    'Format Version,6.0,,,,,,',
    'Campaign,Shoes,,,,,,',
    'Offline Conversion,,a," Lead, ""warm""",11/2/2026 9:30:00\u202fAM,,,red',
    '',
    'Offline Conversion,,b,"two\r\nlines",2026-11-02T09:30:00Z,12.50,',
    'Offline Conversion,,c,Lead,,,,',
    'Offline Conversion,,,Other,,,,',
  );
  const result = resultOf(back(a), wrong(a, 5625), wrong(a, 5612), back(c));
  const { outcomes } = reconcile({ upload, result });
  const cells = (id: string, name: string, time = '', value = '', colour = '') => ({
    ...{ Type: 'Offline Conversion', Name: '', 'Client Id': id, 'Conversion Name': name },
    ...{ 'Conversion Time': time, 'Conversion Value': value, 'Microsoft Click Id': '' },
    Colour: colour,
  });
  const found = await collect(outcomes);
  expect(found.map((each) => ({ ...each, cells: Object.fromEntries(each.cells) }))).toStrictEqual([
    {
      ...{ status: 'rejected', line: 4, row: 3, clientId: 'a', hasRecord: true },
      errors: [errors[5625], errors[5612]],
      cells: cells('a', ' Lead, "warm"', '11/2/2026 9:30:00\u202fAM', '', 'red'),
    },
    {
      ...{ status: 'unknown', line: 6, row: 4, clientId: 'b', hasRecord: true, errors: [] },
      cells: cells('b', 'two\r\nlines', '2026-11-02T09:30:00Z', '12.50'),
    },
    {
      ...{ status: 'accepted', line: 8, row: 5, clientId: 'c', hasRecord: true, errors: [] },
      cells: cells('c', 'Lead'),
    },
    {
      ...{ status: 'unknown', line: 9, row: 6, hasRecord: true, errors: [] },
      ...{ clientId: undefined, cells: cells('', 'Other') },
    },
  ]);
});

test('errors are counted by number, else by name, once for each record', async () => {
  const named = (id: string, name: string) => `Offline Conversion Error,,,${id},,,,,${name},`;
  const rows = [
    ...[back(a), named('a', 'SomethingNew'), named('a', 'SomethingNew'), wrong(a, 5625)],
    ...[back(b), named('b', 'SomethingNew'), wrong(b, 5625), named('d', '__proto__')],
  ];
  const { summary } = reconcile({ upload: abc, result: resultOf(...rows) });
  const { number: _, ...valueRequired } = errors[5625];
  const unknown = (code: string) => ({ code, advice: 'fix', meaning: code, rules: [] });
  expect(Object.entries((await summary).errors)).toEqual([
    ['5625', { ...valueRequired, count: 2 }],
    ['SomethingNew', { ...unknown('SomethingNew'), count: 2 }],
    ['__proto__', { ...unknown('__proto__'), count: 1 }],
  ]);
});
