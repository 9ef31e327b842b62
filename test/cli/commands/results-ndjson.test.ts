import { expect, test } from 'vitest';
import { back, resultOf, summaryOf, uploadOf, wrong } from '../../support/pair';
import { errors } from '../../support/record-errors';
import { error, record, resultText } from '../../support/result-text';
import { results } from '../../support/results-run';
import { ndjson } from '../../support/run';
import { stamp } from '../../support/stamp';

const [a, b] = [{ id: 'a' }, { id: 'b' }];
const { rules: _, ...required } = errors[5625];
const ofA = { status: 'rejected', line: 3, row: 2, clientId: 'a', errors: [required] };

test('each outcome, then the counts with the names of the files', async () => {
  const files = { 'up.csv': uploadOf(a, b), 'result.csv': resultOf(back(b), wrong(a, 5625)) };
  const args = ['result.csv', '--upload', 'up.csv', '--format', 'ndjson'];
  const { stdout, stderr, code } = await results(files, args);
  const summary = summaryOf({
    ...{ mode: 'errors-and-results', records: [2, 1, 1, 0], errors: { 5625: 1 } },
  });
  const lines = stdout.split('\n').slice(0, -1);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    ofA,
    { status: 'accepted', line: 4, row: 3, clientId: 'b', errors: [] },
    { ...stamp('results-line'), upload: 'up.csv', result: 'result.csv', ...summary },
  ]);
  expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
});

test('errors without a record come last, and say so', async () => {
  const text = resultText(error('x', 'New'), record('a'), record('b'));
  const { stdout } = await results({ 'result.csv': text }, ['result.csv', '--format', 'ndjson']);
  const unknown = [{ code: 'New', advice: 'fix', meaning: 'New' }];
  expect(stdout).toBe(
    ndjson(
      { status: 'accepted', line: 4, row: 3, clientId: 'a', errors: [] },
      { status: 'accepted', line: 5, row: 4, clientId: 'b', errors: [] },
      { status: 'rejected', line: 3, row: 2, clientId: 'x', hasRecord: false, errors: unknown },
      {
        ...stamp('results-line'),
        ...{ result: 'result.csv', responseMode: 'errors-and-results' },
        records: { accepted: 2, rejected: 0, unknown: 0 },
        errors: { New: { code: 'New', count: 1, advice: 'fix', meaning: 'New', rules: [] } },
        unmatched: {
          ...{ errors: 1, notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0 },
          matchedByCells: 0,
        },
      },
    ),
  );
});

test('what was read before a fault is there, and no counts', async () => {
  const result = `${resultOf(back(a), wrong(a, 5625), back(b))}Offline Conversion,,"\r\n`;
  const given = ['result.csv', '--format', 'ndjson'];
  expect(await results({ 'result.csv': result }, given)).toEqual({
    // Whether the second has errors, nobody knows.
    stdout: ndjson(ofA, { status: 'unknown', line: 5, row: 4, clientId: 'b', errors: [] }),
    stderr:
      'msads-bulk results: result.csv: line 6: The quote opened on line 6 is never closed, so nothing after it can be read. Close it, or remove it.\n',
    ...{ code: 2, written: {} },
  });
});

test('with an upload nothing is there before both have been read', async () => {
  const result = `${resultOf(back(a), wrong(a, 5625), back(b))}Offline Conversion,,"\r\n`;
  const files = { 'up.csv': uploadOf(a, b), 'result.csv': result };
  const args = ['result.csv', '--upload', 'up.csv', '--format', 'ndjson'];
  expect(await results(files, args)).toMatchObject({ stdout: '', code: 2 });
});
