import { describe, test } from 'vitest';
import { back, campaignRows, type Sent, summaryOf, uploadOf, wrong } from '../support/pair';
import { checkOutcomes, type OutcomeCase } from '../support/results/outcome-case';

const [a, b, c, d]: Sent[] = ['a', 'b', 'c', 'd'].map((id) => ({ id })) as [Sent, Sent, Sent, Sent];
const abc = uploadOf(a, b, c);

describe('by Client Id, wherever the rows stand', () => {
  const mode = 'errors-and-results';
  const two = { errors: { 5625: 1, 5604: 1 } };

  test.each<OutcomeCase>([
    {
      what: 'an error row before its record, and one after another record',
      upload: abc,
      rows: [wrong(c, 5604), back(a), back(b), wrong(a, 5625), back(c)],
      outcomes: ['rejected 5625', 'accepted', 'rejected 5604'],
      summary: summaryOf({ mode, records: [3, 1, 2, 0], ...two }),
    },
    {
      what: 'rows in another order',
      upload: abc,
      rows: [back(c), wrong(c, 5604), back(b), back(a), wrong(a, 5625)],
      outcomes: ['rejected 5625', 'accepted', 'rejected 5604'],
      summary: summaryOf({ mode, records: [3, 1, 2, 0], ...two }),
    },
    {
      what: 'a result that was sorted by Type',
      upload: abc,
      rows: [back(a), back(b), back(c), wrong(a, 5625), wrong(c, 5604)],
      outcomes: ['rejected 5625', 'accepted', 'rejected 5604'],
      summary: summaryOf({ mode, records: [3, 1, 2, 0], ...two }),
    },
    {
      what: 'several errors of one record, in the order of the result',
      upload: abc,
      rows: [wrong(b, 5612), back(b), wrong(b, 5625), back(a), wrong(b, 5604), back(c)],
      outcomes: ['accepted', 'rejected 5612 5625 5604', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [3, 2, 1, 0] },
        errors: { 5604: 1, 5612: 1, 5625: 1 },
      }),
    },
    {
      what: 'rows that stand there twice count once',
      upload: abc,
      rows: [back(a), back(b), wrong(b, 5625), wrong(b, 5625), back(b), wrong(b, 5625), back(a)],
      outcomes: ['accepted', 'rejected 5625', 'unknown'],
      summary: summaryOf({ mode, records: [3, 1, 1, 1], errors: { 5625: 1 } }),
    },
    {
      what: 'rows of other types between them',
      upload: abc,
      rows: [...campaignRows, back(a), ...campaignRows, wrong(a, 5625), back(b), ...campaignRows],
      outcomes: ['rejected 5625', 'accepted', 'unknown'],
      summary: summaryOf({ mode, records: [3, 1, 1, 1], errors: { 5625: 1 } }),
    },
    {
      what: 'a record of the result that was not uploaded, once or twice, is no outcome',
      upload: abc,
      rows: [back(a), back(d), back(b), back(c), back(d)],
      outcomes: ['accepted', 'accepted', 'accepted'],
      summary: summaryOf({ mode, records: [3, 3, 0, 0], unmatched: { notUploaded: 1 } }),
    },
    {
      what: 'errors of no uploaded record are counted, with a record there or without',
      upload: abc,
      rows: [
        ...[back(a), back(d), wrong(d, 5625), wrong(d, 5604), wrong(d, 5604)],
        ...[wrong({ id: 'x' }, 5625), back(b), wrong(b, 5625), back(c)],
      ],
      outcomes: ['accepted', 'rejected 5625', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [3, 2, 1, 0], errors: { 5604: 1, 5625: 3 } },
        unmatched: { errors: 3, notUploaded: 1 },
      }),
    },
    {
      what: 'the cells do not matter',
      upload: abc,
      rows: [back({ ...a, name: 'Other', time: '', click: '' }), wrong({ ...b, name: '' }, 5625)],
      outcomes: ['accepted', 'rejected 5625', 'unknown'],
      summary: summaryOf({ mode, records: [3, 1, 1, 1], errors: { 5625: 1 } }),
    },
    {
      what: 'an error without a Client Id is of no record here, or of the one before it',
      upload: abc,
      rows: [back(a), wrong({ name: 'Other' }, 5625), back(b), back(c)],
      outcomes: ['unknown', 'accepted', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [3, 2, 0, 1], errors: { 5625: 1 } },
        unmatched: { errors: 1 },
      }),
    },
    {
      what: 'an upload without records and a result without rows',
      upload: uploadOf(),
      rows: [],
      outcomes: [],
      summary: summaryOf({ mode: null, records: [0, 0, 0, 0] }),
    },
  ])('$what', checkOutcomes);
});
