import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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
