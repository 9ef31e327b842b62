import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll } from 'vitest';
import { ledgerCases } from './cases';
import { emptied } from './emptied';

let postgres: PGlite;
beforeAll(async () => {
  postgres = await PGlite.create();
}, 60_000);
afterAll(() => postgres.close());

ledgerCases(() => ({
  handle: { postgres },
  empty: async () => {
    await postgres.exec(emptied);
  },
}));
