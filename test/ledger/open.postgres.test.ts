import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLedgerError, type Ledger, openLedger } from '../../src/ledger';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { add, secret, sha256, testClock } from './steps';

let server: PostgresServer;
let pool: pg.Pool;
beforeAll(async () => {
  server = await startPostgres();
  pool = new pg.Pool({ connectionString: server.url });
}, 60_000);
afterAll(async () => {
  await pool.end();
  await server.close();
});

const options = { account: '4711', secret, clock: testClock() };
const file = { sha256: sha256('1'), rows: 1, bytes: 9 };

describe('a ledger in PostgreSQL', () => {
  it('is created once, by many at the same time', async () => {
    const open = () => openLedger({ postgres: pool }, options);
    const ledgers = await Promise.all(Array.from({ length: 8 }, open));
    expect(new Set(ledgers.map(({ since }) => since)).size).toBe(1);
    const { rows } = await pool.query('select count(*)::int as count from msads_bulk.account');
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('refuses one of a newer version', async () => {
    await openLedger({ postgres: pool }, options);
    const set = "update msads_bulk.meta set value = $1 where name = 'version'";
    await pool.query(set, ['2']);
    const cause = await openLedger({ postgres: pool }, options).catch((error: unknown) => error);
    expect(isLedgerError(cause) && cause.reason).toBe('version');
    await pool.query(set, ['1']);
  });
});

describe('a transaction of the caller', () => {
  /** Runs work with a ledger on a client that is inside a transaction, which then ends. */
  async function inTransaction(
    end: 'commit' | 'rollback',
    work: (ledger: Ledger) => Promise<void>,
  ) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await work(await openLedger({ postgres: client }, options));
      await client.query(end);
    } finally {
      client.release();
    }
  }

  it('has the reservation in it', async () => {
    const ledger = await openLedger({ postgres: pool }, options);
    await inTransaction('rollback', async (inside) => {
      await inside.reserve([add('a')], file);
      expect((await inside.known([add('a')]))[0]?.state).toBe('pending');
      expect(await ledger.known([add('a')])).toEqual([undefined]);
    });
    expect(await ledger.uploads()).toEqual([]);
    await inTransaction('commit', async (inside) => {
      await inside.reserve([add('a')], file);
    });
    expect((await ledger.known([add('a')]))[0]?.state).toBe('pending');
  });

  it('fails if another has reserved the same conversions meanwhile', async () => {
    const ledger = await openLedger({ postgres: pool }, options);
    const client = await pool.connect();
    await client.query('begin isolation level repeatable read');
    const inside = await openLedger({ postgres: client }, options);
    await ledger.reserve([add('b')], { ...file, sha256: sha256('2') });
    const cause = await inside
      .reserve([add('b')], { ...file, sha256: sha256('3') })
      .catch((error: unknown) => error);
    expect(isLedgerError(cause) && [cause.reason, cause.message]).toEqual([
      'busy',
      'Others change the same conversions of the ledger. Roll back your transaction, if there is one, and try again.',
    ]);
    await client.query('rollback');
    client.release();
  });
});
