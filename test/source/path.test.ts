import { describe, expect, test } from 'vitest';
import {
  BulkFileError,
  readBulkRows,
  readOfflineConversions,
  readResultFile,
  reconcile,
  validateBulkFile,
  writeRejectsFile,
  writeRetryFile,
} from '../../src/index';
import { readClicks, readGoals } from '../../src/services';

const sentence =
  'The source looks like the path of a file, not its content. Use validateBulkFilePath(path), readOfflineConversionsFile(path) or bulkFile(path) from "msads-bulk/node".';

const good = '\ufeffType,Name\r\nFormat Version,6.0\r\n';

/** Every public function that reads text, and what it makes at once of the text of a file. */
const readers: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ['readOfflineConversions', (text) => readOfflineConversions(text)],
  ['readBulkRows', (text) => readBulkRows(text)],
  ['readResultFile', (text) => readResultFile(text)],
  ['validateBulkFile', (text) => validateBulkFile(text)],
  ['readClicks', (text) => readClicks(text)],
  ['readGoals', (text) => readGoals(text)],
  ['reconcile, the upload', (text) => reconcile({ upload: text, result: good })],
  ['reconcile, the result', (text) => reconcile({ upload: good, result: text })],
  ['writeRetryFile, the upload', (text) => writeRetryFile({ upload: text, result: good })],
  ['writeRejectsFile, the result', (text) => writeRejectsFile({ upload: good, result: text })],
];

test.each(readers)('%s throws a TypeError for a path', async (_, read) => {
  // A function that returns a promise rejects it; the others throw at once.
  const reading = async () => {
    const made = read('upload.csv');
    if (made instanceof Promise) await made;
  };
  await expect(reading()).rejects.toThrow(new TypeError(sentence));
});

describe('a path', () => {
  test.each([
    'upload.csv',
    './x/y.zip',
    '../result.gz',
    '/var/data/upload 1.txt',
    'C:\\data\\up.csv',
    'UPLOAD.CSV',
    'upload.csv.gz',
    'Konversionen für März.tsv',
    '.csv',
    'upload.xlsx',
    'leads.ndjson',
    '"C:\\data\\up.csv"',
    '/var/data/upload',
    './a, b.csv',
    '~/upload',
    '\\\\server\\share\\upload',
    'C:/data/upload',
    'file:///tmp/upload',
    'https://contoso.com/results?id=1,2&sig=x',
    's3://bucket/upload',
  ])('%j is not read as text', (path) => {
    expect(() => readBulkRows(path)).toThrow(new TypeError(sentence));
  });
});

describe('a near miss', () => {
  test.each<[text: string, code: string]>([
    ['', 'no-header'],
    ['upload.csv\n', 'type-column'],
    ['upload.csv\r\n', 'type-column'],
    ['\nupload.csv', 'type-column'],
    ['Name,upload.csv', 'type-column'],
    ['Name\tupload.csv', 'type-column'],
    ['and/or', 'type-column'],
    ['/var/data/upload\n', 'type-column'],
    ['upload.docs', 'type-column'],
    ['upload', 'type-column'],
    ['csv', 'type-column'],
    ['upload.csv ', 'type-column'],
    [`${'x'.repeat(32_764)}.csv`, 'type-column'],
  ])('is read as text: %.20j', async (text, code) => {
    const reading = readBulkRows(text).next();
    await expect(reading).rejects.toThrow(BulkFileError);
    await expect(reading).rejects.toMatchObject({ code });
  });

  test('a header that is the only line is read', async () => {
    expect(await readBulkRows('Type,upload.csv').next()).toEqual({ done: true, value: undefined });
  });

  test('the same text as bytes, or in a list, is read', async () => {
    for (const source of [new TextEncoder().encode('upload.csv'), ['upload.csv']])
      await expect(readBulkRows(source).next()).rejects.toMatchObject({ code: 'type-column' });
  });
});
