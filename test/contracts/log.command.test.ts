import { describe, expect, it, test } from 'vitest';
import { type Command, help } from '../../src/cli/help';
import { folderOf, fromNdjson, now, run } from '../support/run';
import { some } from '../support/runs';
import { faultsOf } from '../support/schemas';
import { openServiceRun } from '../support/service-run';
import { expectValid } from './outputs';
import { files, runs } from './runs';

/* Standard error as JSON. */

const json = ['--log-format', 'json'];
const commands = Object.keys(help).filter(
  (name): name is Exclude<Command, 'main'> => name !== 'main',
);

describe.each(commands)('%s', (command) => {
  it('says in JSON what is wrong with its use', async () => {
    const { stdout, stderr, code } = await run([command, ...json, '--nonsense']);
    const message = 'Unknown option (10 characters). Add --help for a list.';
    expect({ stdout, entries: fromNdjson(stderr), code }).toEqual({
      ...{ stdout: '', code: 2 },
      entries: [{ level: 'error', command, message }],
    });
    expectValid('log', fromNdjson(stderr));
  });

  it('names the option in its help', () =>
    expect(help[command]).toContain('--log-format text|json'));
});

const lines = [
  ...new Set(runs.flatMap(([, , all]) => all.map((line) => line.replace(' --format json', '')))),
  ...[
    'validate none.csv up.csv',
    'generate in.ndjson -o up.zip.csv',
    'apply in.ndjson --format soap',
  ],
  ...['validate up.csv --goals goals-answer.json', 'validate up.csv --goals faulty.csv'],
];

test.each(some(lines))('%s', async (line) => {
  const args = line.split(' ');
  const isTimed = !/^(?:accounts|goals|report|results|rules) /.test(`${line} `);
  const outcomeOf = async (more: readonly string[]) => {
    const { run } = await openServiceRun({ goals: ['Lead'] });
    return run([...args, ...(isTimed ? now : []), ...more], { cwd: folderOf(files) });
  };
  const text = await outcomeOf([]);
  const entries = await outcomeOf(json);
  expect([entries.code, entries.stdout.length]).toEqual([text.code, text.stdout.length]);
  const values = entries.stderr.split('\n').filter((each) => each !== '');
  for (const value of values) expectValid('log', [JSON.parse(value)]);
  const isRead = args[0] === 'read';
  if (!isRead) expect(values).toHaveLength(text.stderr.split('\n').length - 1);
  expect(values.length > 0).toBe(text.stderr !== '');
});

it('has an entry for each issue, with its place and its facts', async () => {
  const cwd = folderOf(files);
  const args = ['generate', 'wrong.ndjson', '-o', 'new.csv', '--on-error', 'skip'];
  const { stderr } = await run([...args, ...now, ...json], { cwd });
  const [first, ...others] = fromNdjson(stderr) as Record<string, unknown>[];
  expect(first).toMatchObject({
    ...{ level: 'error', code: expect.any(String), file: 'wrong.ndjson', line: 2 },
  });
  expect(others).toContainEqual(
    expect.objectContaining({
      ...{ level: 'error', code: 'property-unknown', file: 'wrong.ndjson', line: 3 },
      facts: { name: 'a', reason: 'unknown' },
    }),
  );
  expect(others.at(-1)).toEqual({
    ...{ level: 'info', message: 'new.csv: 1 record written, 2 left out' },
  });
});

it('counts what the caps leave out', async () => {
  const args = ['apply', 'faulty.csv', '--on-error', 'skip', '--max-issues', '1', ...now, ...json];
  const { stderr } = await run(args, { cwd: folderOf(files) });
  const more = (fromNdjson(stderr) as { count?: number }[]).filter(
    ({ count }) => count !== undefined,
  );
  expect(more).not.toEqual([]);
});

it.each([
  [
    ['validate', 'up.csv', '--log-format', 'xml'],
    'msads-bulk validate: --log-format must be text or json.\n',
  ],
  [
    ['validate', '--log-format'],
    "msads-bulk validate: Option '--log-format <value>' needs a value.\n",
  ],
  [
    ['validate', 'none.csv', '--log-format', 'json', '--log-format=text'],
    'none.csv: no such file or folder.\n',
  ],
  [['validate', '--', '--log-format=json'], '--log-format=json: no such file or folder.\n'],
  [['--log-format'], 'msads-bulk: Name a command first. Run msads-bulk --help for a list.\n'],
])('%j is text', async (args, stderr) => {
  expect(await run(args, { cwd: folderOf() })).toMatchObject({ stdout: '', stderr, code: 2 });
});

it.each([
  [['nothing', ...json], 'Unknown command (7 characters).'],
  [json, 'Name a command first.'],
  [['--log-format=json'], 'Name a command first.'],
  [[...json, 'validate', 'up.csv'], 'Name a command first.'],
  [['', ...json], 'Name a command first.'],
])('%j says in JSON that there is no such command', async (args, wrong) => {
  const { stdout, stderr, code } = await run(args);
  const message = `${wrong} Run msads-bulk --help for a list.`;
  expect([stdout, fromNdjson(stderr), code]).toEqual(['', [{ level: 'error', message }], 2]);
});

it('shows no progress', async () => {
  const cwd = folderOf(files);
  const { stderr } = await run(['validate', 'up.csv', ...json], { cwd, terminals: ['stderr'] });
  expect(stderr).toBe('');
});

it('is not what has no level', () => {
  expect(faultsOf('log', { message: 'a' })).not.toEqual([]);
  expect(faultsOf('log', { level: 'debug', message: 'a' })).not.toEqual([]);
});
