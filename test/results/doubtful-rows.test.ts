import { describe, expect, test } from 'vitest';
import { type Issue, readResultFile, reconcile } from '../../src/index';
import { inAWord, outcomesOf } from '../support/pair';
import { collect } from '../support/plain';
import {
  error,
  failed,
  record,
  resultHeader,
  resultText,
  resultVersion,
} from '../support/result-text';
import { uploadText } from '../support/upload-text';

const upload = uploadText(
  'Type,Name,Client Id',
  'Format Version,6.0,',
  ...['a', 'b', 'c'].map((id) => `Offline Conversion,,${id}`),
);

/** The error row of a record, with another Type. */
const typed = (type: string, clientId: string) =>
  error(clientId, 'Some', 17).replace(/^[^,]*/, type);

const told =
  'The row may be an error of the record with its Client Id, or else of the one before it. That record is "unknown" unless another row rejects it.';
const misspelled = `Type is misspelled: it is close to "Offline Conversion Error". ${told}`;
const empty = `Type is empty. ${told}`;

const nearest = 'Offline Conversion Error';

/** What the Type of an error row has become, its facts and its message. */
const types: readonly (readonly [type: string, facts: object, message: string])[] = [
  ['', {}, empty],
  [' ', {}, empty],
  ['Offline Conversion Eror', { nearest }, misspelled],
  ['offline conversion error', { nearest }, misspelled],
  ['Offline Conversion Error ', { nearest }, misspelled],
  ['OfflineConversionError', { nearest }, misspelled],
  ['Fehler', { reason: 'unknown', value: 'Fehler' }, `No record has the Type "Fehler". ${told}`],
  ['b@example.com', { reason: 'unknown' }, `No record has the Type of this row. ${told}`],
];

describe('an error row whose Type is not that of an error', () => {
  test.each(types)('%j leaves the outcome of its record unknown', async (type, facts, message) => {
    const result = resultText(record('a'), typed(type, 'a'), record('b'), record('c'));
    const issue = {
      ...{ code: 'record-type', severity: 'error', line: 4, row: 3, column: 'Type' },
      ...{ facts: { ...facts, mayBeError: true }, message },
    };
    const issues: Issue[] = [];
    const onIssue = (issue: Issue) => issues.push(issue);
    const expected = ['unknown', 'accepted', 'accepted'];
    expect((await collect(readResultFile(result, { onIssue }))).map(inAWord)).toEqual(expected);
    expect(issues).toEqual([issue]);

    issues.length = 0;
    const { outcomes, summary } = reconcile({ upload, result, onIssue });
    expect((await collect(outcomes)).map(inAWord)).toEqual(expected);
    expect(issues).toEqual([{ ...issue, file: 'result' }]);
    const records = { uploaded: 3, accepted: 2, rejected: 0, unknown: 1 };
    expect((await summary).records).toEqual(records);
  });
});

interface Case {
  readonly what: string;
  readonly rows: readonly string[];
  /** Of a, b and c, with the upload. */
  readonly outcomes: readonly string[];
  readonly responseMode?: 'errors-only';
}

describe('a row that may be an error', () => {
  test.each<Case>([
    {
      what: 'concerns the record with its Client Id, wherever that is',
      rows: [typed('Eror', 'c'), record('a'), typed('', 'b'), record('b'), record('c')],
      outcomes: ['accepted', 'unknown', 'unknown'],
    },
    {
      what: 'concerns the record before it if it has no Client Id',
      rows: [record('a'), record('b'), typed('', ''), record('c')],
      outcomes: ['accepted', 'unknown', 'accepted'],
    },
    {
      what: 'concerns the record before it if no record has its Client Id',
      rows: [record('a'), record('b'), typed('', 'z'), record('c')],
      outcomes: ['accepted', 'unknown', 'accepted'],
    },
    {
      what: 'changes nothing about a record that another row rejects',
      rows: [record('a'), typed('', 'a'), failed('a', 5625), record('b'), record('c')],
      outcomes: ['rejected 5625', 'accepted', 'accepted'],
    },
    {
      what: 'may be the row of a record that failed',
      rows: [record('a'), failed('a', 5625), 'offline conversion,,,b,Lead,,,,'],
      responseMode: 'errors-only',
      outcomes: ['rejected 5625', 'unknown', 'accepted'],
    },
    {
      what: 'is not a row without any text, as spreadsheets add them',
      rows: [record('a'), record('b'), record('c'), ',,,,,,,,', ' ,,,,,,,,'],
      outcomes: ['accepted', 'accepted', 'accepted'],
    },
    {
      what: 'is not the header again, as in results that are put together',
      rows: [record('a'), `\ufeff${resultHeader}`, resultVersion, record('b'), record('c')],
      outcomes: ['accepted', 'accepted', 'accepted'],
    },
    {
      what: 'is another header, under which the rows mean something else',
      rows: [
        ...[record('a'), record('b'), 'Type,Name,Client Id,Id,Conversion Name,Error,,,'],
        record('c'),
      ],
      outcomes: ['accepted', 'unknown', 'accepted'],
    },
    {
      what: 'is not an error of another record type, nor a type that has no error',
      rows: [
        ...[record('a'), error('', 'Some', 17).replace('Offline Conversion', 'Campaign')],
        ...[record('b'), 'New Thing,,,,,,,,', record('c')],
      ],
      outcomes: ['accepted', 'accepted', 'accepted'],
    },
  ])('$what', async ({ rows, outcomes, responseMode }) => {
    const found = await outcomesOf({ upload, result: resultText(...rows), responseMode });
    expect(found.outcomes).toEqual(outcomes);
    const count = (status: string) => outcomes.filter((each) => each.startsWith(status)).length;
    expect(found.summary.records).toEqual({
      ...{ uploaded: 3, accepted: count('accepted') },
      ...{ rejected: count('rejected'), unknown: count('unknown') },
    });
  });
});
