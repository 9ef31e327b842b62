import type { SqliteHandle } from '../../src/ledger';

export interface SqliteDatabase extends SqliteHandle {
  close(): void;
}

/** Opens a database of `node:sqlite`, which only tests named `*.sqlite.test.ts` have. */
export function openSqlite(path = ':memory:'): SqliteDatabase {
  const sqlite = process.getBuiltinModule('node:sqlite') as unknown as
    | { readonly DatabaseSync: new (path: string) => SqliteDatabase }
    | undefined;
  if (!sqlite) throw new Error('Tests of node:sqlite are named *.sqlite.test.ts.');
  return new sqlite.DatabaseSync(path);
}
