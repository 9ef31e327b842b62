// Times a validation with a ledger of as many conversions as the file has against one without, on SQLite
// and on PostgreSQL, and what the ledger itself takes. A tenth of the file was sent before. What is found is
// verified before it is printed: exits with 1 if it is wrong.
// node ledger.mjs [rows] [rounds]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateBulkFile } from '../../dist/index.js';
import { openLedger } from '../../dist/ledger.js';
import { bulkFile } from '../../dist/node.js';
import { installNode24, isNeeded, node24 } from '../node24/program.mjs';
import { openText, random } from './make-file.mjs';
import { median } from './measure.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 5);
const now = new Date('2026-06-15T00:00:00Z');
const secret = 'the secret of the bench';
// An upload has at most 100,000,000 bytes.
const name = 'Signed';
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const started = Date.parse('2026-05-01T00:00:00Z');

if (isNeeded) {
  installNode24();
  process.exit(spawnSync(node24, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
}

/** Identities of as many conversions as are asked for, always the same ones for a seed. */
function* conversions(seed, count) {
  const next = random(seed);
  const hex = () =>
    Math.floor(next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  for (let i = 0; i < count; i++) {
    const conversionTime = started + Math.floor(next() * 2_000_000) * 1000;
    yield { microsoftClickId: hex() + hex() + hex() + hex(), conversionName: name, conversionTime };
  }
}

/** The first tenth of the conversions of the file, and others. */
function* sentBefore() {
  yield* conversions(1, rows / 10);
  yield* conversions(2, rows - rows / 10);
}

function makeFile(path) {
  const text = openText(path);
  text.add(`\ufeff${header}\r\nFormat Version,6.0,,,,\r\n`);
  let i = 0;
  for (const { microsoftClickId, conversionTime } of conversions(1, rows)) {
    const at = new Date(conversionTime);
    const clock = at.toLocaleTimeString('en-US', { timeZone: 'UTC' }).replace('\u202f', ' ');
    const time = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${clock}`;
    text.add(`Offline Conversion,,c${i++},${name},${time},${microsoftClickId}\r\n`);
  }
  text.close();
}

async function seconds(work) {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

async function validate(path, ledger) {
  const { errors, counts } = await validateBulkFile(bulkFile(path), { now, ledger });
  const found = counts['already-sent'] ?? 0;
  if (errors !== (ledger ? rows / 10 : 0) || found !== errors)
    throw new Error(`The validation found ${JSON.stringify(counts)}.`);
}

async function measure(title, path, handle, sizeOf) {
  const ledger = await openLedger(handle, { account: '1', secret, clock: { now: () => +now } });
  const file = { sha256: '0'.repeat(64), rows, bytes: 1 };
  let upload;
  const reserved = await seconds(async () => {
    ({ upload } = await ledger.reserve(sentBefore(), file));
  });
  const outcomes = function* () {
    for (const record of sentBefore()) yield { record, status: 'accepted' };
  };
  const settled = await seconds(() => ledger.settle(upload, outcomes()));
  const bytes = (await sizeOf()) / rows;
  const times = { without: [], with: [] };
  for (let round = 0; round < rounds; round++) {
    times.without.push(await seconds(() => validate(path, undefined)));
    times.with.push(await seconds(() => validate(path, ledger)));
  }
  const ratio = median(times.with.map((time, round) => time / times.without[round]));
  console.log(
    `| ${title} | ${reserved.toFixed(1)} | ${settled.toFixed(1)} | ${median(times.without).toFixed(2)} | ${median(times.with).toFixed(2)} | ${ratio.toFixed(2)} | ${bytes.toFixed(0)} |`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
try {
  const path = join(folder, 'upload.csv');
  makeFile(path);
  console.log(
    `${cpus()[0]?.model}, Node ${process.version}, ${rows} conversions, medians of ${rounds} rounds\n`,
  );
  console.log(
    '| | reserve, s | settle, s | validate, s | with the ledger, s | ratio | bytes a key |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const database = join(folder, 'sent.db');
  const sqlite = new DatabaseSync(database);
  await measure('SQLite', path, { sqlite }, () => {
    sqlite.exec('pragma wal_checkpoint(truncate)');
    return statSync(database).size;
  });
  sqlite.close();
  const { startPostgres } = await import('../support/postgres.ts');
  const { Pool } = (await import('pg')).default;
  const server = await startPostgres();
  const postgres = new Pool({ connectionString: server.url });
  const { rows: before } = await postgres.query('select pg_database_size(current_database()) as n');
  const empty = Number(before[0].n);
  const size = async () => {
    await postgres.query('vacuum full');
    const { rows: sizes } = await postgres.query(
      'select pg_database_size(current_database()) as n',
    );
    return Number(sizes[0].n) - empty;
  };
  await measure('PostgreSQL', path, { postgres }, size);
  await postgres.end();
  await server.close();
} finally {
  rmSync(folder, { recursive: true });
}
