import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { back, resultOf, uploadOf, wrong } from '../support/pair';
import { cli } from '../support/process';
import { folderOf, now } from '../support/run';
import { fullUpload } from '../support/upload-text';

const bad =
  'Offline Conversion,,a,,11/2/2026 9:30:00 AM,,,,,,,,,,,f894f652ea334e739002f7167ab8f8e3';
const records = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `id-${i}` }));

/** Signals that do not end the command, and why. */
const others: readonly (readonly [why: string, names: readonly string[]])[] = [
  ['nothing can catch them', ['SIGKILL', 'SIGSTOP']],
  ['they end no process', ['SIGCHLD', 'SIGCONT', 'SIGURG', 'SIGWINCH']],
  ['they suspend it', ['SIGTSTP', 'SIGTTIN', 'SIGTTOU']],
  ['Node ignores them, and reports the failed write', ['SIGPIPE', 'SIGXFSZ']],
  ['Node has another use for them', ['SIGUSR1', 'SIGPROF']],
  ['they report a fault of the process itself', ['SIGABRT', 'SIGIOT', 'SIGBUS', 'SIGFPE']],
  ['they do, too', ['SIGILL', 'SIGSEGV', 'SIGSYS', 'SIGTRAP']],
  ['it is another name of SIGIO', ['SIGPOLL']],
];
const exempt = new Set(others.flatMap(([, names]) => names));
const signals = (Object.keys(constants.signals) as NodeJS.Signals[])
  .filter((name) => !exempt.has(name))
  .map((name) => [name, 128 + constants.signals[name]] as const);

test('has the usual signals', () => {
  expect(signals).toEqual(
    expect.arrayContaining([
      ['SIGHUP', 129],
      ['SIGINT', 130],
      ['SIGQUIT', 131],
      ['SIGTERM', 143],
    ]),
  );
});

test.each(signals)('%s while generate waits for input leaves no file', async (signal, code) => {
  const { child, cwd } = await generateThatWaits();
  let errors = '';
  child.stderr.on('data', (piece) => {
    errors += piece;
  });
  child.kill(signal);
  expect((await once(child, 'exit'))[0]).toBe(code);
  expect(errors).toMatch(/^(-:1 {2}error .*\n)*$/);
  expect(readdirSync(cwd)).toEqual(['up.csv']);
  expect(readFileSync(join(cwd, 'up.csv'), 'utf8')).toBe('old');
});

test('two signals, as a closed terminal sends them, leave no file either', async () => {
  const { child, cwd } = await generateThatWaits();
  child.kill('SIGHUP');
  child.kill('SIGHUP');
  child.kill('SIGTERM');
  expect([129, 143]).toContain((await once(child, 'exit'))[0]);
  expect(readdirSync(cwd)).toEqual(['up.csv']);
});

/** A command that has opened its files, has printed what is wrong with a record, and waits for the next. */
async function generateThatWaits() {
  const cwd = folderOf({ 'up.csv': 'old' });
  const flags = ['--on-error', 'skip', '-o', 'up.csv', '--rejects', 'rejects.ndjson'];
  const child = spawn(process.execPath, [cli, 'generate', '-', ...flags, ...now], { cwd });
  child.stdin.write('{"clientId":"a"}\n');
  await once(child.stderr, 'data');
  expect(readdirSync(cwd)).toHaveLength(3);
  return { child, cwd };
}

describe.each([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, code) => {
  test.each([
    ['validate', ['validate', '-', '--format', 'ndjson', ...now], fullUpload(bad)],
    ['results', ['results', '-', '--format', 'ndjson'], resultOf(...records(5000).map(back))],
  ])('ends %s while it waits for input', async (_, args, input) => {
    const child = spawn(process.execPath, [cli, ...args]);
    child.stdin.on('error', () => {});
    child.stdin.write(input);
    // Lines come before the input ends.
    await once(child.stdout, 'data');
    child.kill(signal);
    expect((await once(child, 'exit'))[0]).toBe(code);
  });

  test('ends it while it waits for a pipe', async () => {
    const cwd = folderOf();
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    const args = ['validate', 'other.csv', 'pipe', ...now];
    const child = spawn(process.execPath, [cli, ...args], { cwd });
    // It has reported that the first file is missing, and waits for the second.
    await once(child.stderr, 'data');
    child.kill(signal);
    expect((await once(child, 'exit'))[0]).toBe(code);
  });

  test('ends service-double, whose connections are open', async () => {
    const child = spawn(process.execPath, [cli, 'service-double']);
    const [line] = await once(child.stderr, 'data');
    const origin = /^Serving on (\S+)\. /.exec(String(line))?.[1] as string;
    expect((await fetch(origin)).status).toBe(404);
    child.kill(signal);
    expect((await once(child, 'exit'))[0]).toBe(code);
    await expect(fetch(origin)).rejects.toThrow('fetch failed');
  });

  test('while a file is written leaves the old one', async () => {
    // So many that there is time to interrupt it.
    const sent = records(200_000);
    const rows = sent.map(({ id }) => `Offline Conversion,,${id},Lead,,,\r\n`);
    const errors = sent.map((record) => `${wrong(record, 5612)}\r\n`);
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
});
