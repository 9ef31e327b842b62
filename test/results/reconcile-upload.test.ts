import { describe, expect, test } from 'vitest';
import type { Reopenable } from '../../src/index';
import {
  back,
  outcomesOf,
  resultOf,
  type Sent,
  summaryOf,
  uploadHeader,
  uploadOf,
  wrong,
} from '../support/pair';
import { checkOutcomes, type OutcomeCase } from '../support/results/outcome-case';
import { uploadText } from '../support/upload-text';

const [a, b, c, d]: Sent[] = ['a', 'b', 'c', 'd'].map((id) => ({ id })) as [Sent, Sent, Sent, Sent];
const abc = uploadOf(a, b, c);

describe('the upload may be', () => {
  const bytes = new TextEncoder().encode(abc);
  test.each<[string, Reopenable]>([
    ['text', abc],
    ['bytes', bytes],
    ['a Blob', new Blob([bytes])],
    ['a File', new File([bytes], 'upload.csv')],
    ['a function that gives text', () => abc],
    ['a function that gives a web stream', () => new Blob([bytes]).stream()],
    ['a function that gives pieces', () => [...abc]],
  ])('%s', async (_, upload) => {
    const result = new Blob([resultOf(back(a), back(b), wrong(b, 5625), back(c))]).stream();
    expect(await outcomesOf({ upload, result })).toEqual({
      outcomes: ['accepted', 'rejected 5625', 'accepted'],
      summary: summaryOf({
        ...{ mode: 'errors-and-results', records: [3, 2, 1, 0], errors: { 5625: 1 } },
      }),
    });
  });
});

describe('rows of the upload', () => {
  const mode = 'errors-and-results';
  test.each<OutcomeCase>([
    {
      what: 'of other types are not records, one whose Type is misspelled may be',
      upload: uploadText(
        ...[uploadHeader, 'Format Version,6.0,,,,,', 'Campaign,Shoes,a,,,,'],
        ...['Offline Conversion,,a,,,,', 'Offline Conversion Error,,b,,,,', ',,c,,,,'],
        'offline conversion,,d,,,,',
      ),
      rows: [back(a), back(b)],
      outcomes: ['accepted', 'unknown'],
      summary: summaryOf({ mode, records: [2, 1, 0, 1], unmatched: { notUploaded: 1 } }),
    },
    {
      what: 'that are broken after their Client Id are found by it',
      upload: `${abc}Offline Conversion,,d,"Lead" more\r\n`,
      rows: [back(a), back(b), back(c), back(d), wrong(d, 5604)],
      outcomes: ['accepted', 'accepted', 'accepted', 'rejected 5604'],
      summary: summaryOf({ mode, records: [4, 3, 1, 0], errors: { 5604: 1 } }),
    },
    {
      what: 'that are broken before it, and before their Type, are records of which nothing is known',
      upload: `${abc}Offline Conversion,"x" more\r\n"Offline Conversion" more\r\n`,
      rows: [back(a), back(b), back(c), back(d)],
      outcomes: ['accepted', 'accepted', 'accepted', 'unknown', 'unknown'],
      summary: summaryOf({
        ...{ mode, records: [5, 3, 0, 2] },
        unmatched: { notUploaded: 1, clientIdMissing: 2 },
      }),
    },
    {
      what: 'with fewer cells than the header have no value in the others',
      upload: `${abc}Offline Conversion,,d\r\n`,
      rows: [back(a), back(b), back(c), back(d), wrong(d, 5604)],
      outcomes: ['accepted', 'accepted', 'accepted', 'rejected 5604'],
      summary: summaryOf({ mode, records: [4, 3, 1, 0], errors: { 5604: 1 } }),
    },
  ])('$what', checkOutcomes);
});
