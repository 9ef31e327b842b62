import { mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { replaceFiles } from '../../../src/node/replace/replace-files';
import { isSamePath } from '../../../src/node/same-file';
import { useScratch } from '../../support/scratch';

const scratch = useScratch();
const write = (name: string) =>
  replaceFiles([{ path: scratch.at(name), pieces: [new TextEncoder().encode('new')] }]);

/** A link, through a link in a folder, to a file that is not there; and a link to a folder. */
function links(): void {
  mkdirSync(scratch.at('folder'));
  symlinkSync('folder/second.csv', scratch.at('first.csv'));
  symlinkSync('../target.csv', scratch.at('folder/second.csv'));
  symlinkSync('folder', scratch.at('linked'));
}

test.each(['first.csv', 'folder/second.csv', 'linked/second.csv', 'target.csv'])(
  'a link to a missing file leads to its place, and stays: %s',
  async (name) => {
    links();
    for (const content of ['new', 'new']) {
      await write(name);
      expect(readFileSync(scratch.at('target.csv'), 'utf8')).toBe(content);
      expect(readlinkSync(scratch.at('first.csv'))).toBe('folder/second.csv');
      expect(readlinkSync(scratch.at('folder/second.csv'))).toBe('../target.csv');
      expect(readdirSync(scratch.path).sort()).toEqual([
        'first.csv',
        'folder',
        'linked',
        'target.csv',
      ]);
    }
  },
);

test('all of them are one file, though it is not there', async () => {
  links();
  const names = ['first.csv', 'folder/second.csv', 'linked/second.csv', 'target.csv'];
  for (const a of names)
    for (const b of names) expect(await isSamePath(scratch.at(a), scratch.at(b))).toBe(true);
  expect(await isSamePath(scratch.at('first.csv'), scratch.at('other.csv'))).toBe(false);
});

test.each([
  ['a circle of links', 'circle.csv', 'circle.csv', 'ELOOP'],
  ['a missing folder', 'lost.csv', 'none/target.csv', 'ENOENT'],
  ['a file in the place of a folder', 'below.csv', 'file/target.csv', 'ENOTDIR'],
])('a link to %s is an error with the name that was given', async (_, name, to, code) => {
  scratch.file('file', 'old');
  symlinkSync(to, scratch.at(name));
  await expect(write(name)).rejects.toMatchObject({ code, path: scratch.at(name) });
  expect(readlinkSync(scratch.at(name))).toBe(to);
  expect(readdirSync(scratch.path).sort()).toEqual([name, 'file'].sort());
});
