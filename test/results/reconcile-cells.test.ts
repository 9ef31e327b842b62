import { describe, expect, test } from 'vitest';
import type { ResultSummary } from '../../src/index';
import { back, outcomesOf, type Sent, summaryOf, uploadOf, wrong } from '../support/pair';
import { checkOutcomes, type OutcomeCase } from '../support/results/outcome-case';
import { uploadText } from '../support/upload-text';

const mode = 'errors-and-results';
const [A, B, C]: Sent[] = ['A', 'B', 'C'].map((name) => ({ name })) as [Sent, Sent, Sent];
const alike: Sent = { name: 'Alike' };

describe('records without a Client Id', () => {
  const missing = (matchedByCells: number, more: Partial<ResultSummary['unmatched']> = {}) => ({
    ...{ clientIdMissing: 3, matchedByCells, ...more },
  });

  test.each<OutcomeCase>([
    {
      what: 'are found by their cells, in whatever order',
      upload: uploadOf(A, B, C),
      rows: [back(C), wrong(C, 5625), back(A)],
      outcomes: ['accepted', 'unknown', 'rejected 5625'],
      summary: summaryOf({
        ...{ mode, records: [3, 1, 1, 1], errors: { 5625: 1 }, unmatched: missing(2) },
      }),
    },
    {
      what: 'are found in a result that was sorted by Type',
      upload: uploadOf(A, B, C),
      rows: [back(A), back(B), back(C), wrong(C, 5604), wrong(A, 5625), wrong(C, 5625)],
      outcomes: ['rejected 5625', 'accepted', 'rejected 5604 5625'],
      summary: summaryOf({
        ...{ mode, records: [3, 1, 2, 0], errors: { 5604: 1, 5625: 2 }, unmatched: missing(3) },
      }),
    },
    {
      what: 'are told from those alike where the errors of a sorted result say the same of both',
      upload: uploadOf(alike, B, alike),
      rows: [back(B), back(alike), back(alike), wrong(alike, 5612), wrong(alike, 5612)],
      outcomes: ['rejected 5612', 'accepted', 'rejected 5612'],
      summary: summaryOf({
        ...{ mode, records: [3, 1, 2, 0], errors: { 5612: 2 }, unmatched: missing(3) },
      }),
    },
    {
      what: 'are found beside records of another upload',
      upload: uploadOf(A, B, C),
      rows: [back(A), back(B), back(C), back({ id: 'x' }), wrong({ id: 'y' }, 5625)],
      outcomes: ['accepted', 'accepted', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [3, 3, 0, 0], errors: { 5625: 1 } },
        unmatched: missing(3, { errors: 1, notUploaded: 1 }),
      }),
    },
    {
      what: 'are found by an error row that stands before their own, once however often it stands there',
      upload: uploadOf(A, B, C),
      rows: [wrong(B, 5625), back(A), wrong(B, 5625), back(B), wrong(B, 5625), back(C)],
      outcomes: ['accepted', 'rejected 5625', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [3, 2, 1, 0], errors: { 5625: 1 }, unmatched: missing(3) },
      }),
    },
    {
      what: 'are found by an error row alone',
      upload: uploadOf(A, B, C),
      rows: [wrong(B, 5625), wrong(B, 5604)],
      mode: 'errors-only',
      outcomes: ['accepted', 'rejected 5625 5604', 'accepted'],
      summary: summaryOf({
        ...{ mode: 'errors-only', records: [3, 2, 1, 0], errors: { 5604: 1, 5625: 1 } },
        unmatched: missing(1),
      }),
    },
    {
      what: 'have the error row directly after them, whatever its cells',
      upload: uploadOf(A, B, C),
      rows: [back(A), wrong({ name: '', time: '', click: '' }, 5625), back(B), back(C)],
      outcomes: ['rejected 5625', 'accepted', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [3, 2, 1, 0], errors: { 5625: 1 }, unmatched: missing(3) },
      }),
    },
    {
      what: 'are not found by other cells',
      upload: uploadOf(A, B, C),
      rows: [
        back(A),
        back({ name: 'X' }),
        back(B),
        back({ name: 'Y' }),
        wrong({ name: 'Y' }, 5625),
      ],
      outcomes: ['accepted', 'accepted', 'unknown'],
      summary: summaryOf({
        ...{ mode, records: [3, 2, 0, 1], errors: { 5625: 1 } },
        unmatched: missing(2, { notUploaded: 2, errors: 1 }),
      }),
    },
    {
      what: 'stand beside records with one',
      upload: uploadOf({ id: 'a' }, A, { id: 'b' }),
      rows: [
        back({ id: 'b' }),
        back(A),
        wrong(A, 5625),
        back({ id: 'a' }),
        wrong({ id: 'a' }, 5604),
      ],
      outcomes: ['rejected 5604', 'rejected 5625', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [3, 1, 2, 0], errors: { 5604: 1, 5625: 1 } },
        unmatched: { clientIdMissing: 1, matchedByCells: 1 },
      }),
    },
    {
      what: 'are not those of which the result gives one',
      upload: uploadOf({ id: 'a' }, A),
      rows: [back({ id: 'a' }), back({ ...A, id: 'b' })],
      outcomes: ['accepted', 'unknown'],
      summary: summaryOf({
        ...{ mode, records: [2, 1, 0, 1] },
        unmatched: { clientIdMissing: 1, notUploaded: 1 },
      }),
    },
  ])('$what', checkOutcomes);
});

describe('records of one Client Id', () => {
  const x = (sent: Sent) => ({ ...sent, id: 'x' });
  const repeated = { clientIdRepeated: 2, matchedByCells: 2 };

  test.each<OutcomeCase>([
    {
      what: 'are told apart by their cells',
      upload: uploadOf(x(A), { id: 'y' }, x(B)),
      rows: [back({ id: 'y' }), back(x(B)), wrong(x(B), 5625), back(x(A))],
      outcomes: ['accepted', 'accepted', 'rejected 5625'],
      summary: summaryOf({
        ...{ mode, records: [3, 2, 1, 0], errors: { 5625: 1 }, unmatched: repeated },
      }),
    },
    {
      what: 'are told apart where all errors come after all records',
      upload: uploadOf(x(A), x(B)),
      rows: [back(x(A)), back(x(B)), wrong(x(A), 5625), wrong(x(B), 5604)],
      outcomes: ['rejected 5625', 'rejected 5604'],
      summary: summaryOf({
        ...{ mode: null, records: [2, 0, 2, 0], errors: { 5604: 1, 5625: 1 }, unmatched: repeated },
      }),
    },
    {
      what: 'are unknown where their cells do not tell',
      upload: uploadOf(x(A), x(B), x(C)),
      rows: [back(x({ name: 'X' })), back(x(A))],
      outcomes: ['accepted', 'unknown', 'unknown'],
      summary: summaryOf({
        ...{ mode, records: [3, 1, 0, 2] },
        unmatched: { clientIdRepeated: 3, matchedByCells: 1, notUploaded: 1 },
      }),
    },
    {
      what: 'are accepted where errors-only does not have them',
      upload: uploadOf(x(A), x(B)),
      rows: [back(x(B)), wrong(x(B), 5625)],
      mode: 'errors-only',
      outcomes: ['accepted', 'rejected 5625'],
      summary: summaryOf({
        ...{ mode: 'errors-only', records: [2, 1, 1, 0], errors: { 5625: 1 } },
        unmatched: { clientIdRepeated: 2, matchedByCells: 1 },
      }),
    },
  ])('$what', checkOutcomes);
});

describe('records that are wholly alike are matched in order', () => {
  const two = uploadOf(alike, B, alike);

  test.each<OutcomeCase>([
    {
      what: 'one more in the result was not uploaded',
      upload: uploadOf(alike, alike),
      rows: [back(alike), back(alike), back(alike)],
      outcomes: ['accepted', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [2, 2, 0, 0] },
        unmatched: { clientIdMissing: 2, matchedByCells: 2, notUploaded: 1 },
      }),
    },
    {
      what: 'one more in the upload is unknown',
      upload: uploadOf(alike, alike, alike),
      rows: [back(alike), back(alike), wrong(alike, 5625)],
      outcomes: ['accepted', 'rejected 5625', 'unknown'],
      summary: summaryOf({
        ...{ mode, records: [3, 1, 1, 1], errors: { 5625: 1 } },
        unmatched: { clientIdMissing: 3, matchedByCells: 2 },
      }),
    },
    {
      what: 'an error directly after one of them is of that one',
      upload: two,
      rows: [back(alike), wrong(alike, 5604), back(B), back(alike), wrong(alike, 5625)],
      outcomes: ['rejected 5604', 'accepted', 'rejected 5625'],
      summary: summaryOf({
        ...{ mode, records: [3, 1, 2, 0], errors: { 5604: 1, 5625: 1 } },
        unmatched: { clientIdMissing: 3, matchedByCells: 3 },
      }),
    },
    {
      what: 'an error apart from them is of the first',
      upload: two,
      rows: [back(alike), back(alike), back(B), wrong(alike, 5625)],
      outcomes: ['rejected 5625', 'accepted', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [3, 2, 1, 0], errors: { 5625: 1 } },
        unmatched: { clientIdMissing: 3, matchedByCells: 3 },
      }),
    },
    {
      what: 'the same error again is of the next',
      upload: two,
      rows: [back(alike), back(alike), back(B), wrong(alike, 5625), wrong(alike, 5625)],
      outcomes: ['rejected 5625', 'accepted', 'rejected 5625'],
      summary: summaryOf({
        ...{ mode, records: [3, 1, 2, 0], errors: { 5625: 2 } },
        unmatched: { clientIdMissing: 3, matchedByCells: 3 },
      }),
    },
  ])('$what', checkOutcomes);

  test('where the Client Id is the one column that both files have, too', async () => {
    const upload = uploadText(
      ...['Type,Name,Client Id', 'Format Version,6.0,'],
      ...['Offline Conversion,,x', 'Offline Conversion,,x'],
    );
    const row = 'Offline Conversion,,x,';
    const result = uploadText('Type,Name,Client Id,Error', 'Format Version,6.0,,', row, row, row);
    expect(await outcomesOf({ upload, result })).toEqual({
      outcomes: ['accepted', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [2, 2, 0, 0] },
        unmatched: { clientIdRepeated: 2, matchedByCells: 2, notUploaded: 1 },
      }),
    });
  });
});
