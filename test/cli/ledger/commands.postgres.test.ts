import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { emptied } from '../../ledger/emptied';
import { inputOf, record, uploadOf } from '../../support/lead-records';
import { type PostgresServer, startPostgres } from '../../support/postgres';
import { runProcess } from '../../support/process';
import { fromNdjson, ndjson, now } from '../../support/run';
import { openWorld, pointsOf, runAgain, stopAt, type World } from '../service/killing';
import { restate } from './adjustments';

/* The same commands with a ledger in PostgreSQL, on a Node that may have no SQLite. */

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.close());
afterEach(async () => {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(emptied);
  await client.end();
});

const withLedger = (line: string) => [...line.split(' '), '--ledger', server.url];
const runLine = (line: string, world: World) => runAgain(withLedger(line), world);
const send = `send in.ndjson ${now.join(' ')}`;

async function statesIn(world: World) {
  const { stdout } = await runLine('ledger export', world);
  return (fromNdjson(stdout) as { readonly state: string }[]).map(({ state }) => state);
}

test('sends once, and needs no beginning', async () => {
  const files = {
    'in.ndjson': ndjson(record(1), restate(1, 20), record(2)),
    'up.csv': uploadOf(2),
  };
  const world = await openWorld(files, {});
  expect((await runLine('ledger create', world)).stdout).toContain('Conversions: none\n');
  const first = await runLine(send, world);
  expect([first.stderr, first.code]).toEqual(['', 0]);
  expect(await runLine(send, world)).toEqual({
    stdout: '',
    stderr:
      'in.ndjson: 3 records were sent before, so they are left out.\nin.ndjson: There is nothing to send.\n',
    code: 0,
  });
  expect((await runLine(`validate up.csv ${now.join(' ')}`, world)).stdout).toContain(
    'up.csv:3  error  The conversion was sent before, and was accepted. Leave it out.  (already-sent)\n',
  );
  expect(world.double.files.map(({ records }) => records)).toEqual([2, 1]);
  expect(await statesIn(world)).toEqual(['accepted', 'accepted']);
});

describe.each(Object.entries(pointsOf(0)))('send, killed %s', (_, point) => {
  test('goes on without sending a record twice', async () => {
    const world = await openWorld({ 'in.ndjson': inputOf(1, 2) }, point.script);
    await stopAt(withLedger(send), point, world, 'SIGKILL');
    const { stderr, code } = await runLine(send, world);
    expect([stderr, code]).toEqual(['', 0]);
    expect(world.double.files.map(({ records }) => records)).toEqual([2]);
    expect(await statesIn(world)).toEqual(['accepted', 'accepted']);
    expect(world.double.counted.size).toBe(2);
    const { stdout } = await runLine('ledger status', world);
    expect(stdout).toContain('Uploads: 1 settled\n');
  });
});

test('another secret is refused', async () => {
  const world = await openWorld({}, {});
  await runLine('ledger create', world);
  const other = { ...world, env: { ...world.env, MSADS_LEDGER_SECRET: 'another secret, as long' } };
  const { stderr, code } = await runLine('ledger status', other);
  expect([stderr, code]).toEqual([
    `msads-bulk ledger: ${shown()}: The ledger was made with another secret. Open it with that secret: without it, no conversion can be found again.\n`,
    2,
  ]);
});

/** The address as messages have it: without the user. */
const shown = (database = 'postgres') => `postgres://127.0.0.1:${server.port}/${database}`;
const addressOf = (user: string, database: string) =>
  `postgres://${user}:geheim77@127.0.0.1:${server.port}/${database}?application_name=geheim77`;

test.each([
  ['nobody77', 'postgres', 'The database refuses the user or its password.'],
  ['postgres', 'nowhere', 'The server has no database of this name.'],
])('%s in %s: neither user nor password is said', async (user, database, sentence) => {
  const world = await openWorld({}, {});
  const args = ['ledger', 'status', '--ledger', addressOf(user, database)];
  expect(await runAgain(args, world)).toEqual({
    ...{ stdout: '', code: 2 },
    stderr: `msads-bulk ledger: ${shown(database)}: ${sentence}\n`,
  });
});

test('a user who may not create the tables', async () => {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query('create role reader77 login');
  const world = await openWorld({}, {});
  const args = ['ledger', 'status', '--ledger', addressOf('reader77', 'postgres')];
  const { stderr, code } = await runAgain(args, world);
  await client.query('drop role reader77');
  await client.end();
  expect([stderr, code]).toEqual([
    `msads-bulk ledger: ${shown()}: The user must not create or use the schema msads_bulk of this database.\n`,
    2,
  ]);
});

/** Runs a process in which nothing finds the package pg. */
const withoutPackage = `--import=data:text/javascript,${encodeURIComponent(
  `import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`export async function resolve(name, context, next) {
  if (name === 'pg') throw Object.assign(new Error('no pg'), { code: 'ERR_MODULE_NOT_FOUND' });
  return next(name, context);
}\`));`,
)}`;

test('without the package pg, it says what to install', async () => {
  const { env, cwd } = await openWorld({}, {});
  const outcome = await runProcess(['ledger', 'status', '--ledger', addressOf('a', 'b')], {
    ...{ cwd, env: { ...env, NODE_OPTIONS: withoutPackage } },
  });
  expect(outcome).toEqual({
    ...{ stdout: '', code: 2 },
    stderr:
      'msads-bulk ledger: A ledger in PostgreSQL needs the package pg. Install it beside msads-bulk: npm install pg.\n',
  });
});
