import type { SqliteHandle } from '../handles';
import type { Opening } from '../store';
import { checkMark, foreignDatabase, type LedgerMark } from '../stored';
import { configure, inTransaction, inTurn, untilFree } from './connection';
import { migrations } from './schema';
import { SqliteStore } from './store';

/** Opens the ledger of an account, and creates it in an empty database. */
export function openSqliteStore(handle: SqliteHandle, opening: Opening): Promise<SqliteStore> {
  return inTurn(handle, async () => {
    // Before anything is set, because it may be the database of another program.
    await untilFree(() => isEmpty(handle));
    await configure(handle);
    const account = await inTransaction(handle, async () => {
      if (isEmpty(handle)) create(handle, opening.check);
      else upgrade(handle, opening.check);
      return accountOf(handle, opening);
    });
    return new SqliteStore(handle, account as Account);
  });
}

interface Account {
  readonly id: number;
  readonly since: number;
}

/** Whether the database has no table. Throws if it has others than those of a ledger. */
export function isEmpty(handle: SqliteHandle): boolean {
  const tables = handle
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all() as { name: string }[];
  const names = tables.map(({ name }) => name).sort();
  if (names.length > 0 && names.join() !== 'account,conversion,meta,upload')
    throw foreignDatabase();
  return names.length === 0;
}

function create(handle: SqliteHandle, check: string): void {
  for (const migration of migrations) handle.exec(migration);
  const set = handle.prepare('insert into meta values (?, ?)');
  set.run('version', String(migrations.length));
  set.run('check', check);
}

function upgrade(handle: SqliteHandle, check: string): void {
  const rows = handle.prepare('select name, value from meta').all() as Record<
    'name' | 'value',
    string
  >[];
  const meta = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  const found: LedgerMark = { version: Number(meta.version), check: meta.check ?? '' };
  checkMark(found, { version: migrations.length, check });
  for (const migration of migrations.slice(found.version)) handle.exec(migration);
  handle.prepare("update meta set value = ? where name = 'version'").run(String(migrations.length));
}

function accountOf(handle: SqliteHandle, { account, now }: Opening): Account {
  handle
    .prepare('insert into account (account, since) values (?, ?) on conflict do nothing')
    .run(account, now);
  const [row] = handle.prepare('select id, since from account where account = ?').all(account);
  return row as Account;
}
