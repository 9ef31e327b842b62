import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { useScratch } from '../support/scratch';
import { commandsIn, recipe, runProgram } from './recipes';

const scratch = useScratch();
let server: PostgresServer;
let postgres: pg.Pool;
beforeAll(async () => {
  server = await startPostgres();
  postgres = new pg.Pool({ connectionString: server.url });
}, 60_000);
afterAll(async () => {
  await postgres.end();
  await server.close();
});

const clickIdOf = (i: number) => `${i}f894f652ea334e739002f7167ab8f8e3`.slice(0, 32);
const day = 86_400_000;

async function fillOrders(...clickIds: readonly string[]) {
  await postgres.query('drop table if exists orders');
  await postgres.query(`create table orders (
    id integer primary key, sold_at timestamptz, amount numeric(12, 2), click_id text, ads_state text)`);
  for (const [i, clickId] of clickIds.entries())
    await postgres.query('insert into orders values ($1, $2, $3, $4)', [
      ...[i + 1, new Date(Date.now() - (i + 2) * day), 10.5 * (i + 1), clickId],
    ]);
}

async function run(script: string, ...args: readonly string[]) {
  return runProgram('sh', [recipe(script), ...args], {
    cwd: scratch.path,
    env: { DATABASE_URL: server.url },
  });
}

it('psql-out.sh writes the orders that were not sent, psql-in.sh what became of them', async () => {
  commandsIn(scratch.path);
  await fillOrders(clickIdOf(1), clickIdOf(2), clickIdOf(3));
  await postgres.query(`update orders set ads_state = 'accepted' where id = 2`);
  const written = await run('psql-out.sh', 'upload.csv');
  expect(written).toEqual({ stdout: '', stderr: 'upload.csv: 2 records written\n', code: 0 });

  const [header, version, ...rows] = readFileSync(scratch.at('upload.csv'), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(rows.map((row) => /,(\d+),/.exec(row)?.[1])).toEqual(['1', '3']);
  // A result has the rows of the upload, and an error row below the one that was rejected.
  const errorRow = rows[1]?.replace('Offline Conversion', 'Offline Conversion Error');
  writeFileSync(
    scratch.at('result.csv'),
    [
      `${header},Error,Error Number,Field Path`,
      ...[`${version},,,`, `${rows[0]},,,`, `${rows[1]},,,`],
      `${errorRow},OfflineConversionNameInvalid,5606,Conversion\\Name`,
      '',
    ].join('\r\n'),
  );
  expect(await run('psql-in.sh', 'result.csv', 'upload.csv')).toEqual({
    ...{ stdout: '', stderr: '', code: 0 },
  });
  const { rows: orders } = await postgres.query('select id, ads_state from orders order by id');
  expect(orders).toEqual([
    { id: 1, ads_state: 'accepted' },
    { id: 2, ads_state: 'accepted' },
    { id: 3, ads_state: 'rejected OfflineConversionNameInvalid' },
  ]);
});

it('psql-out.sh writes nothing if the query fails, or a record is wrong', async () => {
  commandsIn(scratch.path);
  await fillOrders(clickIdOf(1), 'not a click id');
  const wrong = await run('psql-out.sh', 'upload.csv');
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('upload.csv was not written');
  await postgres.query('alter table orders drop column amount');
  const failed = await run('psql-out.sh', 'upload.csv');
  expect([failed.code, failed.stdout]).toEqual([3, '']);
  expect(failed.stderr).toContain('column "amount" does not exist');
  expect(() => readFileSync(scratch.at('upload.csv'))).toThrow('ENOENT');
});
