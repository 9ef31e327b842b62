import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeOfflineConversionsFiles } from '../../src/node';
import { lead, leadFile } from '../support/parted';
import { useScratch } from '../support/scratch';
import { oldUpload } from '../support/upload-text';
import { few, now } from '../support/written';
import { onlyFileOf } from '../support/zip-file';

type Options = Parameters<typeof writeOfflineConversionsFiles>[2];

const scratch = useScratch();
const usual = { now, columns: few, maxRows: 2 };

/** Writes records of these letters, two a file; the path is in the folder of the test. */
async function write(path: string, letters: string, options: Options = {}) {
  const records = [...letters].map(lead);
  const written = await writeOfflineConversionsFiles(scratch.at(path), records, {
    ...usual,
    ...options,
  });
  return written.map((file) => [file.path.slice(scratch.path.length + 1), file.records]);
}

/** The files of the folder by name. */
function files(folder = scratch.path): Record<string, string> {
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
const tabbed = (text: string) => text.replaceAll(',', '\t');

describe('writes files, and tells which', () => {
  test.each<[letters: string, path: string, expected: Readonly<Record<string, string>>]>([
    [
      'abc',
      'upload.csv',
      { 'upload-001.csv': leadFile('a', 'b'), 'upload-002.csv': leadFile('c') },
    ],
    ['ab', 'upload.csv', { 'upload-001.csv': leadFile('a', 'b') }],
    ['a', 'my.first-try.csv', { 'my.first-try-001.csv': leadFile('a') }],
    ['a', 'upload.CSV', { 'upload-001.CSV': leadFile('a') }],
  ])('%j to %s', async (letters, path, expected) => {
    const counts = Object.entries(expected).map(([name, text]) => [
      name,
      text.split('\r\n').length - 3,
    ]);
    expect(await write(path, letters)).toEqual(counts);
    expect(files()).toEqual(expected);
  });

  test('into the folder of the path, which is as it was given', async () => {
    mkdirSync(scratch.at('out'));
    expect(await write('out/upload.csv', 'abc')).toEqual([
      ['out/upload-001.csv', 2],
      ['out/upload-002.csv', 1],
    ]);
    expect(Object.keys(files(scratch.at('out')))).toEqual(['upload-001.csv', 'upload-002.csv']);
    expect(files()).toEqual({});
  });

  test('separated by tabs', async () => {
    expect(await write('upload.tsv', 'a', { delimiter: '\t' })).toEqual([['upload-001.tsv', 1]]);
    expect(files()).toEqual({ 'upload-001.tsv': tabbed(leadFile('a')) });
  });

  test.each<[path: string, options: Options, archive: string, name: string, text: string]>([
    ['upload.zip', {}, 'upload-001.zip', 'upload-001.csv', leadFile('a')],
    ['upload.csv.ZIP', {}, 'upload-001.csv.ZIP', 'upload-001.csv', leadFile('a')],
    ['upload.zip', { delimiter: '\t' }, 'upload-001.zip', 'upload-001.tsv', tabbed(leadFile('a'))],
    [
      'upload.tsv.zip',
      { delimiter: '\t' },
      'upload-001.tsv.zip',
      'upload-001.tsv',
      tabbed(leadFile('a')),
    ],
  ])('packed: %s %j', async (path, options, archive, name, text) => {
    expect(await write(path, 'a', options)).toEqual([[archive, 1]]);
    const file = onlyFileOf(readFileSync(scratch.at(archive)));
    expect([file.name, file.content.toString()]).toEqual([name, text]);
  });

  test('packed, each is an archive of its own, and bytes count unpacked', async () => {
    const maxBytes = Buffer.byteLength(leadFile('a', 'b'));
    const options = { maxRows: undefined, maxBytes };
    expect(await write('upload.zip', 'abc', options)).toEqual([
      ['upload-001.zip', 2],
      ['upload-002.zip', 1],
    ]);
    const second = onlyFileOf(readFileSync(scratch.at('upload-002.zip')));
    expect([second.name, second.content.toString()]).toEqual(['upload-002.csv', leadFile('c')]);
  });

  test('in the place of those that were there, and nothing else', async () => {
    for (const name of ['upload-001.csv', 'upload-002.csv']) scratch.file(name, oldUpload);
    for (const name of ['upload.csv', 'other-003.csv']) scratch.file(name, 'old');
    await write('upload.csv', 'abc');
    expect(files()).toEqual({
      'upload.csv': 'old',
      'upload-001.csv': leadFile('a', 'b'),
      'upload-002.csv': leadFile('c'),
      'other-003.csv': 'old',
    });
  });

  test('without the records that are left out', async () => {
    const records = [lead('a'), { ...lead('b'), conversionName: '' }, lead('c')];
    const written = await writeOfflineConversionsFiles(scratch.at('upload.csv'), records, {
      ...usual,
      onInvalid: 'skip',
    });
    expect(written).toEqual([{ path: scratch.at('upload-001.csv'), records: 2 }]);
    expect(files()).toEqual({ 'upload-001.csv': leadFile('a', 'c') });
  });
});

describe('a file in the place of a part that is not a bulk file is kept, and so is the rest', () => {
  test.each([
    ['text', 'notes'],
    ['a CSV of something else', 'Name,Street\nJane,Main\n'],
    ['a CSV with a column Type', 'Type,Name\nOrder,1\n'],
    ['nothing', ''],
    ['bytes', Buffer.from([0xff, 0x00, 0x81])],
  ])('%s', async (_, content) => {
    scratch.file('upload-001.csv', oldUpload);
    scratch.file('upload-002.csv', content);
    const before = files();
    const failure = new TypeError(
      `${scratch.at('upload-002.csv')} is not a bulk file and would be overwritten. Move it, or choose another name.`,
    );
    await expect(write('upload.csv', 'abc')).rejects.toThrow(failure);
    expect(files()).toEqual(before);
  });
});

describe('a part of an earlier run that would be left', () => {
  test.each([
    ['upload.csv', 'upload-003.csv'],
    ['upload.csv', 'upload-1000.csv'],
    ['upload.zip', 'upload-003.zip'],
    ['a-001.csv', 'a-001-003.csv'],
    ['a-000.csv', 'a-000-003.csv'],
  ])('of %s: %s is refused, and nothing changes', async (path, later) => {
    const first = path.replace(/(\.[^.]*)?$/, '-001$1');
    const before = { [first]: oldUpload, [later]: 'older' };
    for (const [name, text] of Object.entries(before)) scratch.file(name, text);
    const failure = new TypeError(
      `${scratch.at(later)} is left over from an earlier run and would be sent with this one. Remove it.`,
    );
    await expect(write(path, 'abc')).rejects.toThrow(failure);
    expect(files()).toEqual(before);
  });

  test.each([
    'upload-000.csv',
    'upload-0003.csv',
    'upload-03.csv',
    'upload-3.csv',
    'upload-003.zip',
    'upload-003.csv.bak',
    'upload-00x.csv',
    'upload-.csv',
    'my-upload-003.csv',
    'upload-003-003.csv',
    'Upload-003.csv',
  ])('%s is none', async (name) => {
    scratch.file(name, 'old');
    await write('upload.csv', 'abc');
    expect(files()).toEqual({
      [name]: 'old',
      'upload-001.csv': leadFile('a', 'b'),
      'upload-002.csv': leadFile('c'),
    });
  });
});
