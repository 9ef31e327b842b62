import { expect, it, test } from 'vitest';
import { isLedgerError, type LedgerHandle, openLedger } from '../../src/ledger';
import { useScratch } from '../support/scratch';
import { openSqlite } from '../support/sqlite';
import { add, secret, sha256, testClock } from './steps';

const scratch = useScratch();
const options = { account: '4711', secret, clock: testClock() };

async function failureOf(handle: LedgerHandle) {
  const cause = await openLedger(handle, options).catch((error: unknown) => error);
  return isLedgerError(cause) && [cause.reason, cause.message];
}

test.each([
  ['of another program', 'create table visits (url text)'],
  ['with some of the tables', 'create table meta (name text); create table account (id integer)'],
])('leaves a database %s unchanged', async (_, schema) => {
  const path = scratch.at('other.db');
  const sqlite = openSqlite(path);
  sqlite.exec(schema);
  expect(await failureOf({ sqlite })).toEqual([
    'database',
    'The database is not a ledger: it has tables that msads-bulk did not create. Name a database of its own.',
  ]);
  expect(sqlite.prepare('pragma journal_mode').all()).toEqual([{ journal_mode: 'delete' }]);
  expect(sqlite.prepare("select name from sqlite_schema where name = 'upload'").all()).toEqual([]);
  sqlite.close();
});

it('refuses a ledger of a newer version', async () => {
  const sqlite = openSqlite();
  await openLedger({ sqlite }, options);
  sqlite.exec("update meta set value = '2' where name = 'version'");
  expect(await failureOf({ sqlite })).toEqual([
    'version',
    'The ledger was made by a newer version of msads-bulk. Update msads-bulk.',
  ]);
});

it('passes on what is wrong with the database itself', async () => {
  scratch.file('note.txt', 'This is not a database. '.repeat(100));
  const sqlite = openSqlite(scratch.at('note.txt'));
  await expect(openLedger({ sqlite }, options)).rejects.toThrow('file is not a database');
  sqlite.close();
});

it('undoes everything if the database fails on the way', async () => {
  const sqlite = openSqlite();
  const ledger = await openLedger({ sqlite }, options);
  sqlite.exec(`create trigger fault before insert on conversion when new.expires > 0
    begin select raise(abort, 'The disk is full.'); end`);
  const file = { sha256: sha256('1'), rows: 1, bytes: 9 };
  await expect(ledger.reserve([add('a')], file)).rejects.toThrow('The disk is full.');
  expect(await ledger.uploads()).toEqual([]);
  sqlite.exec('drop trigger fault');
  expect(await ledger.reserve([add('a')], file)).toEqual({ upload: 1, refused: [] });
});
