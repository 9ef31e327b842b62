import { describe } from 'vitest';
import { openSqlite, type SqliteDatabase } from '../support/sqlite';
import { ledgerCases } from './cases';
import { manyQuestions } from './many-questions';

let sqlite: SqliteDatabase;
const database = () => ({
  get handle() {
    return { sqlite };
  },
  empty: async () => {
    sqlite = openSqlite();
  },
});
describe('a ledger', () => ledgerCases(database));
describe('many questions', () => manyQuestions(database));
