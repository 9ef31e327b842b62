import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Flags } from '../../src/cli/flags/arguments';
import { type Command, help } from '../../src/cli/help';
import { inputOf, uploadOf } from '../support/lead-records';
import { back, uploadOf as pairUpload, resultOf, wrong } from '../support/pair';
import { type Files, folderOf, ndjson, now, run, type Settings } from '../support/run';
import { openServiceRun } from '../support/service-run';

/*
 * Every file that a command reads against every file that it writes. The tables of flags say which files
 * these are, and the help says which flags name one: a new flag fails here until its table and this one
 * know it.
 */

const goals = JSON.stringify([{ name: 'Lead' }]);
const clicks = 'Microsoft Click Id,Click Time\n';
const facts = {
  ...{ '--goals': 'goals.json', '--clicks': 'clicks.csv', '--ledger': 'sent.db' },
  '--config': 'config.json',
};
const factFiles = { 'goals.json': goals, 'clicks.csv': clicks, 'sent.db': '', 'config.json': '{}' };
const [a, b] = [{ id: 'a' }, { id: 'b' }];

interface Row {
  readonly files: Files;
  /** The files that are read, by what the help calls them. */
  readonly reads: Readonly<Record<string, string>>;
  /** The files that are written. What a flag makes out of its path follows it. */
  readonly writes: Readonly<Record<string, readonly [named: string, ...made: string[]]>>;
  /** Arguments that each run has. */
  readonly more?: readonly string[];
}

const records = `${inputOf(1, 2)}${ndjson({})}`;
const skip = ['--on-error', 'skip', ...now];
const reported = { '--report': ['report.html'] } as const;
const rows: Partial<Record<Command, readonly Row[]>> = {
  validate: [
    {
      files: { 'up.csv': uploadOf(1), ...factFiles },
      reads: { FILE: 'up.csv', ...facts },
      writes: reported,
      more: now,
    },
  ],
  fix: [
    {
      files: { 'up.csv': uploadOf(1), 'goals.json': goals, 'clicks.csv': clicks, 'my.json': '{}' },
      reads: {
        ...{ INPUT: 'up.csv', '--goals': 'goals.json', '--clicks': 'clicks.csv' },
        '--config': 'my.json',
      },
      writes: { '--output': ['new.csv'] },
      more: now,
    },
  ],
  generate: [
    {
      files: { in: records, ...factFiles },
      reads: { INPUT: 'in', ...facts },
      writes: { '--rejects': ['rejects.ndjson'], '--output': ['new.csv'], ...reported },
      more: ['--from', 'ndjson', ...skip],
    },
    {
      files: { in: records, ...factFiles },
      reads: { INPUT: 'in', ...facts },
      writes: {
        '--rejects': ['rejects.ndjson'],
        '--output': ['new.csv', 'new-001.csv', 'new-002.csv'],
        ...reported,
      },
      more: ['--from', 'ndjson', '--max-rows', '1', ...skip],
    },
    {
      files: { in: records, ...factFiles },
      reads: { INPUT: 'in', ...facts },
      writes: { '--rejects': ['rejects.ndjson'], '--output': ['new.zip'], ...reported },
      more: ['--from', 'ndjson', '--zip', ...skip],
    },
  ],
  apply: [
    {
      files: { in: records, ...factFiles },
      reads: { INPUT: 'in', ...facts },
      writes: {
        '--rejects': ['rejects.ndjson'],
        '--out-dir': ['.', '00001-ApplyOfflineConversions.json', 'index.json'],
      },
      more: ['--from', 'ndjson', ...skip],
    },
  ],
  results: [
    {
      files: {
        ...{ 'up.csv': pairUpload(a, b), 'result.csv': resultOf(back(a), wrong(a, 5625)) },
        'sent.db': '',
      },
      reads: { RESULT: 'result.csv', '--upload': 'up.csv', '--ledger': 'sent.db' },
      writes: { '--retry': ['retry.csv'], '--rejects': ['rejects.csv'], ...reported },
    },
  ],
  goals: [{ files: { 'goals.json': goals }, reads: { FILE: 'goals.json' }, writes: reported }],
  profile: [{ files: { 'up.csv': uploadOf(1) }, reads: { FILE: 'up.csv' }, writes: reported }],
  report: [
    {
      files: { 'answer.json': '{"OfflineGoalConversionSummaries":[]}' },
      reads: { FILE: 'answer.json' },
      writes: reported,
    },
  ],
  upload: [
    {
      files: { 'up.csv': pairUpload(a, { ...b, name: 'Visit' }), ...factFiles },
      reads: { FILE: 'up.csv', ...facts },
      writes: {
        '--result': ['result.csv'],
        '--retry': ['retry.csv'],
        '--rejects': ['rejects.csv'],
      },
      more: ['--severity', 'goal-unknown=warning', ...now],
    },
  ],
  send: [
    {
      files: { in: records, ...factFiles },
      reads: { INPUT: 'in', ...facts },
      writes: {
        '--rejects': ['rejects.ndjson'],
        '--output': ['new.csv', 'new-001.csv', 'new-001.result.csv'],
      },
      more: ['--from', 'ndjson', ...skip],
    },
  ],
};

/** Runs a command; one that calls the service with a double that knows one goal. */
async function runRow(args: readonly string[], settings: Settings) {
  if (!['upload', 'send'].includes(args[0] ?? '')) return run(args, settings);
  return (await openServiceRun({ goals: ['Lead'] })).run(args, settings);
}

const commands = Object.keys(help).filter((name): name is Command => name !== 'main');
/** Commands that are in a folder with others. */
const places: { readonly [name in Command]?: string } = {
  explain: 'reference/explain',
  rules: 'reference/rules',
};
const flagsOf = async (command: Command) => {
  const place = places[command] ?? command;
  return (
    (await import(/* @vite-ignore */ `../../src/cli/commands/${place}`)) as {
      readonly flags: Flags;
    }
  ).flags;
};

describe.each(commands)('%s', (command) => {
  test('says of each flag that names a file what happens to it', async () => {
    const flags = await flagsOf(command);
    const inHelp = [...help[command].matchAll(/--([\w-]+) (?:FILE|DIR|UPLOAD)\b/g)]
      .map(([, flag = '']) => flag)
      .filter((flag) => flag in flags);
    const inTable = Object.keys(flags).filter((flag) => flags[flag]?.file);
    expect(inTable.sort()).toEqual([...new Set(inHelp)].sort());
  });

  test('has a row for each of them, if it writes any', async () => {
    const named = Object.entries(await flagsOf(command)).flatMap(([flag, { file }]) =>
      file ? [[`--${flag}`, file === 'read' ? 'read' : 'write'] as const] : [],
    );
    if (!named.some(([, use]) => use === 'write')) return expect(rows[command]).toBeUndefined();
    for (const { reads, writes } of rows[command] ?? [])
      expect([...named].sort()).toEqual(
        [
          ...Object.keys(reads).flatMap((name) => (name.startsWith('--') ? [[name, 'read']] : [])),
          ...Object.keys(writes).map((name) => [name, 'write']),
        ].sort(),
      );
    expect(rows[command]).not.toBeUndefined();
  });
});

const all = Object.entries(rows).flatMap(([command, given]) =>
  given.map((row) => ({ command, row, title: [command, ...(row.more ?? [])].join(' ') })),
);

/** Whether a file is named by an argument, so that it is known before anything is opened. */
const isNamed = ({ writes }: Row, target: string) =>
  Object.values(writes).some(([named]) => named === target);

/** The arguments of a run: what is read, and what is written. */
function argsOf({ reads, writes, more = [] }: Row, command: string): readonly string[] {
  const named = [...Object.entries(reads), ...Object.entries(writes).map(([k, [v]]) => [k, v])];
  return [
    command,
    ...named.flatMap(([name = '', path = '']) => (name.startsWith('--') ? [name, path] : [path])),
    ...more,
  ];
}

/** Opening a ledger in a file needs the SQLite of Node: see ledger/files.sqlite.test.ts. */
function withoutLedger(row: Row): Row {
  const { '--ledger': _, ...reads } = row.reads;
  return { ...row, reads };
}

const namesIn = (cwd: string) =>
  readdirSync(cwd)
    .filter((name) => name !== 'links')
    .sort();

const contentOf = (cwd: string) =>
  Object.fromEntries(readdirSync(cwd).map((name) => [name, readFileSync(join(cwd, name))]));

describe.each(all)('$title', ({ command, row }) => {
  test('writes its files for their owner only, and changes none that it reads', async () => {
    const cwd = folderOf(row.files);
    const before = contentOf(cwd);
    await runRow(argsOf(withoutLedger(row), command), { cwd });
    expect(contentOf(cwd)).toMatchObject(before);
    const made = Object.values(row.writes)
      .flat()
      .filter((name) => readdirSync(cwd).includes(name));
    const expected = Object.values(row.writes).flatMap(([first, ...rest]) =>
      rest.length > 0 ? rest : [first],
    );
    expect(made).toEqual(expected);
    for (const name of made) expect(statSync(join(cwd, name)).mode & 0o777, name).toBe(0o600);
  });

  /** One file each is read and written: the path that is read leads to the one that is written. */
  const pairs = Object.entries(row.reads).flatMap(([input, path]) =>
    Object.values(row.writes)
      .flat()
      .filter((target) => target !== '.')
      .map((target) => ({ input, path, target }))
      .filter(({ input, target }) => input !== '--ledger' || isNamed(row, target)),
  );
  const ways: Readonly<Record<string, (path: string, target: string) => void>> = {
    symlink: (path, target) => symlinkSync(path, target),
    'hard link': (path, target) => linkSync(path, target),
    'link behind a link': (path, target) => {
      mkdirSync(join(dirname(path), 'links'));
      const between = join(dirname(path), 'links', 'between');
      symlinkSync(path, between);
      symlinkSync(between, target);
    },
  };
  test.each(pairs.flatMap((pair) => Object.keys(ways).map((way) => ({ ...pair, way }))))(
    '$target is a $way of the file of $input',
    async ({ input, path, target, way }) => {
      const cwd = folderOf(row.files);
      ways[way]?.(join(cwd, path), join(cwd, target));
      const args = argsOf(isNamed(row, target) ? row : withoutLedger(row), command);
      const { stdout, stderr, code } = await runRow(args, { cwd });
      const what = input.startsWith('--') ? `file of ${input}` : input;
      // Issues may be printed before it.
      expect(stderr.split('\n').at(-2)).toBe(
        `msads-bulk ${command}: ${target}: This file is the ${what} and would be overwritten. Name another FILE.`,
      );
      expect([stdout, code]).toEqual(['', 2]);
      expect(readFileSync(join(cwd, path)).toString()).toBe(row.files[path]);
      expect(namesIn(cwd)).toEqual([...Object.keys(row.files), target].sort());
    },
  );

  const targets = Object.entries(row.writes);
  const [[flag, [other]] = ['', ['']], [, made] = ['', []]] = targets;
  if (made.length > 0)
    test('two outputs are never one file', async () => {
      for (const target of made.filter((name) => name !== '.')) {
        const cwd = folderOf({ ...row.files, [other]: 'old' });
        linkSync(join(cwd, other), join(cwd, target));
        const { stderr, code } = await runRow(argsOf(withoutLedger(row), command), { cwd });
        expect([stderr.split('\n').at(-2), code]).toEqual([
          `msads-bulk ${command}: ${flag} needs its own FILE.`,
          2,
        ]);
        expect(readFileSync(join(cwd, other), 'utf8')).toBe('old');
        expect(namesIn(cwd)).toEqual([...Object.keys(row.files), other, target].sort());
      }
    });
});
