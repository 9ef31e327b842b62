import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inputOf, uploadOf } from '../../support/lead-records';
import { cli } from '../../support/process';
import { folderOf, now, run, type Settings } from '../../support/run';
import { openSqlite } from '../../support/sqlite';
import { secret } from './ledger-run';

const env = { MSADS_LEDGER_SECRET: secret, MSADS_ACCOUNT_ID: '4711' };
const files = { 'up.csv': uploadOf(1), 'in.ndjson': inputOf(1), 'notes.txt': 'not a database\n' };
const inFolder = (line: string, settings: Settings) => run(line.split(' '), { env, ...settings });

/** A folder with a ledger of the account 4711, and another database. */
async function open(): Promise<string> {
  const cwd = folderOf(files);
  await inFolder('ledger create --ledger sent.db', { cwd });
  const other = openSqlite(join(cwd, 'shop.db'));
  other.exec('create table orders (id integer)');
  other.close();
  writeFileSync(join(cwd, 'empty.db'), '');
  // What a process leaves that is killed while it creates a ledger.
  const begun = openSqlite(join(cwd, 'no-tables.db'));
  begun.exec('pragma journal_mode = wal; vacuum');
  begun.close();
  return cwd;
}

const needsSecret =
  'Set MSADS_LEDGER_SECRET, the secret of the ledger: at least 16 characters that nobody can guess, the same for every command.';
const absent =
  'absent.db: There is no ledger. If it is to begin now, run msads-bulk ledger create --ledger absent.db first.';
const empty =
  'empty.db: The file is an empty database, not a ledger. If the ledger is to begin now, remove the file and run msads-bulk ledger create --ledger empty.db first.';
const postgres = 'postgres://127.0.0.1:1/ledger';

test.each<[ledger: string, sentence: string, env?: Readonly<Record<string, string>>]>([
  ['absent.db', absent],
  ['absent/sent.db', absent.replaceAll('absent.db', 'absent/sent.db')],
  ['notes.txt', 'notes.txt: file is not a database.'],
  [
    'shop.db',
    'shop.db: The database is not a ledger: it has tables that msads-bulk did not create. Name a database of its own.',
  ],
  ['empty.db', empty],
  ['no-tables.db', empty.replaceAll('empty.db', 'no-tables.db')],
  ['folder', 'folder: is a folder.'],
  ['-', '--ledger needs a FILE, or the postgres:// address of a database.'],
  ['', '--ledger needs a FILE, or the postgres:// address of a database.'],
  [
    'sent.db',
    'sent.db: The ledger was made with another secret. Open it with that secret: without it, no conversion can be found again.',
    { MSADS_LEDGER_SECRET: `x${secret}` },
  ],
  ['sent.db', needsSecret, { MSADS_LEDGER_SECRET: '' }],
  ['sent.db', needsSecret, { MSADS_LEDGER_SECRET: 'fifteen letters' }],
  [
    'sent.db',
    'Set --account-id or MSADS_ACCOUNT_ID. msads-bulk accounts lists your accounts.',
    { MSADS_ACCOUNT_ID: '' },
  ],
  ['sent.db', 'MSADS_ACCOUNT_ID must be a whole number.', { MSADS_ACCOUNT_ID: '4711a' }],
  [
    'postgres://user:password@127.0.0.1:1/ledger?sslmode=disable',
    `${postgres}: connection refused.`,
  ],
  [
    'POSTGRESQL://user:password@127.0.0.1:1/ledger',
    'POSTGRESQL://127.0.0.1:1/ledger: connection refused.',
  ],
  [
    'postgres://user:pass word@host:port/ledger',
    '--ledger is not an address. Write it as postgres://USER@HOST:PORT/DATABASE, with reserved characters as %40.',
  ],
  ...[
    ...['mysql://user:password@host/ledger', 'postgres:user:password@host/ledger'],
    ...['postgres:/user:password@host/ledger', 'postgresql:user:pass\nword@host/ledger'],
  ].map((address): [string, string] => [
    address,
    '--ledger is not an address. Write it as postgres://USER@HOST:PORT/DATABASE, with reserved characters as %40.',
  ]),
])('--ledger %s: %s', async (ledger, sentence, own) => {
  const cwd = await open();
  mkdirSync(join(cwd, 'folder'));
  const others = ['shop.db', 'empty.db', 'no-tables.db'].map((name) => join(cwd, name));
  const before = others.map((path) => readFileSync(path));
  const settings = { cwd, env: { ...env, ...own } };
  for (const command of [
    ...['ledger status', 'ledger import up.csv', 'ledger prune', 'ledger export'],
    ...[`validate up.csv ${now.join(' ')}`, `generate in.ndjson -o g.csv ${now.join(' ')}`],
    `apply in.ndjson ${now.join(' ')}`,
  ]) {
    const args = [...command.split(' '), '--ledger', ledger];
    const [name] = args;
    expect([command, await run(args, settings)]).toEqual([
      command,
      { stdout: '', stderr: `msads-bulk ${name}: ${sentence}\n`, code: 2 },
    ]);
  }
  // A wrong name or secret begins no ledger, and changes no other database.
  expect(others.map((path) => readFileSync(path))).toEqual(before);
  const { stdout } = await inFolder('ledger status --ledger sent.db', { cwd });
  expect(stdout).toContain('Conversions: none\n');
});

test.each([
  ['', 'Name what to do: create, status, import, prune, or export.'],
  ['begin', 'Name what to do: create, status, import, prune, or export.'],
  ['status up.csv', 'ledger status needs no FILE.'],
  ['export up.csv', 'ledger export needs no FILE.'],
  ['import', 'Name one UPLOAD.'],
  ['import up.csv in.ndjson', 'Name one UPLOAD.'],
  ['import -', 'ledger import needs each FILE by name, because it is read more than once.'],
  [
    'import up.csv --result -',
    'ledger import needs each FILE by name, because it is read more than once.',
  ],
  [
    'import sent.db',
    'sent.db: line 1: This is a file of a database or a data platform (Parquet, Avro, or SQLite), not text. Export the data as CSV UTF-8.',
  ],
  ['status --format yaml', '--format must be text or json.'],
  ['prune --now noon', '--now must be an ISO 8601 time that ends in Z or an offset.'],
])('ledger %s: %s', async (line, sentence) => {
  const cwd = await open();
  const args = ['ledger', ...line.split(' ').filter(Boolean), '--ledger', 'sent.db'];
  const { stdout, stderr, code } = await run(args, { cwd, env });
  expect([stdout, stderr, code]).toEqual(['', `msads-bulk ledger: ${sentence}\n`, 2]);
});

test('create does not touch a file that exists', async () => {
  const cwd = await open();
  for (const name of ['sent.db', 'notes.txt', 'shop.db']) {
    const before = readFileSync(join(cwd, name));
    expect(await inFolder(`ledger create --ledger ${name}`, { cwd })).toEqual({
      ...{ stdout: '', code: 2 },
      stderr: `msads-bulk ledger: ${name}: file already exists.\n`,
    });
    expect(readFileSync(join(cwd, name)).equals(before)).toBe(true);
  }
});

test('create leaves no file behind if it cannot open a ledger in it', async () => {
  const cwd = folderOf();
  for (const own of [{ MSADS_LEDGER_SECRET: 'short' }, { MSADS_ACCOUNT_ID: 'x' }]) {
    const settings = { cwd, env: { ...env, ...own } };
    expect((await inFolder('ledger create --ledger sent.db', settings)).code).toBe(2);
    expect(() => statSync(join(cwd, 'sent.db'))).toThrow('ENOENT');
  }
  // SQLite cannot write beside it, as on a full disk.
  mkdirSync(join(cwd, 'sent.db-wal'));
  expect(await inFolder('ledger create --ledger sent.db', { cwd })).toMatchObject({ code: 2 });
  expect(readdirSync(cwd)).toEqual(['sent.db-wal']);
});

test('each account of a file has a ledger of its own', async () => {
  const cwd = await open();
  await inFolder('ledger import up.csv --ledger sent.db', { cwd });
  const other = { cwd, env: { ...env, MSADS_ACCOUNT_ID: '4712' } };
  const [own, its] = await Promise.all([
    inFolder('ledger status --ledger sent.db', { cwd }),
    inFolder('ledger status --ledger sent.db --account-id 4712', { cwd }),
  ]);
  expect(own.stdout).toContain('\nConversions: 1 pending\n');
  expect(its.stdout).toContain('\nConversions: none\n');
  expect((await inFolder(`validate up.csv --ledger sent.db ${now.join(' ')}`, other)).code).toBe(0);
});

test('a ledger that another process writes to is waited for', async () => {
  const cwd = await open();
  const other = openSqlite(join(cwd, 'sent.db'));
  onTestFinished(() => other.close());
  other.exec('begin immediate');
  const running = inFolder('ledger import up.csv --ledger sent.db', { cwd });
  await new Promise((resolve) => setTimeout(resolve, 100));
  other.exec('commit');
  expect(await running).toEqual({ stdout: '', stderr: 'up.csv: 1 record imported.\n', code: 0 });
});

test('waiting for a ledger that another process has locked is ended by the first signal', async () => {
  const cwd = await open();
  const other = openSqlite(join(cwd, 'sent.db'));
  onTestFinished(() => other.close());
  other.exec('begin immediate');
  const args = ['validate', 'up.csv', '--ledger', 'sent.db', ...now];
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...process.env, ...env } });
  const ended = once(child, 'exit');
  // Node has started by then; before, a signal would end it without any work.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  child.kill('SIGTERM');
  expect(await ended).toEqual([128 + constants.signals.SIGTERM, null]);
}, 30_000);

test('a ledger that breaks in the middle of a file ends the command', async () => {
  const cwd = await open();
  const broken = readFileSync(join(cwd, 'sent.db'));
  broken.fill(0xff, 100);
  writeFileSync(join(cwd, 'sent.db'), broken);
  for (const line of ['validate up.csv', 'generate in.ndjson -o g.csv']) {
    const [name] = line.split(' ');
    expect(await inFolder(`${line} --ledger sent.db ${now.join(' ')}`, { cwd })).toEqual({
      ...{ stdout: '', stderr: `msads-bulk ${name}: sent.db: database disk image is malformed.\n` },
      code: 2,
    });
  }
});
