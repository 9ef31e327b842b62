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

const cells = rows.flatMap(([first, ...codes]) =>
  codes.map((cell, code) => [nameOf(first), code, cell] as const),
);
export const cellsOfFiles = cells.filter(([name]) => !needsSqlite(name));
export const cellsOfLedgers = cells.filter(([name]) => needsSqlite(name));
