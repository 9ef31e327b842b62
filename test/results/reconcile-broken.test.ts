import { describe, expect, test } from 'vitest';
import { reconcile } from '../../src/index';
import { back, inAWord, resultOf, type Sent, uploadOf, wrong } from '../support/pair';
import { collect } from '../support/plain';

/*
 * Rows of the result with text after a closing quote: nothing is known of them but the cells before.
 * An error row that is lost before its error has the code `Unknown`.
 */
const lostError = 'Offline Conversion Error,"x" more';
const lostRow = '"Offline Conversion" more';
const [a, b]: Sent[] = [{ id: 'a' }, { id: 'b' }] as [Sent, Sent];
const bare: Sent = { name: '', time: '', click: '' };

describe('a row of the result that is broken', () => {
  test.each<{
    what: string;
    sent: readonly Sent[];
    rows: readonly string[];
    outcomes: readonly string[];
    errors?: number;
  }>([
    {
      what: 'is an error of the record before it where its Client Id is lost',
      sent: [a, b],
      rows: [back(a), lostError, wrong(a, 5625), back(b)],
      outcomes: ['rejected Unknown 5625', 'accepted'],
    },
    {
      what: 'is an error of no record where no record stands before it',
      sent: [a, b],
      rows: [lostError, back(a), back(b)],
      outcomes: ['accepted', 'accepted'],
      errors: 1,
    },
    {
      what: 'is an error of its record where its Client Id is not lost',
      sent: [a, b],
      rows: ['Offline Conversion Error,,,b,"x" more', back(a), back(b)],
      outcomes: ['accepted', 'rejected Unknown'],
    },
    {
      what: 'is a record with the errors that have its Client Id',
      sent: [a, b],
      rows: ['Offline Conversion,,,b,"x" more', wrong(b, 5625), back(a)],
      outcomes: ['accepted', 'rejected 5625'],
    },
    {
      what: 'tells nothing of its record where no error has its Client Id',
      sent: [a, b],
      rows: [back(a), 'Offline Conversion,,,b,"x" more'],
      outcomes: ['accepted', 'unknown'],
    },
    {
      what: 'may be an error where its Type is lost, and parts the rows around it',
      sent: [{ name: 'A' }],
      rows: [back({ name: 'A' }), lostRow, wrong(bare, 5625)],
      outcomes: ['unknown'],
      errors: 1,
    },
    {
      what: 'parts no others: the error row directly after a record is of that',
      sent: [{ name: 'A' }],
      rows: [lostRow, back({ name: 'A' }), wrong(bare, 5625)],
      outcomes: ['rejected 5625'],
    },
  ])('$what', async ({ sent, rows, outcomes, errors = 0 }) => {
    const reconciled = reconcile({ upload: uploadOf(...sent), result: resultOf(...rows) });
    expect((await collect(reconciled.outcomes)).map(inAWord)).toEqual(outcomes);
    const { records, unmatched } = await reconciled.summary;
    const rejected = outcomes.filter((word) => word.startsWith('rejected')).length;
    const unknown = outcomes.filter((word) => word === 'unknown').length;
    const accepted = sent.length - rejected - unknown;
    expect(records).toEqual({ uploaded: sent.length, accepted, rejected, unknown });
    expect(unmatched.errors).toBe(errors);
  });
});
