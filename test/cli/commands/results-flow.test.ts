import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { back, resultOf, uploadOf, wrong } from '../../support/pair';
import { folderOf, run } from '../../support/run';

describe('an upload that changes once it has been read', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }];
  const upload = uploadOf(a, b);

  /** Changes the upload when the result is asked for, and gives that then. */
  async function changeTo(other: string) {
    const cwd = folderOf({ 'up.csv': upload, 'old.csv': 'old' });
    async function* input() {
      writeFileSync(join(cwd, 'up.csv'), other);
      yield Buffer.from(resultOf(back(a), wrong(a, 5625), back(b), wrong(b, 5625)));
    }
    const args = ['results', '-', '--upload', 'up.csv', '--rejects', 'old.csv'];
    const { stderr, code } = await run(args, { cwd, input: input() });
    return { stderr, code, old: readFileSync(join(cwd, 'old.csv'), 'utf8'), cwd };
  }

  test('can no longer be read: the old file is kept', async () => {
    const { stderr, code, old, cwd } = await changeTo(`${upload}Offline Conversion,,"c\r\n`);
    expect(stderr).toBe(
      'msads-bulk results: up.csv: line 5: The quote opened on line 5 is never closed, so nothing after it can be read. Close it, or remove it.\n',
    );
    expect([code, old]).toEqual([2, 'old']);
    expect(readdirSync(cwd).sort()).toEqual(['old.csv', 'up.csv']);
  });

  test.each([
    ['has a row more', uploadOf(a, b, { id: 'c' })],
    ['has a row less', uploadOf(a)],
  ])('%s: the old file is kept', async (_, other) => {
    const { stderr, code, old } = await changeTo(other);
    expect(stderr).toBe(
      'msads-bulk results: up.csv: The upload must have the same rows each time it is opened.\n',
    );
    expect([code, old]).toEqual([2, 'old']);
  });
});
