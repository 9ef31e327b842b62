import { afterEach } from 'vitest';
import { useScratch } from '../support/scratch';
import { openSqlite, type SqliteDatabase } from '../support/sqlite';
import { processCases } from './process-cases';

const scratch = useScratch();
let sqlite: SqliteDatabase;
afterEach(() => sqlite.close());

processCases(() => ({
  get handle() {
    return { sqlite };
  },
  get place() {
    return { sqlite: scratch.at('sent.db') };
  },
  empty: async () => {
    sqlite = openSqlite(scratch.at('sent.db'));
  },
}));
