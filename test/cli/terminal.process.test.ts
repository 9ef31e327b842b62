import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from '../support/process';
import { folderOf, now } from '../support/run';
import { fullUpload } from '../support/upload-text';

/* A terminal of the system is one for the command too; test/cli/output/terminal.test.ts has the rest. */

const add =
  'Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,f894f652ea334e739002f7167ab8f8e3';

/** Runs a shell line on a terminal, in a folder with `good.csv`; `cli` stands for the command. */
function onTerminal(line: string) {
  const cwd = folderOf({ 'good.csv': fullUpload(add) });
  const shell = line.replaceAll('cli', `"${process.execPath}" "${cli}"`);
  const { stdout, status } = spawnSync('script', ['-qec', shell, '/dev/null'], {
    cwd,
    // Bash prints a warning where a locale is not installed.
    env: { ...process.env, SHELL: '/bin/sh', NO_COLOR: '', FORCE_COLOR: '', TERM: 'xterm' },
    input: '',
  });
  return { screen: stdout.toString().replaceAll('\r\n', '\n'), status, cwd };
}

test('colour on a terminal', () => {
  const { screen, status } = onTerminal(`cli validate good.csv ${now.join(' ')}`);
  expect(screen).toContain('good.csv: \u001b[32mvalid\u001b[0m\n');
  expect(status).toBe(0);
});

test('a progress line on a terminal, gone at the end', () => {
  // Rows that take two seconds to come.
  const rows = 'cat good.csv; for i in 1 2 3 4 5 6 7 8; do sleep 0.25; tail -n 1 good.csv; done';
  const { screen, cwd } = onTerminal(
    `{ ${rows}; } | cli validate - ${now.join(' ')} --no-duplicates > out`,
  );
  const erase = '\u001b[K';
  const [nothing, ...shown] = screen.split('\r');
  expect([nothing, shown.pop()]).toEqual(['', erase]);
  expect(shown.length).toBeGreaterThan(0);
  for (const line of shown) expect(line.replace(/\d+/, 'N')).toBe(`-: N rows${erase}`);
  expect(readFileSync(join(cwd, 'out'), 'utf8')).toContain('9 records (9 Add)');
});
