import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readResultFile, validateBulkFile, writeOfflineConversions } from '../../src/index';
import {
  bulkFile,
  readOfflineConversionsFile,
  validateBulkFilePath,
  writeBulkFile,
  writeOfflineConversionsFile,
  writeOfflineConversionsFiles,
} from '../../src/node';
import { zipOf } from '../support/archives';
import { error, warning } from '../support/expected';
import { collect } from '../support/plain';
import { useScratch } from '../support/scratch';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';
import { add, now } from '../support/written';

const scratch = useScratch();
const content = uploadText(
  'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id',
  'Format Version,6.0,,,,',
  'Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,f894f652ea334e739002f7167ab8f8e3',
);
const tabs = content.replaceAll(',', '\t');
const zip = (...names: readonly string[]) =>
  zipOf(names.map((name, at) => ({ name, content: at === 0 ? content : '' })));

const extension = { serviceError: { number: 3223, code: 'BulkServiceInvalidFileExtension' } };
const several = { serviceError: { number: 3222, code: 'BulkServiceMultipleFilesFound' } };

async function issuesOf(name: string, bytes: string | Uint8Array) {
  return (await validateBulkFilePath(scratch.file(name, bytes), { now })).issues;
}

describe('a name or a packing that the service does not accept', () => {
  test.each<[name: string, bytes: string | Uint8Array, facts: object]>([
    ['up.txt', content, { reason: 'extension', extension: '.txt', expected: '.csv' }],
    ['up', content, { reason: 'extension', extension: '', expected: '.csv' }],
    ['up.csv.bak', content, { reason: 'extension', extension: '.bak', expected: '.csv' }],
    ['up.xls', tabs, { reason: 'extension', extension: '.xls', expected: '.tsv' }],
    ['up.csv', tabs, { reason: 'delimiter', extension: '.csv', expected: '.tsv' }],
    ['up.tsv', content, { reason: 'delimiter', extension: '.tsv', expected: '.csv' }],
    ['up.csv.gz', gzipSync(content), { reason: 'gzip' }],
    ['up.zip', gzipSync(content), { reason: 'gzip' }],
    ['up.csv', gzipSync(content), { reason: 'gzip' }],
    ['up.zip', content, { reason: 'not-zip' }],
    ['up.csv', zip('up.csv'), { reason: 'zip-extension' }],
    [
      'up.zip',
      zip('up.txt'),
      { reason: 'extension', extension: '.txt', expected: '.csv', isEntry: true },
    ],
    [
      'up.zip',
      zip('up.tsv'),
      { reason: 'delimiter', extension: '.tsv', expected: '.csv', isEntry: true },
    ],
  ])('%s', async (name, bytes, facts) => {
    const issues = await issuesOf(name, bytes);
    expect(withoutMessage(issues)).toEqual([warning('file-name', 1, 0, extension)]);
    expect(issues[0]?.facts).toEqual(facts);
  });

  test.each<[name: string, bytes: string | Uint8Array]>([
    ['up.csv', content],
    ['UP.CSV', content],
    ['up.tsv', tabs],
    ['up.2026.csv', content],
    ['up.zip', zip('up.csv')],
    ['up.ZIP', zip('folder/up.csv')],
  ])('near miss: %s', async (name, bytes) => {
    expect(await issuesOf(name, bytes)).toEqual([]);
  });

  test('near miss: a result', async () => {
    const path = scratch.file('result.txt', content);
    expect((await validateBulkFilePath(path, { now, kind: 'result' })).issues).toEqual([]);
  });

  test('is found for a File of a browser, and not for a Blob', async () => {
    const codes = async (source: Blob) => (await validateBulkFile(source, { now })).counts;
    expect(await codes(new File([content], 'up.txt'))).toEqual({ 'file-name': 1 });
    expect(await codes(new File([content], 'up.csv'))).toEqual({});
    expect(await codes(new Blob([content]))).toEqual({});
  });
});

describe('entries that a system adds', () => {
  const added = [
    ['__MACOSX/._up.csv'],
    ['.DS_Store'],
    ['Thumbs.db'],
    ['folder/'],
    ['folder/desktop.ini', '__MACOSX/'],
    ['._up.csv', '.DS_Store', 'Thumbs.db', 'ehthumbs.db', 'x/', 'y/'],
  ];

  test.each(added)('%s: an error of an upload', async (...names) => {
    const issues = await issuesOf('up.zip', zip('up.csv', ...names));
    expect(withoutMessage(issues)).toEqual([error('archive-entries', 1, 0, several)]);
    expect(issues[0]?.facts).toEqual({ entries: names.slice(0, 5), count: names.length });
    expect(issues[0]?.message).toContain('zip -X upload.zip upload.csv');
  });

  test.each(added)('%s: readers pass over it', async (...names) => {
    const path = scratch.file('up.zip', zip('up.csv', ...names));
    expect(await collect(readOfflineConversionsFile(path, { now }))).toHaveLength(1);
    expect(await collect(readResultFile(bulkFile(path)))).toHaveLength(1);
    expect((await validateBulkFilePath(path, { now, kind: 'result' })).issues).toEqual([]);
  });

  test.each([
    [['up.csv', 'up2.csv'], { reason: 'entries', entries: 2 }],
    [['up.csv', 'up2.csv', '.DS_Store'], { reason: 'entries', entries: 2 }],
    [['up.csv', 'DS_Store'], { reason: 'entries', entries: 2 }],
    [['.DS_Store', '__MACOSX/x'], { reason: 'empty' }],
  ])('near miss: %s', async (names, facts) => {
    const issues = await issuesOf('up.zip', zip(...names));
    expect(issues.map(({ code, facts }) => [code, facts])).toEqual([['archive', facts]]);
  });
});

describe('writers refuse a target that the service would not accept', () => {
  const pieces = () => writeOfflineConversions([add], { now });
  const writers: readonly [string, (path: string, options?: object) => Promise<unknown>][] = [
    [
      'writeOfflineConversionsFile',
      (path, o) => writeOfflineConversionsFile(path, [add], { now, ...o }),
    ],
    [
      'writeOfflineConversionsFiles',
      (path, o) => writeOfflineConversionsFiles(path, [add], { now, ...o }),
    ],
    ['writeBulkFile', (path, o) => writeBulkFile(path, pieces(), o)],
  ];

  test.each(writers)('%s', async (_, write) => {
    for (const name of ['up', 'up.txt', 'up.csv.gz', 'up.xlsx', 'csv'])
      await expect(write(scratch.at(name))).rejects.toThrow(
        new TypeError(
          `The name of "${name}" must end in .csv, .tsv, or .zip, because the service accepts no other files.`,
        ),
      );
    await expect(write(scratch.at('up.csv'), { delimiter: '\t' })).rejects.toThrow(
      new TypeError('The name of "up.csv" ends in .csv, but its cells are separated by tabs.'),
    );
    await expect(write(scratch.at('up.tsv'), { delimiter: ',' })).rejects.toThrow(
      new TypeError('The name of "up.tsv" ends in .tsv, but its cells are separated by commas.'),
    );
    expect(readdirSync(scratch.path)).toEqual([]);
    await write(scratch.at('UP.CSV'));
    expect(readdirSync(scratch.path)).toHaveLength(1);
  });

  test('a name that ends in .tsv gets tabs', async () => {
    await writeOfflineConversionsFile(scratch.at('up.tsv'), [add], { now });
    await writeOfflineConversionsFiles(scratch.at('many.tsv'), [add], { now });
    for (const name of ['up.tsv', 'many-001.tsv'])
      expect((await validateBulkFilePath(scratch.at(name), { now })).issues).toEqual([]);
  });
});
