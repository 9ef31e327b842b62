import { describe, expect, test } from 'vitest';
import { readResultFile, reconcile, writeRejectsFile } from '../../src/index';
import { inAWord, outcomesOf, uploadOf } from '../support/pair';
import { collect, textOf } from '../support/plain';
import { failed, nameOf, record, resultText } from '../support/result-text';
import { uploadText } from '../support/upload-text';

/** The row of a record with error cells of its own. */
function ownRow(clientId: string, ...cells: readonly string[]): string {
  const [name = '', number = '', fieldPath = '', detail = ''] = cells;
  return `Offline Conversion,,,${clientId},Lead,${name},${number},${fieldPath},${detail}`;
}

const sent = (...ids: readonly string[]) =>
  uploadText(
    'Type,Name,Client Id',
    'Format Version,6.0,',
    ...ids.map((id) => `Offline Conversion,,${id}`),
  );

/** Rows of a result, and what became of the records `a` and `b`. */
const table: readonly [what: string, rows: readonly string[], outcomes: readonly string[]][] = [
  ['a name', [ownRow('a', 'New'), record('b')], ['rejected New', 'accepted']],
  ['a known number', [ownRow('a', '', '5625'), record('b')], ['rejected 5625', 'accepted']],
  [
    'a field path alone',
    [record('a'), ownRow('b', '', '', 'Path')],
    ['accepted', 'rejected Unknown'],
  ],
  [
    'a detail alone',
    [record('a'), ownRow('b', '', '', '', 'No.')],
    ['accepted', 'rejected Unknown'],
  ],
  [
    'an error, and another in an error row',
    [ownRow('a', nameOf(5604), '5604'), failed('a', 5625), record('b')],
    ['rejected 5604 5625', 'accepted'],
  ],
  [
    'the error of its error row again',
    [ownRow('a', nameOf(5625), '5625'), failed('a', 5625), record('b')],
    ['rejected 5625', 'accepted'],
  ],
  ['blanks, which are nothing', [ownRow('a', ' ', '\t'), record('b')], ['accepted', 'accepted']],
];

describe('a record is rejected whose own row has', () => {
  test.each(table)('%s', async (_what, rows, expected) => {
    const result = resultText(...rows);
    expect((await collect(readResultFile(result))).map(inAWord)).toEqual(expected);
    const { outcomes, summary } = await outcomesOf({ upload: sent('a', 'b'), result });
    expect(outcomes).toEqual(expected);
    const rejected = expected.filter((each) => each !== 'accepted').length;
    expect(summary.records).toMatchObject({ accepted: 2 - rejected, rejected });
  });
});

test('no record of a rejects file is accepted when it is read again', async () => {
  const all = Array.from({ length: 6 }, (_, i) => ({ id: `order-${i}` }));
  const upload = uploadOf(...all);
  const result = resultText(...all.flatMap(({ id }) => [record(id), failed(id, 5612)]));
  const rejects = await textOf(writeRejectsFile({ upload, result }));
  const statuses = (await collect(readResultFile(rejects))).map(({ status }) => status);
  expect(statuses).toEqual(all.map(() => 'rejected'));
  expect(await reconcile({ upload, result: rejects }).summary).toMatchObject({
    records: { uploaded: 6, accepted: 0, rejected: 6 },
  });
});
