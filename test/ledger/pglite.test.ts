import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe } from 'vitest';
import { ledgerCases } from './cases';
import { emptied } from './emptied';
import { manyQuestions } from './many-questions';

let postgres: PGlite;
beforeAll(async () => {
  postgres = await PGlite.create();
}, 60_000);
afterAll(() => postgres.close());

const database = () => ({
  handle: { postgres },
  empty: async () => {
    await postgres.exec(emptied);
  },
});
describe('a ledger', () => ledgerCases(database));
describe('many questions', () => manyQuestions(database));
