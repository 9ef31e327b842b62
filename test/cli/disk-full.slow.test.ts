import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fullDisks, onFullDisk } from '../support/full-disk';
import { cli } from '../support/process';
import { folderOf, ndjson, now } from '../support/run';
import { oldUpload, uploadText } from '../support/upload-text';

const numbers = Array.from({ length: 3000 }, (_, i) => i);
const hash = (i: number) => createHash('sha256').update(`person ${i}`).digest('hex');
const click = (i: number) => hash(-1 - i).slice(0, 32);

const records = ndjson(
  ...numbers.map((i) => ({
    clientId: `a${i}`,
    conversionName: 'Lead',
    conversionTime: '2026-11-02T09:30:00Z',
    hashedEmailAddress: hash(i),
    microsoftClickId: click(i),
  })),
);
const wrong = records.replaceAll('"Lead"', '""');
const upload = uploadText(
  'Type,Name,Client Id,Conversion Name,Conversion Time,Hashed Email Address,Microsoft Click Id',
  'Format Version,6.0,,,,,',
  ...numbers.map(
    (i) => `Offline Conversion,,a${i},Lead,11/2/2026 9:30:00 AM,${hash(i)},${click(i)}`,
  ),
);
const result = uploadText(
  'Type,Name,Client Id,Error,Error Number',
  'Format Version,6.0,,,',
  ...numbers.flatMap((i) => [
    `Offline Conversion,,a${i},,`,
    `Offline Conversion Error,,a${i},InternalError,0`,
  ]),
);

const runs: readonly (readonly [args: string, target: string, given: object])[] = [
  ['generate in -o disk/up.csv', 'up.csv', { in: records }],
  ['generate in -o disk/up.zip', 'up.zip', { in: records }],
  ['generate in -o disk/up.csv --max-rows 1000', 'up-001.csv', { in: records }],
  [
    'generate in -o disk/up.csv --rejects disk/no.ndjson --on-error skip',
    'no.ndjson',
    { in: wrong },
  ],
  ['results result --upload in --retry disk/retry.csv', 'retry.csv', { in: upload, result }],
  ['results result --upload in --retry disk/retry.zip', 'retry.zip', { in: upload, result }],
  ['results result --upload in --rejects disk/no.csv', 'no.csv', { in: upload, result }],
  ['apply in --out-dir disk', 'index.json', { in: records }],
  ['apply in --out-dir disk/new', 'index.json', { in: records }],
];

describe.each(fullDisks)('on $name', (disk) => {
  test.each(runs)('%s: one sentence, the old file, and nothing else', (line, target, given) => {
    const args = line.split(' ');
    const flags =
      args[0] === 'results'
        ? []
        : [...now, ...(args.includes('--from') ? [] : ['--from', 'ndjson'])];
    // Only its own index is replaced by apply.
    const before = { [target]: target === 'index.json' ? '[]\n' : oldUpload };
    const { stdout, stderr, code, files } = onFullDisk(
      disk,
      given as Readonly<Record<string, string>>,
      before,
      [cli, ...args, ...flags],
    );
    const last = stderr.trimEnd().split('\n').at(-1) ?? '';
    expect(last).toMatch(new RegExp(`^msads-bulk ${args[0]}: disk/[\\w./-]+: ${disk.reason}\\.$`));
    expect(stderr).not.toContain('a fault of its own');
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(files).toEqual(before);
  });
});

test.each([
  ['generate', ['in', '-o', '-', '--from', 'ndjson']],
  ['read', ['up.csv']],
  ['validate', ['up.csv', '--format', 'json']],
])('no space is left for the standard output of %s', (name, args) => {
  const cwd = folderOf({ in: records, 'up.csv': upload });
  const command = [process.execPath, cli, name, ...args, ...now];
  const { stderr, status } = spawnSync('sh', ['-c', '"$@" > /dev/full', 'sh', ...command], { cwd });
  expect(stderr.toString()).toBe(`msads-bulk ${name}: standard output: no space is left.\n`);
  expect(status).toBe(2);
});

test('there may be more parts than files may be open', () => {
  const cwd = folderOf({ in: records });
  const args = ['generate', 'in', '--from', 'ndjson', '-o', 'up.csv', '--max-rows', '12', ...now];
  // Node itself opens dozens of modules at a time.
  const command = ['ulimit -n 200; exec "$@"', 'sh', process.execPath, cli, ...args];
  const { stderr, status } = spawnSync('sh', ['-c', ...command], { cwd });
  expect(stderr.toString()).toBe('up-001.csv to up-250.csv: 3000 records written in 250 files\n');
  expect(status).toBe(0);
  expect(readdirSync(cwd)).toHaveLength(251);
});
