import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServiceDouble, startServiceDouble } from '../../src/double';
import { installNode24, node24 } from '../node24/program.mjs';
import { record } from '../support/lead-records';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { runNode } from '../support/process';
import { folderOf, ndjson } from '../support/run';

let double: ServiceDouble;
let server: PostgresServer;
beforeAll(async () => {
  installNode24();
  double = await startServiceDouble();
  server = await startPostgres();
}, 120_000);
afterAll(async () => {
  await double.close();
  await server.close();
});

/** Runs a sample, and gives the lines that it prints. */
async function runSample(program: string, name: string, args: readonly string[] = []) {
  const { developerToken, customerId, accountId } = double.credentials;
  const { stdout, stderr, code } = await runNode(program, [join('samples/ledger', name), ...args], {
    env: {
      ENVIRONMENT: JSON.stringify(double.environment),
      DATABASE_URL: server.url,
      MSADS_DEVELOPER_TOKEN: developerToken,
      MSADS_CUSTOMER_ID: customerId,
      MSADS_ACCOUNT_ID: accountId,
      MSADS_ACCESS_TOKEN: double.issueToken(),
      MSADS_LEDGER_SECRET: 'a secret of the tests',
      NODE_NO_WARNINGS: '1',
    },
  });
  expect([stderr, code]).toEqual(['', 0]);
  return stdout.trimEnd().split('\n');
}

const day = 86_400_000;
const recent = new Date(Math.floor((Date.now() - 3 * day) / 1000) * 1000);
const lead = (i: number) => ({ ...record(i), conversionTime: recent.toISOString() });

it('there are no other samples', () => {
  expect(readdirSync('samples/ledger')).toEqual(['from-ndjson.mjs', 'from-postgres.mjs']);
});

it('from-ndjson.mjs sends each conversion once', async () => {
  const cwd = folderOf({ in: ndjson(lead(1), lead(2), { ...lead(3), conversionName: null }) });
  const args = ['in', 'sent.db'].map((name) => join(cwd, name));
  const wrong = 'record 3: Conversion Name is empty. An Add requires it.';
  expect(await runSample(node24, 'from-ndjson.mjs', args)).toEqual([
    wrong,
    'accepted 2, rejected 0, unknown 0',
    'left out: sent before 0, with errors 1',
  ]);
  writeFileSync(join(cwd, 'in'), ndjson(lead(1), lead(2), lead(4)));
  expect(await runSample(node24, 'from-ndjson.mjs', args)).toEqual([
    'accepted 1, rejected 0, unknown 0',
    'left out: sent before 2, with errors 0',
  ]);
  expect(double.files.map(({ records }) => records)).toEqual([2, 1]);
});

it('from-postgres.mjs writes back what became of each order', async () => {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(
    'create table orders (id int, sold_at timestamptz, amount numeric, click_id text, ads_state text)',
  );
  const insert = 'insert into orders values ($1, $2, $3, $4)';
  const old = new Date(Date.now() - 120 * day);
  for (const [id, at] of [
    [1001, recent],
    [1002, old],
    [1003, recent],
  ] as const)
    await client.query(insert, [id, at, 99.5, record(id).microsoftClickId]);
  const states = async () =>
    (await client.query('select id, ads_state from orders order by id')).rows.map(
      ({ id, ads_state }) => [id, ads_state],
    );
  const written = [
    [1001, 'accepted'],
    [1002, 'invalid: conversion-too-old'],
    [1003, 'accepted'],
  ];

  expect(await runSample(process.execPath, 'from-postgres.mjs')).toEqual([
    'accepted 2, rejected 0, sent before 0, invalid 1',
  ]);
  expect(await states()).toEqual(written);
  // As if that run had been killed before it wrote what became of one.
  await client.query('update orders set ads_state = null where id = 1003');
  expect(await runSample(process.execPath, 'from-postgres.mjs')).toEqual([
    'accepted 0, rejected 0, sent before 1, invalid 1',
  ]);
  expect(await states()).toEqual(written);
  await client.end();
});
