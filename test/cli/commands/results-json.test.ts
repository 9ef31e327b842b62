import { describe, expect, test } from 'vitest';
import { back, resultOf, summaryOf, uploadOf, wrong } from '../../support/pair';
import { errors } from '../../support/record-errors';
import type { KnownNumber } from '../../support/result-text';
import { resultsJson } from '../../support/results-run';
import { stamp } from '../../support/stamp';

/** A documented error as it stands with a record. */
function known(number: KnownNumber) {
  const { rules: _, ...error } = errors[number];
  return error;
}

describe('in full', () => {
  const [a, b, c, d] = [{ id: 'a' }, { id: 'b' }, { name: 'C' }, { id: 'd' }] as const;
  const upload = uploadOf(a, b, c, d);
  const result = resultOf(
    ...[back(d), back(b), wrong(b, 5625), wrong(b, 5604)],
    ...[back(c), wrong(c, 5612), wrong({ id: 'x' }, 5627)],
  );
  const summary = summaryOf({
    mode: 'errors-and-results',
    records: [4, 1, 2, 1],
    errors: { 5604: 1, 5612: 1, 5625: 1, 5627: 1 },
    unmatched: { errors: 1, clientIdMissing: 1, matchedByCells: 1 },
  });

  test('with the upload: each record with its line and row there', async () => {
    const files = { 'sent.csv': upload, 'result.csv': result };
    const { value, stderr, code } = await resultsJson(files, '--upload', 'sent.csv');
    expect(value).toEqual({
      ...stamp('results'),
      ...{ upload: 'sent.csv', result: 'result.csv', ...summary },
      outcomes: [
        { status: 'unknown', line: 3, row: 2, clientId: 'a', errors: [] },
        { status: 'rejected', line: 4, row: 3, clientId: 'b', errors: [known(5625), known(5604)] },
        { status: 'rejected', line: 5, row: 4, errors: [known(5612)] },
        { status: 'accepted', line: 6, row: 5, clientId: 'd', errors: [] },
      ],
      truncated: false,
    });
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });

  test('without it: with its line and row in the result', async () => {
    const { value, stderr, code } = await resultsJson({ 'result.csv': result });
    expect(value).toEqual({
      ...stamp('results'),
      ...{ result: 'result.csv', ...summary },
      records: { accepted: 1, rejected: 2, unknown: 0 },
      unmatched: {
        ...{ errors: 1, notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 },
        matchedByCells: 0,
      },
      outcomes: [
        { status: 'accepted', line: 3, row: 2, clientId: 'd', errors: [] },
        { status: 'rejected', line: 4, row: 3, clientId: 'b', errors: [known(5625), known(5604)] },
        { status: 'rejected', line: 7, row: 6, errors: [known(5612)] },
        {
          ...{ status: 'rejected', line: 9, row: 8, clientId: 'x', hasRecord: false },
          errors: [known(5627)],
        },
      ],
      truncated: false,
    });
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });

  test('errors come before the record of their Client Id, and stand by row all the same', async () => {
    const early = resultOf(wrong({ id: 'x' }, 5627), wrong(b, 5625), back(d), back(b));
    const { value } = await resultsJson({ 'result.csv': early });
    expect(value.outcomes).toEqual([
      {
        ...{ status: 'rejected', line: 3, row: 2, clientId: 'x', hasRecord: false },
        errors: [known(5627)],
      },
      { status: 'accepted', line: 5, row: 4, clientId: 'd', errors: [] },
      { status: 'rejected', line: 6, row: 5, clientId: 'b', errors: [known(5625)] },
    ]);
  });

  test('nothing', async () => {
    expect((await resultsJson({ 'result.csv': resultOf() })).value).toEqual({
      ...stamp('results'),
      ...{ result: 'result.csv', responseMode: null },
      records: { accepted: 0, rejected: 0, unknown: 0 },
      errors: {},
      unmatched: {
        ...{ errors: 0, notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 },
        matchedByCells: 0,
      },
      ...{ outcomes: [], truncated: false },
    });
  });

  test('a response mode that is given', async () => {
    const files = { 'sent.csv': uploadOf(a, b), 'result.csv': resultOf(back(b), wrong(b, 5625)) };
    const args = ['--upload', 'sent.csv', '--response-mode', 'errors-only'];
    const { value } = await resultsJson(files, ...args);
    expect(value).toEqual({
      ...stamp('results'),
      ...{ upload: 'sent.csv', result: 'result.csv' },
      ...summaryOf({ mode: 'errors-only', records: [2, 1, 1, 0], errors: { 5625: 1 } }),
      outcomes: [
        { status: 'accepted', line: 3, row: 2, clientId: 'a', errors: [] },
        { status: 'rejected', line: 4, row: 3, clientId: 'b', errors: [known(5625)] },
      ],
      truncated: false,
    });
  });
});
