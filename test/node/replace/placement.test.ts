import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type FileChange, replaceFiles } from '../../../src/node/replace/replace-files';
import { openReplacement } from '../../../src/node/replace/replacement';
import { useScratch } from '../../support/scratch';

const scratch = useScratch();
const bytes = (text: string) => new TextEncoder().encode(text);
const newFile = (name: string): FileChange => ({ path: scratch.at(name), pieces: [bytes('new')] });

/** Every file with its content, its number and its permissions. */
const state = () =>
  readdirSync(scratch.path).map((name) => {
    const { ino, mode } = statSync(scratch.at(name));
    const isFolder = statSync(scratch.at(name)).isDirectory();
    return { name, ino, mode, text: isFolder ? undefined : readFileSync(scratch.at(name), 'utf8') };
  });

/** Files, and at the end a folder in the place of this one, so that it cannot be put there. */
async function* blocked(name: string, files: readonly FileChange[]) {
  yield* files;
  mkdirSync(scratch.at(name));
}

describe('a file that cannot be put in its place leaves all others as they were', () => {
  test.each(['a.csv', 'b.csv', 'c.csv', 'd.csv'])('%s', async (name) => {
    const names = ['a.csv', 'b.csv', 'c.csv', 'd.csv'];
    // Some are there already, and some are not.
    for (const old of ['a.csv', 'c.csv', 'gone.csv'])
      if (old !== name) scratch.file(old, `old ${old}`);
    const before = state();
    const removal: FileChange = { path: scratch.at('gone.csv'), isOld: true };
    const work = replaceFiles(blocked(name, [...names.map(newFile), removal]));
    const path = scratch.at(name);
    await expect(work).rejects.toMatchObject({
      ...{ code: 'EISDIR', syscall: 'rename', path },
      message: `EISDIR: illegal operation on a directory, rename '${path}'`,
    });
    rmdirSync(path);
    expect(state()).toEqual(before);
  });

  test('a folder in the place of one to remove', async () => {
    for (const old of ['a.csv', 'old.csv']) scratch.file(old, old);
    mkdirSync(scratch.at('gone.csv'));
    const before = state();
    const removals = ['old.csv', 'gone.csv'].map(
      (name) => ({ path: scratch.at(name), isOld: true }) as const,
    );
    await expect(
      replaceFiles([newFile('a.csv'), newFile('b.csv'), ...removals]),
    ).rejects.toMatchObject({
      path: scratch.at('gone.csv'),
    });
    expect(state()).toEqual(before);
  });
});

test('files are replaced and removed together, and nothing stays beside them', async () => {
  for (const name of ['a.csv', 'old.csv']) scratch.file(name, 'old');
  const rejects = await openReplacement(scratch.at('rejects'));
  await rejects.write(bytes('rejected'));
  await replaceFiles([
    newFile('a.csv'),
    { path: scratch.at('old.csv'), isOld: true },
    newFile('b.csv'),
    rejects,
  ]);
  expect(state().map(({ name, text }) => [name, text])).toEqual([
    ['a.csv', 'new'],
    ['b.csv', 'new'],
    ['rejects', 'rejected'],
  ]);
});
