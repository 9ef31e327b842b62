import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, type Files, folderOf, now } from '../support/run';
import { fullUpload } from '../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const add = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`;
const files: Files = {
  'good.csv': fullUpload(add),
  'bad.csv': fullUpload(
    add.replace('Lead', ''),
    add.replace('11/2/2026 9:30:00 AM', '2026-11-02T09:30:00Z'),
  ),
  'empty.csv': '',
  'in.ndjson': '{}\n',
};

/** Runs a shell line on a terminal; `cli` stands for the command. What it writes to `err` and `out` too. */
function onTerminal(line: string, env: Readonly<Record<string, string>> = {}) {
  const cwd = folderOf(files);
  const command = `"${process.execPath}" "${cli}"`;
  const shell = line.replaceAll('cli', command).replaceAll('NOW', now.join(' '));
  const { stdout, status } = spawnSync('script', ['-qec', shell, '/dev/null'], {
    cwd,
    // Bash has words of its own for a locale that is not installed.
    env: {
      ...{ ...process.env, SHELL: '/bin/sh', NO_COLOR: '', FORCE_COLOR: '', TERM: 'xterm' },
      ...env,
    },
    input: '',
  });
  const text = (name: string) =>
    existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), 'utf8') : '';
  return {
    screen: stdout.toString().replaceAll('\r\n', '\n'),
    out: text('out'),
    err: text('err'),
    status,
  };
}

const red = (text: string) => `\u001b[31m${text}\u001b[0m`;
const yellow = (text: string) => `\u001b[33m${text}\u001b[0m`;
const green = (text: string) => `\u001b[32m${text}\u001b[0m`;
const faint = (text: string) => `\u001b[2m${text}\u001b[0m`;

const bad = (ink: { red: typeof red; yellow: typeof red; faint: typeof red }) =>
  [
    `bad.csv:3  ${ink.red('error')}  Conversion Name  Conversion Name is empty. An Add requires it.  ${ink.faint('(required, service 5605)')}`,
    `bad.csv:4  ${ink.yellow('warning')}  Conversion Time  The time is in an ISO format, which the service has been known to reject. Write it in UTC as M/d/yyyy h:mm:ss AM.  ${ink.faint('(time-iso, service 5607)')}`,
    '',
    `bad.csv: ${ink.red('not valid')}`,
    '  3 rows: 2 Add, 0 Restate, 0 Retract',
    '  1 error, 1 warning',
    '',
  ].join('\n');
const plain = (text: string) => text;
const plainBad = bad({ red: plain, yellow: plain, faint: plain });

test('colour on a terminal', () => {
  expect(onTerminal('cli validate bad.csv NOW')).toEqual({
    ...{ screen: bad({ red, yellow, faint }), out: '', err: '', status: 1 },
  });
  expect(onTerminal('cli validate good.csv NOW').screen).toContain(`good.csv: ${green('valid')}\n`);
});

test('no colour with NO_COLOR, and none where no terminal is', () => {
  expect(onTerminal('cli validate bad.csv NOW', { NO_COLOR: '1' }).screen).toBe(plainBad);
  const { out, screen } = onTerminal('cli validate bad.csv NOW > out');
  expect([out, screen]).toEqual([plainBad, '']);
  expect(onTerminal('cli validate bad.csv NOW 2> err').screen).toBe(bad({ red, yellow, faint }));
});

test('the issues of generate have colour where stderr is a terminal', () => {
  const line = 'cli generate in.ndjson -o up.csv NOW --severity no-identifier=off';
  expect(onTerminal(`${line} > out`).screen).toContain(`in.ndjson:1  ${red('error')}  `);
  expect(onTerminal(`${line} 2> err`).err).toContain('in.ndjson:1  error  ');
  expect(onTerminal(line, { NO_COLOR: '1' }).screen).toContain('in.ndjson:1  error  ');
});

test('JSON has no colour', () => {
  for (const format of ['json', 'ndjson', 'sarif'])
    expect(onTerminal(`cli validate bad.csv NOW --format ${format}`).screen).not.toContain(
      '\u001b',
    );
});

test('what can not be read is said once, between the streams', () => {
  const { screen } = onTerminal('cli validate empty.csv NOW');
  expect(screen.match(/The file is empty/g)).toHaveLength(1);
});

/** Rows that take three seconds to come. */
const slowly = (use: string) =>
  `{ cat good.csv; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do sleep 0.25; tail -n 1 good.csv; done; } | ${use}`;

test('a progress line on a terminal, gone at the end', () => {
  const { screen, out } = onTerminal(slowly('cli validate - NOW --no-duplicates > out'));
  const erase = '\u001b[K';
  const [nothing, ...shown] = screen.split('\r');
  expect([nothing, shown.pop()]).toEqual(['', erase]);
  expect(shown.length).toBeGreaterThan(0);
  for (const line of shown) expect(line.replace(/\d+/, 'N')).toBe(`-: N rows${erase}`);
  expect(out).toContain('14 rows');
});

test('no progress line where stderr is no terminal', () => {
  const { screen, err } = onTerminal(slowly('cli validate - NOW --no-duplicates 2> err'));
  expect(err).toBe('');
  expect(screen).toMatch(/^-: .*valid/);
  expect(screen).not.toContain('\r');
});

test('no progress line for work that is done within a second', () => {
  expect(onTerminal('cli validate good.csv NOW > out').screen).toBe('');
});
