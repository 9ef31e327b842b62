import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inputOf, uploadOf } from '../support/lead-records';
import { cli } from '../support/process';
import { type Files, folderOf, ndjson, now } from '../support/run';

/** Runs a shell line in a folder with these files; `cli` stands for the command. */
function shell(line: string, files: Files, prepare: (cwd: string) => void = () => {}) {
  const cwd = folderOf(files);
  prepare(cwd);
  const command = line.replaceAll('cli', `"${process.execPath}" "${cli}"`);
  const { status, stderr } = spawnSync('/bin/sh', ['-c', command], { cwd, timeout: 20_000 });
  return { status, stderr: stderr.toString(), text: (name: string) => text(cwd, name) };
}
const text = (cwd: string, name: string) => readFileSync(join(cwd, name), 'utf8');

const at = now.join(' ');
const rejected = `${inputOf(1)}${ndjson({})}`;
// The size of a file is limited for a command that reads what it prints: it would fill the disk.
const limited = 'ulimit -f 2000;';

describe('a file that standard output or standard error goes to', () => {
  test.each([
    ['is not read', `cli read a.csv ${at} >> a.csv`],
    ['is not validated', `${limited} cli validate a.csv --format ndjson ${at} >> a.csv`],
    ['is not read through a link', `ln -s a.csv b.csv; cli validate b.csv ${at} >> a.csv`],
    ['is not read as standard input', `cli validate - ${at} < a.csv >> a.csv`],
    ['does not hold goals', `cli validate c.csv --goals a.csv ${at} >> a.csv`],
    ['is not fixed', `cli fix a.csv -o new.csv ${at} >> a.csv`],
    ['is not written by -o', `cli generate in.ndjson -o a.csv --format json ${at} >> a.csv`],
  ])('%s', (_, line) => {
    const files = { 'a.csv': uploadOf(1), 'c.csv': uploadOf(2), 'in.ndjson': inputOf(1) };
    const { status, stderr, text } = shell(line, files);
    expect(status).toBe(2);
    expect(stderr).toContain('Standard output is redirected to this file. Name another FILE.\n');
    expect(text('a.csv')).toBe(files['a.csv']);
  });

  test('is not written by --rejects, which would lose the upload', () => {
    const line = `cli generate in.ndjson -o - --max-rejected 1 --rejects out ${at} > out`;
    expect(shell(line, { 'in.ndjson': rejected })).toMatchObject({
      status: 2,
      stderr:
        'msads-bulk generate: out: Standard output is redirected to this file. Name another FILE.\n',
    });
  });

  test('is not read by a command whose errors it collects', () => {
    const { status, text } = shell(`cli read a.csv ${at} 2>> a.csv`, { 'a.csv': uploadOf(1) });
    expect(status).toBe(2);
    expect(text('a.csv')).toBe(
      `${uploadOf(1)}msads-bulk read: a.csv: Standard error is redirected to this file. Name another FILE.\n`,
    );
  });
});

describe('a signal ends a command that waits', () => {
  const patience = 'timeout --foreground --preserve-status --kill-after=5 --signal';
  const pipe = (cwd: string) => execFileSync('mkfifo', [join(cwd, 'p.csv')]);

  test.each([
    ['INT', 130, 'generate in.ndjson -o p.csv'],
    ['TERM', 143, 'generate in.ndjson -o p.csv'],
    ['INT', 130, 'generate in.ndjson -o new.csv --rejects p.csv'],
  ])('SIG%s, %i: for a reader of its output, %s', (signal, code, args) => {
    const line = `${patience}=${signal} 1 cli ${args} ${at}`;
    expect(shell(line, { 'in.ndjson': inputOf(1) }, pipe)).toMatchObject({ status: code });
  });

  test.each(['/dev/stdin', '/dev/tty'])('for a line of the terminal, read as %s', (path) => {
    const command = `${patience}=INT 1 cli validate ${path}`;
    const line = `sleep 4 | SHELL=/bin/sh script -qec '${command}' /dev/null`;
    expect(shell(line, {})).toMatchObject({ status: 130 });
  });
});

test.each([
  ['validate x.csv', 'x.csv'],
  ['generate - -o x.csv --from ndjson < ../in.ndjson', 'x.csv'],
])('in a folder that was removed there is no file: %s', (args, name) => {
  const line = `mkdir gone; cd gone; rmdir ../gone; cli ${args}`;
  const { status, stderr } = shell(line, { 'in.ndjson': inputOf(1) });
  expect(status).toBe(2);
  expect(stderr).toMatch(
    new RegExp(`^(?:msads-bulk \\w+: )?${name}: no such file or folder\\.\n$`, 'm'),
  );
});

test('an open pipe is written to by its number', () => {
  const line = `cli generate in.ndjson -o /dev/fd/3 ${at} 3>&1 >&2 | cat > out.csv`;
  const { stderr, text } = shell(line, { 'in.ndjson': inputOf(1) });
  expect(stderr).toBe('/dev/fd/3: 1 record written\n');
  expect(text('out.csv')).toBe(uploadOf(1));
});

test('a pipe gets the whole output although its reader comes late', () => {
  const line = `mkfifo p.csv; { sleep 1; cat p.csv > out.csv; } & cli generate in.ndjson -o p.csv ${at}; wait`;
  const { text, stderr } = shell(line, { 'in.ndjson': inputOf(1) });
  expect(stderr).toBe('p.csv: 1 record written\n');
  expect(text('out.csv')).toBe(uploadOf(1));
});

test('a pipe in the folder of the requests is not opened', () => {
  const line = `timeout --kill-after=5 10 cli apply in.ndjson --out-dir out ${at}`;
  const prepare = (cwd: string) => {
    mkdirSync(join(cwd, 'out'));
    execFileSync('mkfifo', [join(cwd, 'out', 'index.json')]);
  };
  expect(shell(line, { 'in.ndjson': inputOf(1) }, prepare)).toMatchObject({
    status: 2,
    stderr:
      'msads-bulk apply: out/index.json: This file was not written by apply and would be overwritten. Move it, or name another DIR.\n',
  });
});
