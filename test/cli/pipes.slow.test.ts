import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { back, resultOf, uploadOf, wrong } from '../support/pair';
import { cli, runProcess } from '../support/process';
import { folderOf, now } from '../support/run';
import { fullUpload } from '../support/upload-text';

const row = (i: number) =>
  `Offline Conversion,,a${i},Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,c${i.toString(16).padStart(31, '0')}`;

/** A file of this many rows, written in pieces. */
function bigFile(path: string, rows: number, line: (i: number) => string): void {
  const file = openSync(path, 'w');
  for (let i = 0; i < rows; i += 1000)
    writeSync(file, Array.from({ length: 1000 }, (_, n) => line(i + n)).join(''));
  closeSync(file);
}

function bigUpload(path: string, rows: number, line: (i: number) => string): void {
  const head = fullUpload();
  bigFile(path, rows, (i) => `${i === 0 ? head : ''}${line(i)}\r\n`);
}

test.each([
  ['read', ['read', 'up.csv', ...now]],
  ['validate --format ndjson', ['validate', 'bad.csv', '--format', 'ndjson', ...now]],
  ['generate -o -', ['generate', 'in.ndjson', '-o', '-', ...now]],
  ['results', ['results', 'result.csv', '--format', 'ndjson']],
  ['results --upload', ['results', 'result.csv', '--upload', 'sent.csv', '--format', 'ndjson']],
])('%s | head ends quietly', (_, args) => {
  const cwd = folderOf();
  bigUpload(join(cwd, 'up.csv'), 50_000, row);
  bigUpload(join(cwd, 'bad.csv'), 50_000, (i) => row(i).replace('Lead', ''));
  bigFile(join(cwd, 'in.ndjson'), 50_000, (i) => {
    const clickId = `c${i.toString(16).padStart(31, '0')}`;
    return `{"clientId":"a","conversionName":"Lead","conversionTime":"2026-11-02T09:30:00Z","microsoftClickId":"${clickId}"}\n`;
  });
  const records = Array.from({ length: 20_000 }, (_, i) => ({ id: `id-${i}` }));
  writeFileSync(join(cwd, 'sent.csv'), uploadOf(...records));
  writeFileSync(join(cwd, 'result.csv'), resultOf(...records.map(back)));
  // The code of the command itself goes through another descriptor.
  const script = '{ "$@" 3>&-; echo $? >&3; } 3>code | head -n 1';
  const command = [process.execPath, cli, ...args];
  const { stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', ...command], { cwd });
  expect(stdout.toString().split('\n')).toHaveLength(2);
  expect(stderr.toString()).toBe('');
  expect(readFileSync(join(cwd, 'code'), 'utf8')).toBe('0\n');
});

/** A shell that keeps the exit code of the command, whose output nobody reads to its end. */
const leave = '{ "$@" 3>&-; echo $? >&3; } 3>code | head -c 1 >head';

test.each([
  ['fix --format ndjson', 'fix', 'bad.csv -o fixed.csv --format ndjson', ['fixed.csv']],
  ['fix', 'fix', 'bad.csv -o fixed.csv --max-issues 50000', ['fixed.csv']],
  [
    'results --retry',
    'results',
    'result.csv --upload sent.csv --format ndjson --retry retry.csv',
    ['retry.csv'],
  ],
  [
    'results --rejects',
    'results',
    'result.csv --upload sent.csv --format ndjson --rejects no.csv',
    ['no.csv'],
  ],
])('%s | head writes its files, and ends as without', (_, command, line, names) => {
  const cwd = folderOf();
  bigUpload(join(cwd, 'bad.csv'), 20_000, (i) => row(i).replace('Lead', ''));
  const records = Array.from({ length: 20_000 }, (_, i) => ({ id: `id-${i}` }));
  writeFileSync(join(cwd, 'sent.csv'), uploadOf(...records));
  writeFileSync(
    join(cwd, 'result.csv'),
    resultOf(...records.flatMap((sent) => [back(sent), wrong(sent, 5604)])),
  );
  const args = [cli, command, ...line.split(' '), ...(command === 'fix' ? now : [])];
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
  const whole = spawnSync(process.execPath, args, { cwd, maxBuffer: Number.POSITIVE_INFINITY });
  const files = names.map(read);
  for (const name of names) rmSync(join(cwd, name));
  const { stderr } = spawnSync('sh', ['-c', leave, 'sh', process.execPath, ...args], { cwd });
  expect(read('head')).toHaveLength(1);
  expect(read('code')).toBe(`${whole.status}\n`);
  expect(whole.status).toBe(1);
  expect(stderr.toString()).toBe(whole.stderr.toString());
  expect(names.map(read)).toEqual(files);
});

test.each(['validate', 'read', 'goals', 'report', 'results', 'generate'])(
  '%s: a folder as standard input is not an empty file',
  (command) => {
    const cwd = folderOf();
    const output = command === 'generate' ? ['-o', 'up.csv', '--allow-empty'] : [];
    const script = '"$@" < .';
    const { stdout, stderr, status } = spawnSync(
      'sh',
      ['-c', script, 'sh', process.execPath, cli, command, '-', ...output],
      { cwd },
    );
    expect([stdout.toString(), status]).toEqual(['', 2]);
    expect(stderr.toString()).toMatch(/^(?:msads-bulk \w+: )?-: is a folder\.\n$/);
    expect(readdirSync(cwd)).toEqual([]);
  },
);

test('a reader that leaves ends the reading, though the input goes on', async () => {
  const child = spawn(process.execPath, [cli, 'read', '-', ...now]);
  let errors = '';
  child.stderr.on('data', (piece) => {
    errors += piece;
  });
  child.stdin.on('error', () => {});
  child.stdin.write(fullUpload(row(1)));
  // The record comes though the input is still open.
  await once(child.stdout, 'data');
  child.stdout.destroy();
  for (let i = 2; child.exitCode === null && i < 1000; i++) {
    child.stdin.write(`${row(i)}\r\n`);
    await new Promise((resume) => setTimeout(resume, 5));
  }
  if (child.exitCode === null) await once(child, 'exit');
  expect(child.exitCode).toBe(0);
  expect(errors).toBe('');
});

test('a reader of stderr that leaves does no harm', () => {
  const cwd = folderOf();
  bigUpload(join(cwd, 'up.csv'), 20_000, (i) => row(i).replace('Lead', i === 9000 ? 'Lead' : ''));
  const script = '"$@" 2>&1 >out | head -n 1';
  const command = [process.execPath, cli, 'read', 'up.csv', ...now];
  spawnSync('sh', ['-c', script, 'sh', ...command], { cwd });
  expect(readFileSync(join(cwd, 'out'), 'utf8')).toContain('"clientId":"a9000"');
});

test('a JSON of many megabytes arrives whole, also when the reader is slow', () => {
  const cwd = folderOf();
  bigUpload(join(cwd, 'up.csv'), 100_000, (i) => row(i).replace('Lead', ''));
  const script = '"$@" | { sleep 1; cat; } > out';
  const args = ['validate', 'up.csv', '--format', 'json', '--max-issues', '200000', ...now];
  const { stderr } = spawnSync('sh', ['-c', script, 'sh', process.execPath, cli, ...args], { cwd });
  expect(stderr.toString()).toBe('');
  const text = readFileSync(join(cwd, 'out'), 'utf8');
  expect(text.length).toBeGreaterThan(20_000_000);
  const { errors, issues, truncated } = JSON.parse(text);
  expect([errors, issues.length, truncated]).toEqual([100_000, 100_000, false]);
  expect(issues.at(-1)).toMatchObject({ line: 100_002, row: 100_001, clientId: 'a99999' });
});

test.each([
  ['generate, at the first wrong record', ['generate', '-', '-o', '-'], '{"clientId":"a"}\n', 1],
  ['generate, which can not open its output', ['generate', '-', '-o', 'none/up.csv'], '{}\n', 2],
  ['generate, of no JSON', ['generate', '-', '-o', '-', '--from', 'csv'], 'Name\n', 2],
  ['validate, of what is no bulk file', ['validate', '-'], 'Name;Street\n\n', 2],
  ['read, of what is no bulk file', ['read', '-'], 'Name;Street\n\n', 2],
  ['apply, of a bulk file with a flag of objects', ['apply', '-', '--hash'], fullUpload(row(1)), 2],
])('%s, does not wait for the end of its input', async (_, args, input, code) => {
  const child = spawn(process.execPath, [cli, ...args, ...now]);
  child.stdin.on('error', () => {});
  child.stdin.write(input);
  expect((await once(child, 'exit'))[0]).toBe(code);
});

test('ndjson comes as it is found, before the input ends', async () => {
  const child = spawn(process.execPath, [cli, 'validate', '-', '--format', 'ndjson', ...now]);
  child.stdin.write(fullUpload(row(1).replace('Lead', '')));
  const [piece] = await once(child.stdout, 'data');
  expect(JSON.parse(String(piece))).toMatchObject({ file: '-', code: 'required', line: 3 });
  child.stdin.end();
  await once(child, 'exit');
});

test('standard input from a file, and from nowhere', async () => {
  const cwd = folderOf({ 'up.csv': fullUpload(row(1)) });
  const command = [process.execPath, cli, 'validate', '-', ...now];
  const { stdout, status } = spawnSync('sh', ['-c', '"$@" < up.csv', 'sh', ...command], { cwd });
  expect([stdout.toString().split('\n')[0], status]).toEqual(['-: valid', 0]);
  expect((await runProcess(['validate', '-', ...now])).stderr).toMatch(
    /^-: line 1: The file is empty\. /,
  );
});

test('an upload is no pipe, as it is read more than once', async () => {
  const cwd = folderOf({ 'result.csv': resultOf(back({ id: 'a' })) });
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  expect(await runProcess(['results', 'result.csv', '--upload', 'pipe'], { cwd })).toEqual({
    stdout: '',
    stderr: 'msads-bulk results: --upload needs a FILE, because it is read more than once.\n',
    code: 2,
  });
});

test('a file that is redirected to standard input is the INPUT', () => {
  const cwd = folderOf();
  const input = '{"clientId":"a"}\n';
  writeFileSync(join(cwd, 'in.csv'), input);
  const script = '"$@" < in.csv';
  const command = [process.execPath, cli, 'generate', '-', '--from', 'ndjson', '-o', 'in.csv'];
  const { stderr, status } = spawnSync('sh', ['-c', script, 'sh', ...command, ...now], { cwd });
  expect([stderr.toString(), status]).toEqual([
    'msads-bulk generate: in.csv: This file is the INPUT and would be overwritten. Name another FILE.\n',
    2,
  ]);
  expect(readFileSync(join(cwd, 'in.csv'), 'utf8')).toBe(input);
});
