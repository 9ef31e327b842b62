import { describe, expect, test } from 'vitest';
import { flags as accounts } from '../../../src/cli/commands/accounts';
import { flags as apply } from '../../../src/cli/commands/apply';
import { flags as fix } from '../../../src/cli/commands/fix';
import { flags as generate } from '../../../src/cli/commands/generate';
import { flags as goals } from '../../../src/cli/commands/goals';
import { flags as ledger } from '../../../src/cli/commands/ledger';
import { flags as login } from '../../../src/cli/commands/login';
import { flags as page } from '../../../src/cli/commands/page';
import { flags as profile } from '../../../src/cli/commands/profile';
import { flags as read } from '../../../src/cli/commands/read';
import { flags as explain } from '../../../src/cli/commands/reference/explain';
import { flags as rules } from '../../../src/cli/commands/reference/rules';
import { flags as report } from '../../../src/cli/commands/report';
import { flags as results } from '../../../src/cli/commands/results';
import { flags as send } from '../../../src/cli/commands/send';
import { flags as serviceDouble } from '../../../src/cli/commands/service-double';
import { flags as upload } from '../../../src/cli/commands/upload';
import { flags as validate } from '../../../src/cli/commands/validate';
import { flags as worker } from '../../../src/cli/commands/worker';
import { help } from '../../../src/cli/help';
import { some } from '../../support/runs';
import { useScratch } from '../../support/scratch';
import { checking, codeOf } from './command-lines';
import { lines } from './lines';
import { cellsOfFiles, nameOf, rows, section } from './table';
import { tryCell } from './try-cell';

/* The table of exit codes in docs/cli.md: each of its cells is tried, and no option is in no row. Rows of ledgers are tried in ledger.sqlite.test.ts. */

const scratch = useScratch();
const commands = {
  ...{ validate, fix, read, generate, apply, results, upload, send, accounts, goals, report },
  ...{ profile, ledger, worker, login, explain, rules, page },
  'service-double': serviceDouble,
};
const flagsIn = (text: string) =>
  [...text.matchAll(/(?<= )--?([a-z][a-z-]*)/g)].map(([, flag]) =>
    flag === 'o' ? 'output' : flag,
  );

test('the table has a row for every command, and each row is tried', () => {
  const named = new Set(rows.map(([first]) => nameOf(first).split(' ')[0]));
  const all = Object.keys(help).filter((name) => name !== 'main');
  expect([...named].sort()).toEqual(['--help,', ...all].sort());
  expect(Object.keys(commands).sort()).toEqual(all.sort());
  expect(rows.map(([first]) => nameOf(first)).sort()).toEqual(Object.keys(lines).sort());
});

describe('a command ends with the code that the table gives it', () => {
  test.each(some(cellsOfFiles))('%s: %i', (...cell) => tryCell(cell, scratch));
});

/** The options of a row, by command. Rows of `validate …` tell of all commands that check records. */
const inRows = rows.flatMap(([first]) => {
  const name = nameOf(first);
  const [command = ''] = name.split(' ');
  const owners = name.startsWith('validate …') ? checking : [command];
  return owners.flatMap((owner) => flagsIn(name).map((flag) => `${owner} --${flag}`));
});

/** The options that the list below the table says never change the code. */
const neutral = section
  .split('\n')
  .filter((line) => line.startsWith('- `'))
  .flatMap((line) => {
    const [owners = '', list = ''] = line.split(': ');
    const names = [...owners.matchAll(/`(\w+)`/g)].map(([, owner]) => owner as string);
    return names.flatMap((owner) =>
      flagsIn(` ${list.replaceAll('`', ' ')}`).map((flag) => `${owner} --${flag}`),
    );
  });

test('every option of every command is in a row, or in the list of those that change no code', () => {
  const all = Object.entries(commands).flatMap(([command, flags]) =>
    Object.keys(flags).map((flag) => `${command} --${flag}`),
  );
  const isOfHelp = (pair: string) => pair.startsWith('--help');
  expect([...inRows.filter((pair) => !isOfHelp(pair)), ...neutral].sort()).toEqual(all.sort());
});

test('each option of a row is tried with each command of the row', () => {
  const tried = new Set(
    Object.values(lines).flatMap((codes) =>
      codes.flatMap((each = []) =>
        each
          .flatMap((line) => line.split(' && '))
          .flatMap((line) => {
            const [command] = line.replace(/^\w+=\S* /, '').split(' ');
            return flagsIn(line).map((flag) => `${command} --${flag}`);
          }),
      ),
    ),
  );
  expect(inRows.filter((pair) => !tried.has(pair) && !pair.startsWith('--help'))).toEqual([]);
});

/** Command lines with each code, and values that options take. */
const plain: Readonly<Record<string, readonly string[]>> = {
  validate: ['validate good.csv', 'validate half.csv', 'validate page.csv'],
  fix: ['fix good.csv -o new.csv', 'fix half.csv -o new.csv', 'fix page.csv -o new.csv'],
  read: ['read good.csv', 'read half.csv', 'read page.csv'],
  generate: ['good.ndjson', 'old.ndjson', 'page.csv'].map((name) => `generate ${name} -o up.csv`),
  apply: ['apply good.ndjson', 'apply old.ndjson', 'apply page.csv'],
  results: ['results accepted.csv', 'results rejected.csv', 'results page.csv'],
  goals: ['goals goals.json', 'goals goals-failed.json', 'goals page.csv'],
  report: ['report report.json', 'report report-failed.json', 'report page.csv'],
  profile: ['profile good.csv'],
  rules: ['rules'],
  upload: ['good.csv', 'unknown-goal.csv', 'page.csv'].map((name) => `upload ${name}`),
  send: ['good.ndjson', 'old.ndjson', 'page.csv'].map((name) => `send ${name}`),
  accounts: ['accounts'],
};
const values: Readonly<Record<string, string>> = {
  format: 'json',
  report: 'report.html',
  'max-issues': '1',
  'max-items': '1',
  kind: 'result',
  type: 'goal',
  now: '2020-01-01T00:00:00Z',
  severity: 'duplicate=off',
  channel: 'sandbox',
  config: 'lenient.json',
  'response-mode': 'errors-and-results',
};

test.each(some(neutral))('%s changes no code', async (pair) => {
  const [command = '', flag = ''] = pair.split(' ');
  const option = [flag, values[flag.slice(2)]].filter(Boolean).join(' ');
  for (const [code, line] of (plain[command] ?? []).entries())
    expect([line, await codeOf(`${line} ${option}`, scratch)]).toEqual([line, code]);
});
