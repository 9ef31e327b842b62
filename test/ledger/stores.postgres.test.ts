import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { ledgerCases } from './cases';
import { emptied } from './emptied';
import { manyQuestions } from './many-questions';

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

const database = () => ({
  handle: { postgres },
  empty: async () => {
    await postgres.query(emptied);
  },
});
describe('a ledger', () => ledgerCases(database));
describe('many questions', () => manyQuestions(database));
