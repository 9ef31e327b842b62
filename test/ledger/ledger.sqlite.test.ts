import { openSqlite, type SqliteDatabase } from '../support/sqlite';
import { ledgerCases } from './cases';

let sqlite: SqliteDatabase;
ledgerCases(() => ({
  get handle() {
    return { sqlite };
  },
  empty: async () => {
    sqlite = openSqlite();
  },
}));
