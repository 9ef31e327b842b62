// Reserves conversions in a process of its own, with the package as it was built, prints what came of it,
// and waits to be killed if it is asked to: node child.mjs SETTINGS
import { openLedger } from '../../dist/ledger.js';
import { conversionsOf } from './numbered.mjs';

const { sqlite, postgres, secret, from, to, isBackwards, sha256, waits } = JSON.parse(
  process.argv[2],
);

async function openHandle() {
  if (sqlite !== undefined) {
    const { DatabaseSync } = await import('node:sqlite');
    return { sqlite: new DatabaseSync(sqlite) };
  }
  const { default: pg } = await import('pg');
  return { postgres: new pg.Client({ connectionString: postgres }) };
}

const handle = await openHandle();
await handle.postgres?.connect();
const ledger = await openLedger(handle, { account: '4711', secret });
const records = conversionsOf(from, to);
if (isBackwards) records.reverse();
console.log('open');
const { upload, refused } = await ledger.reserve(records, {
  ...{ sha256, rows: records.length, bytes: 100 },
});
console.log(JSON.stringify({ upload, refused: refused.length }));
if (waits) await new Promise((resolve) => setTimeout(resolve, 60_000));
await handle.postgres?.end();
