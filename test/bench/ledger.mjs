// Times a ledger of so many conversions in SQLite and in PostgreSQL: the keys alone, reserving and settling
// a first file, looking up a second one with a tenth of the same conversions, and reserving what is new in
// it. Also measures the bytes that a conversion takes, and how long the event loop is held.
// Needs Node 22.18 or later, and Debian's PostgreSQL: node test/bench/ledger.mjs [conversions] [databases]
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openLedger } from '../../dist/ledger.js';
import { startPostgres } from '../support/postgres.ts';
import { watchEventLoop } from './event-loop.mjs';

const count = Number(process.argv[2] ?? 1_000_000);
const databases = (process.argv[3] ?? 'sqlite,postgres').split(',');
const options = { account: '4711', secret: 'a secret of the bench' };

const began = Date.UTC(2026, 10, 1);
function* conversions(from, to, step = 1) {
  for (let i = from; i < to; i += step)
    yield {
      microsoftClickId: i.toString(16).padStart(8, '0').repeat(4),
      conversionName: 'Qualified lead',
      conversionTime: began + i * 1000,
    };
}
function* outcomes(records) {
  for (const record of records) yield { record, status: 'accepted', errors: [] };
}

async function measure(what, work) {
  const stop = watchEventLoop();
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const used = `${((user + system) / 1e6).toFixed(2)} s of this process`;
  const held = `event loop held ${stop().toFixed(0)} ms`;
  console.log(`  ${what.padEnd(30)} ${seconds.toFixed(2)} s, ${used}, ${held}`);
}

async function run(handle, bytes) {
  const ledger = await openLedger(handle, options);
  const file = (name) => ({ sha256: name.repeat(64), rows: count, bytes: count * 250 });
  let upload = 0;
  await measure('reserve, all new', async () => {
    ({ upload } = await ledger.reserve(conversions(0, count), file('a')));
  });
  await measure('settle', () => ledger.settle(upload, outcomes(conversions(0, count))));
  const second = [...conversions(0, count, 10), ...conversions(count, count * 1.9)];
  await measure('known, a tenth of them', async () => {
    for (let i = 0; i < second.length; i += 10_000) await ledger.known(second.slice(i, i + 10_000));
  });
  await measure('reserve nine tenths, all new', () =>
    ledger.reserve(conversions(count, count * 1.9), file('b')),
  );
  await measure('status', () => ledger.status());
  console.log(`  ${'bytes a conversion'.padEnd(30)} ${((await bytes()) / count / 1.9).toFixed(0)}`);
}

const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
console.log(`${cpus()[0]?.model}, Node ${process.version}, ${count} conversions`);
try {
  if (databases.includes('sqlite')) {
    const { DatabaseSync } = await import('node:sqlite');
    const path = join(folder, 'sent.db');
    const sqlite = new DatabaseSync(path);
    console.log('SQLite');
    await run({ sqlite }, () => {
      sqlite.exec('pragma wal_checkpoint(truncate)');
      return statSync(path).size;
    });
    sqlite.close();
  }
  if (databases.includes('postgres')) {
    const server = await startPostgres();
    const postgres = new pg.Pool({ connectionString: server.url });
    try {
      console.log('PostgreSQL');
      await run({ postgres }, async () => {
        await postgres.query('vacuum msads_bulk.conversion');
        const size = "select pg_total_relation_size('msads_bulk.conversion')::float8 as size";
        return (await postgres.query(size)).rows[0].size;
      });
    } finally {
      await postgres.end();
      await server.close();
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
