// A fleet on one machine: PostgreSQL, a double of the service, and three workers, until every file is settled.
// Needs Node 22.12 or later and Debian's PostgreSQL: npm install msads-bulk pg-boss@12.38.0 pg
// Run: node samples/fleet/start.mjs
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startServiceDouble } from 'msads-bulk/double';
import pg from 'pg';

const root = '/usr/lib/postgresql';
const version = readdirSync(root).sort((a, b) => Number(b) - Number(a))[0];
const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-fleet-'));
chmodSync(folder, 0o777);

/** PostgreSQL does not run as root. */
function asPostgres(program, ...args) {
  const path = join(root, version, 'bin', program);
  const user = ['--reuid=postgres', '--regid=postgres', '--init-groups', path];
  return process.getuid() === 0 ? ['setpriv', [...user, ...args]] : [path, args];
}

const data = join(folder, 'data');
const port = 40_000 + (process.pid % 20_000);
execFileSync(...asPostgres('initdb', '-D', data, '-U', 'postgres', '--auth=trust'), { cwd: '/' });
const listening = ['-c', 'listen_addresses=127.0.0.1', '-k', folder, '-p', `${port}`];
const database = spawn(...asPostgres('postgres', '-D', data, ...listening), { cwd: '/' });
for await (const line of createInterface(database.stderr))
  if (line.includes('ready to accept connections')) break;

const customers = Array.from({ length: 6 }, (_, at) => ({
  account: `${2_000_001 + at}`,
  customer: `${1_000_001 + at}`,
}));
const double = await startServiceDouble({
  processingTime: 2000,
  accounts: customers.map(({ account: id, customer: customerId }) => ({ id, customerId })),
});
const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
const env = {
  ...process.env,
  DATABASE_URL: url,
  ENVIRONMENT: JSON.stringify(double.environment),
  CUSTOMERS: JSON.stringify(customers),
  MSADS_DEVELOPER_TOKEN: double.credentials.developerToken,
  MSADS_ACCESS_TOKEN: double.issueToken(),
  MSADS_LEDGER_SECRET: 'a secret for this demonstration',
};
const program = fileURLToPath(new URL('worker.mjs', import.meta.url));
const settled = new Set();
let planned = 0;
const workers = [];
const done = new Promise((resolve) => {
  const files = () => customers.length * 3;
  for (const number of [1, 2, 3]) {
    const more = number === 1 ? { PLANS: 'yes' } : {};
    const worker = spawn(process.execPath, [program], { env: { ...env, ...more } });
    worker.stderr.pipe(process.stderr);
    createInterface(worker.stdout).on('line', (line) => {
      const metric = JSON.parse(line);
      const { event, step = '', upload = '' } = metric;
      if (event === 'planned') planned += metric.files;
      if (event === 'settled') settled.add(upload);
      console.log(`worker ${number}: ${event} ${step} ${upload}`.replace(/ +/g, ' '));
      if (settled.size === files()) resolve();
    });
    workers.push(worker);
  }
});
await done;

await Promise.all(
  workers.map(async (worker) => {
    const ended = once(worker, 'exit');
    worker.kill('SIGTERM');
    await ended;
  }),
);
const pool = new pg.Pool({ connectionString: url });
const { rows } = await pool.query(
  'select count(*)::int as accepted from msads_bulk.conversion where state = 1',
);
await pool.end();
console.log(
  `${planned} files planned, ${settled.size} settled, ${rows[0].accepted} conversions accepted.`,
);
console.log(`The service has counted ${double.counted.size}.`);
await double.close();
const ended = once(database, 'exit');
database.kill('SIGINT');
await ended;
rmSync(folder, { recursive: true, force: true });
