import { readFileSync } from 'node:fs';
import { lines } from './lines';

const page = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');

/** The section of docs/cli.md with the table of exit codes. */
export const section = page.split('## Exit codes')[1]?.split('\n## ')[0] ?? '';

/** The cells of the table, by row. */
export const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

export const nameOf = (cell = '') => cell.replaceAll('`', '');

/** Whether a row is about a ledger in a file, which needs the SQLite of Node. */
const needsSqlite = (name: string) =>
  (lines[name] ?? []).some((each) => each?.some((line) => /\bledger\b/.test(line)));

/** What needs pg-boss, and a database: see test/fleet/command.test.ts. */
const needsFleet = (name: string, code: number) => name.startsWith('worker ') && code < 2;

const cells = rows
  .flatMap(([first, ...codes]) => codes.map((cell, code) => [nameOf(first), code, cell] as const))
  .filter(([name, code]) => !needsFleet(name, code));
export const cellsOfFiles = cells.filter(([name]) => !needsSqlite(name));
export const cellsOfLedgers = cells.filter(([name]) => needsSqlite(name));
