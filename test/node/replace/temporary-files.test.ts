import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type NewFile, replaceFiles } from '../../../src/node/replace/replace-files';
import { openReplacement } from '../../../src/node/replace/replacement';
import { temporaryFiles } from '../../../src/node/replace/temporary-files';
import { useScratch } from '../../support/scratch';

const scratch = useScratch();
const bytes = new TextEncoder().encode('new');

test('files that are not in their places are removed at once; others are left', async () => {
  const names = ['pending.csv', 'done.csv', 'discarded.csv'];
  const [pending, done, discarded] = await Promise.all(
    names.map((name) => openReplacement(scratch.at(name))),
  );
  for (const file of [pending, done, discarded]) await file?.write(bytes);
  await done?.close();
  done?.placement?.apply(false);
  await discarded?.discard();
  expect(readdirSync(scratch.path)).toHaveLength(2);
  temporaryFiles.removeAll();
  expect(readdirSync(scratch.path)).toEqual(['done.csv']);
  expect(readFileSync(scratch.at('done.csv'), 'utf8')).toBe('new');
  await pending?.discard();
});

test('a file that cannot be opened is not removed later', async () => {
  await expect(openReplacement(scratch.at('missing/a.csv'))).rejects.toThrow('ENOENT');
  expect(() => temporaryFiles.removeAll()).not.toThrow();
});

/** Puts a folder in the place of each temporary file, so that the system refuses to remove it. */
function block(): void {
  for (const name of readdirSync(scratch.path).filter((each) => each.endsWith('.tmp'))) {
    rmSync(scratch.at(name), { recursive: true });
    mkdirSync(scratch.at(name));
  }
}

test('a file that cannot be removed neither hides a failure nor keeps the others', async () => {
  const failure = new Error('the source');
  async function* files(): AsyncGenerator<NewFile> {
    yield { path: scratch.at('a.csv'), pieces: [bytes] };
    block();
    yield { path: scratch.at('b.csv'), pieces: [bytes] };
    throw failure;
  }
  await expect(replaceFiles(files())).rejects.toBe(failure);
  expect(readdirSync(scratch.path)).toEqual([expect.stringMatching(/^\.a\.csv\..*\.tmp$/)]);

  const blocked = await openReplacement(scratch.at('c.csv'));
  block();
  const open = await openReplacement(scratch.at('d.csv'));
  expect(() => temporaryFiles.removeAll()).not.toThrow();
  expect(readdirSync(scratch.path).map((name) => name.slice(0, 3))).toEqual(['.a.', '.c.']);
  for (const file of [blocked, open]) await file.discard();
});
