import { describe, expect, test } from 'vitest';
import { reconcile } from '../../src/index';
import { back, campaignRows, resultOf, uploadOf, wrong } from '../support/pair';
import { collect } from '../support/plain';
import { plainFault, seenOf } from '../support/results/plain-outcome';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';

allowNoUnhandledRejections();

const upload = uploadOf({ id: 'a' }, { id: 'b' }, { name: 'A' });
const [x, y] = [{ id: 'x' }, { id: 'y' }];

describe('files that do not belong together', () => {
  const sentence = (rows: string, records: string) =>
    `Result, line 1: The files do not belong together: the result (${rows}) contains none of the records of the upload (${records}). Use the result of this upload.`;

  test.each<{ what: string; upload: string; rows: readonly string[]; message: string }>([
    {
      what: 'no Client Id of the result is in the upload',
      upload,
      rows: [back(x), back(y), wrong(y, 5625), ...campaignRows],
      message: sentence('3 rows', '3 records'),
    },
    {
      what: 'nor that of the one row',
      upload: uploadOf({ id: 'a' }),
      rows: [back(x)],
      message: sentence('1 row', '1 record'),
    },
    {
      what: 'nor that of error rows whose record stands nowhere',
      upload,
      rows: [wrong(x, 5625)],
      message: sentence('1 row', '3 records'),
    },
    {
      what: 'the upload has no Client Id, and the result has',
      upload: uploadOf({}, {}),
      rows: [back(x)],
      message: sentence('1 row', '2 records'),
    },
    {
      what: 'neither has a Client Id, and no cells match',
      upload: uploadOf({ name: 'A' }, { name: 'B' }),
      rows: [back({ name: 'C' }), wrong({ name: 'C' }, 5625), wrong({ name: 'D' }, 5625)],
      message: sentence('3 rows', '2 records'),
    },
    {
      what: 'the upload has no record',
      upload: uploadOf(),
      rows: [back(x)],
      message: sentence('1 row', '0 records'),
    },
  ])('$what', async ({ upload, rows, message }) => {
    const { outcomes, summary } = reconcile({ upload, result: resultOf(...rows) });
    const fault = { code: 'unrelated-files', line: 1, row: 0, file: 'result', message };
    expect(plainFault(await summary.catch((cause: unknown) => cause))).toEqual(fault);
    const { seen, cause } = await seenOf(outcomes);
    expect(seen).toEqual([]);
    expect(plainFault(cause)).toEqual(fault);
  });

  test('do not either in a mode that is given', async () => {
    for (const responseMode of ['errors-only', 'errors-and-results'] as const) {
      const { summary } = reconcile({ upload, result: resultOf(back(x)), responseMode });
      await expect(summary).rejects.toMatchObject({ code: 'unrelated-files', file: 'result' });
    }
  });
});

describe('files that were swapped', () => {
  const bare = { id: 'a' };
  const result = resultOf(back(bare), wrong(bare, 5625), back({ id: 'b' }));

  test('are told by the error rows of the one and the header of the other', async () => {
    const { summary } = reconcile({ upload: result, result: upload });
    expect(plainFault(await summary.catch((cause: unknown) => cause))).toEqual({
      ...{ code: 'unrelated-files', line: 4, row: 3, file: 'upload' },
      message:
        'Upload, line 4: The upload contains error rows from the service, and the result has no column for errors. Check whether the two files are swapped.',
    });
  });

  test('are not told by one of these alone', async () => {
    const twice = reconcile({ upload: result, result });
    expect((await twice.summary).records).toEqual({
      ...{ uploaded: 2, accepted: 1, rejected: 1, unknown: 0 },
    });
    const plain = reconcile({ upload, result: upload });
    expect((await plain.summary).records).toEqual({
      ...{ uploaded: 3, accepted: 0, rejected: 0, unknown: 3 },
    });
  });
});

describe('files that belong together', () => {
  test.each<{ what: string; upload?: string; rows: readonly string[] }>([
    { what: 'the result is empty', rows: [] },
    { what: 'the result has rows of other types only', rows: campaignRows },
    { what: 'both are empty', upload: uploadOf(), rows: [] },
    { what: 'one Client Id is known', rows: [back(x), back(y), back({ id: 'b' })] },
    { what: 'that of an error row alone is known', rows: [back(x), wrong({ id: 'b' }, 5625)] },
    { what: 'no Client Id, and the cells of a record are known', rows: [back({ name: 'A' })] },
    { what: 'no Client Id, and those of an error row are', rows: [wrong({ name: 'A' }, 5625)] },
    {
      what: 'one Client Id is known, and its cells are not, in an upload that repeats it',
      upload: uploadOf({ id: 'a' }, { id: 'a' }),
      rows: [back({ id: 'a', name: 'Other' })],
    },
  ])('$what', async ({ upload: other = upload, rows }) => {
    const { outcomes, summary } = reconcile({ upload: other, result: resultOf(...rows) });
    const { uploaded } = (await summary).records;
    expect(await collect(outcomes)).toHaveLength(uploaded);
  });
});
