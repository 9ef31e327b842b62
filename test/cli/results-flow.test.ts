import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { back, resultOf, uploadOf, wrong } from '../support/pair';
import { cli, folderOf } from '../support/run';

const range = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `id-${i}` }));

test.each([[[]], [['--upload', 'up.csv']]])(
  'results --format ndjson %j | head ends quietly',
  (args) => {
    const records = range(20_000);
    const cwd = folderOf({
      'up.csv': uploadOf(...records),
      'result.csv': resultOf(...records.map(back)),
    });
    // The code of the command itself goes through another descriptor.
    const script = '{ "$@" 3>&-; echo $? >&3; } 3>code | head -n 1';
    const command = [process.execPath, cli, 'results', 'result.csv', ...args, '--format', 'ndjson'];
    const { stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', ...command], { cwd });
    expect(stdout.toString()).toBe(
      '{"status":"accepted","line":3,"row":2,"clientId":"id-0","errors":[]}\n',
    );
    expect(stderr.toString()).toBe('');
    expect(readFileSync(join(cwd, 'code'), 'utf8')).toBe('0\n');
  },
);

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s while a file is written leaves the old one', async (signal, code) => {
  // So many that there is time to interrupt it.
  const records = range(200_000);
  const rows = records.map(({ id }) => `Offline Conversion,,${id},Lead,,,\r\n`);
  const errors = records.map((each) => `${wrong(each, 5612)}\r\n`);
  const cwd = folderOf({
    'up.csv': uploadOf() + rows.join(''),
    'result.csv': resultOf() + errors.join(''),
    'old.csv': 'old',
  });
  const args = ['results', 'result.csv', '--upload', 'up.csv', '--retry', 'old.csv'];
  const child = spawn(process.execPath, [cli, ...args], { cwd });
  const exit = once(child, 'exit');
  const isWriting = () => readdirSync(cwd).length > 3;
  while (child.exitCode === null && !isWriting())
    await new Promise((resume) => setTimeout(resume, 1));
  child.kill(signal);
  expect((await exit)[0]).toBe(code);
  expect(readdirSync(cwd).sort()).toEqual(['old.csv', 'result.csv', 'up.csv']);
  expect(readFileSync(join(cwd, 'old.csv'), 'utf8')).toBe('old');
});

test('SIGINT ends it while it waits for standard input', async () => {
  const child = spawn(process.execPath, [cli, 'results', '-', '--format', 'ndjson']);
  child.stdin.on('error', () => {});
  child.stdin.write(resultOf(...range(5000).map(back)));
  // Outcomes come before the input ends.
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect((await once(child, 'exit'))[0]).toBe(130);
});

describe('an upload that changes once it has been read', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }];
  const upload = uploadOf(a, b);

  /** Changes the upload when the result is asked for, and gives that then. */
  async function changedTo(other: string) {
    const cwd = folderOf({ 'up.csv': upload, 'old.csv': 'old' });
    execFileSync('mkfifo', [join(cwd, 'result')]);
    const args = ['results', 'result', '--upload', 'up.csv', '--rejects', 'old.csv'];
    const child = spawn(process.execPath, [cli, ...args], { cwd });
    let stderr = '';
    child.stderr.on('data', (piece) => {
      stderr += piece;
    });
    const closed = once(child, 'close');
    // This waits until the other end is opened too.
    const pipe = await open(join(cwd, 'result'), 'w');
    writeFileSync(join(cwd, 'up.csv'), other);
    await pipe.writeFile(resultOf(back(a), wrong(a, 5625), back(b), wrong(b, 5625)));
    await pipe.close();
    const [code] = await closed;
    return { stderr, code, old: readFileSync(join(cwd, 'old.csv'), 'utf8'), cwd };
  }

  test('can no longer be read: the old file is kept', async () => {
    const { stderr, code, old, cwd } = await changedTo(`${upload}Offline Conversion,,"c\r\n`);
    expect(stderr).toBe(
      'msads-bulk results: up.csv: line 5: The quote opened on line 5 is never closed, so nothing after it can be read. Close it, or remove it.\n',
    );
    expect([code, old]).toEqual([2, 'old']);
    expect(readdirSync(cwd).sort()).toEqual(['old.csv', 'result', 'up.csv']);
  });

  test.each([
    ['has a row more', uploadOf(a, b, { id: 'c' })],
    ['has a row less', uploadOf(a)],
  ])('%s: the old file is kept', async (_, other) => {
    const { stderr, code, old } = await changedTo(other);
    expect(stderr).toBe(
      'msads-bulk results: up.csv: The upload must have the same rows each time it is opened.\n',
    );
    expect([code, old]).toEqual([2, 'old']);
  });
});
