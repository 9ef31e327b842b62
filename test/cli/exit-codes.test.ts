import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { help } from '../../src/cli/help';
import { now, run } from '../support/run';
import { useScratch } from '../support/scratch';
import { files } from './exit-code-files';

/* The table of exit codes in docs/cli.md: each of its cells is tried. */

const scratch = useScratch();

const isOfRecords = (command: string) => /^(validate|read|fix|generate|apply)\b/.test(command);

/** Runs a command line in a folder with these files. */
async function codeOf(command: string): Promise<number | null> {
  for (const [name, text] of Object.entries(files)) writeFileSync(scratch.at(name), text);
  const args = [...command.split(' '), ...(isOfRecords(command) ? now : [])];
  return (await run(args, { cwd: scratch.path })).code;
}

/** Command lines by the first cell of their row, one or more for each code that the row has. */
const cases: Readonly<Record<string, readonly (readonly string[] | undefined)[]>> = {
  'validate FILE…': [
    [
      'validate good.csv',
      'validate warned.csv good.csv',
      'validate good.csv --quiet --format json',
    ],
    ['validate faulty.csv', 'validate good.csv faulty.csv', 'validate faulty.csv --format sarif'],
    ['validate page.csv', 'validate faulty.csv absent.csv good.csv', 'validate page.csv --quiet'],
  ],
  'validate … --strict': [
    ['validate good.csv --strict'],
    ['validate warned.csv --strict'],
    ['validate page.csv --strict'],
  ],
  'validate … --severity CODE=LEVEL': [
    [
      'validate old.csv --severity conversion-too-old=warning',
      'validate warned.csv --severity bom-missing=off',
    ],
    ['validate warned.csv --severity bom-missing=error'],
    [
      'validate good.csv --severity bom-mising=off',
      'validate faulty.csv --severity number-format=warning',
      'validate page.csv --severity bom-missing=off',
    ],
  ],
  'validate … --goals FILE --clicks FILE': [
    ['validate good.csv --goals goals.json'],
    ['validate faulty.csv --goals goals.json'],
    ['validate good.csv --goals goals-failed.json', 'validate good.csv --clicks page.csv'],
  ],
  'fix INPUT -o FILE': [
    ['fix warned.csv -o new.csv', 'fix iso.csv -o new.csv'],
    ['fix faulty.csv -o new.csv'],
    [
      'fix page.csv -o new.csv',
      'fix good.csv',
      'fix good.csv -o new.txt',
      'fix good.csv -o good.csv',
    ],
  ],
  'read FILE': [['read good.csv'], ['read half.csv'], ['read page.csv', 'read absent.csv']],
  'generate INPUT -o FILE': [
    ['generate good.ndjson -o up.csv', 'generate good.ndjson -o -'],
    ['generate half.ndjson -o up.csv', 'generate none.ndjson -o up.csv'],
    ['generate page.csv -o up.csv', 'generate good.ndjson', 'generate good.ndjson -o up.txt'],
  ],
  'generate … --on-error skip': [
    ['generate good.ndjson -o up.csv --on-error skip'],
    ['generate half.ndjson -o up.csv --on-error skip'],
    ['generate page.csv -o up.csv --on-error skip'],
  ],
  'generate … --max-rejected N\\|P%': [
    [
      'generate half.ndjson -o up.csv --max-rejected 1',
      'generate half.ndjson -o up.csv --max-rejected 50%',
    ],
    [
      'generate half.ndjson -o up.csv --max-rejected 0',
      'generate half.ndjson -o up.csv --max-rejected 49%',
      'generate none-right.ndjson -o up.csv --max-rejected 100%',
    ],
    ['generate half.ndjson -o up.csv --max-rejected few'],
  ],
  'generate … --allow-empty': [
    ['generate none.ndjson -o up.csv --allow-empty'],
    ['generate half.ndjson -o up.csv --allow-empty'],
    ['generate page.csv -o up.csv --allow-empty'],
  ],
  'apply INPUT': [
    ['apply good.ndjson', 'apply good.csv'],
    ['apply half.ndjson', 'apply half.csv', 'apply none.ndjson'],
    ['apply page.csv', 'apply good.ndjson --format xml'],
  ],
  'apply … --on-error skip': [
    ['apply good.ndjson --on-error skip'],
    ['apply half.ndjson --on-error skip'],
    ['apply page.csv --on-error skip'],
  ],
  'apply … --max-rejected N\\|P%': [
    ['apply half.ndjson --max-rejected 1 --out-dir out'],
    ['apply half.ndjson --max-rejected 0 --out-dir out'],
    ['apply half.ndjson --max-rejected few'],
  ],
  'apply … --allow-empty': [
    ['apply none.ndjson --allow-empty'],
    ['apply half.ndjson --allow-empty'],
    ['apply page.csv --allow-empty'],
  ],
  'results RESULT': [
    ['results accepted.csv'],
    ['results rejected.csv'],
    ['results page.csv', 'results good.csv', 'results good.csv --upload good.csv'],
  ],
  'results … --upload FILE': [
    ['results accepted.csv --upload good.csv'],
    [
      'results rejected.csv --upload good.csv',
      'results rejected.csv --upload good.csv --retry again.csv --rejects no.csv',
    ],
    [
      'results other.csv --upload good.csv',
      'results rejected.csv --upload absent.csv',
      'results rejected.csv --upload good.csv --retry again.txt',
    ],
  ],
  'goals FILE': [
    ['goals goals.json', 'goals no-goals.json'],
    ['goals goals-failed.json'],
    ['goals page.csv', 'goals good.csv', 'goals absent.json'],
  ],
  'report FILE…': [
    ['report report.json'],
    ['report report-failed.json', 'report report.json report-failed.json'],
    ['report page.csv', 'report absent.json'],
  ],
  'explain CODE': [
    ['explain time-format', 'explain 5607'],
    undefined,
    ['explain nothing-like-it', 'explain'],
  ],
  rules: [['rules'], undefined, ['rules extra', 'rules --format yaml']],
  '--help, --version': [
    ['--help', '--version', 'validate --help', 'rules -h'],
    undefined,
    ['--halp'],
  ],
};

const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
const section = page.split('## Exit codes')[1]?.split('\n## ')[0] ?? '';
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const nameOf = (cell = '') => cell.replaceAll('`', '');

test('the table has a row for every command, and each row is tried', () => {
  const commands = Object.keys(help).filter((name) => name !== 'main');
  const named = new Set(rows.map(([first]) => nameOf(first).split(' ')[0]));
  expect([...named].sort()).toEqual(['--help,', ...commands].sort());
  expect(rows.map(([first]) => nameOf(first))).toEqual(Object.keys(cases));
});

const table = rows.flatMap(([first, ...cells]) =>
  cells.map((cell, code) => [nameOf(first), code, cell] as const),
);

describe('a command ends with the code that the table gives it', () => {
  test.each(table)('%s: %i', async (name, code, cell) => {
    const lines = cases[name]?.[code] ?? [];
    // A dash stands for a code that the command never has.
    expect(lines.length > 0).toBe(cell !== '–');
    const codes = [];
    for (const line of lines) codes.push([line, await codeOf(line)]);
    expect(codes).toEqual(lines.map((line) => [line, code]));
  });
});
