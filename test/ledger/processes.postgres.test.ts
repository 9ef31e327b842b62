import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { emptied } from './emptied';
import { processCases } from './process-cases';

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

processCases(() => ({
  handle: { postgres },
  place: { postgres: server.url },
  empty: async () => {
    await postgres.query(emptied);
  },
}));
