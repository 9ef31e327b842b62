/*
 * One worker, or one planner: what its environment says. It writes its metrics as JSON lines, and ends
 * itself where the test wants it to, as a machine does that loses its power.
 */
import { openSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { createClient } from '../../dist/client.js';
import { openFleet } from '../../dist/worker.js';
import { fastClock, recordsOf } from './shared.mjs';

const setting = JSON.parse(process.env.FLEET_TEST);
const { database, double, accounts, time, maxRows, kills } = setting;
const clock = fastClock(time);

/** Ends this process at a point, if no other one has done so yet. */
function dieAt(point) {
  if (!kills.points.includes(point)) return;
  try {
    openSync(`${kills.folder}/${point}`, 'wx');
  } catch {
    return;
  }
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

if (double.socket !== undefined) {
  // In a network namespace of its own, the double is reached through a file.
  const bridge = createServer((here) => {
    const there = connect(double.socket);
    here.pipe(there).pipe(here);
    for (const side of [here, there])
      side.on('error', () => [here, there].map((each) => each.destroy()));
  });
  await new Promise((resolve) => bridge.listen(double.port, '127.0.0.1', resolve));
}

/** A pool whose transactions that settle a file can be cut off just before they end, and just after. */
const pool = new pg.Pool({ ...database, max: 20 });
const postgres = {
  query: (text, values) => pool.query(text, values),
  async connect() {
    const connection = await pool.connect();
    let point;
    return {
      async query(text, values) {
        if (text.startsWith('insert into msads_bulk.fleet_file')) point = 'queue';
        if (text.startsWith('delete from msads_bulk.fleet_file')) point = 'settle';
        if (text === 'commit' && point) dieAt(`before-${point}`);
        const result = await connection.query(text, values);
        if (text === 'commit' && point) dieAt(`after-${point}`);
        return result;
      },
      release: (error) => connection.release(error),
    };
  },
};
const boss = new PgBoss({
  ...{ ...database, schema: 'pgboss', max: 10 },
  ...{ superviseIntervalSeconds: 2, monitorIntervalSeconds: 2 },
});
boss.on('error', (error) => console.error(error));
await boss.start();

async function fetchAndDie(url, init) {
  const response = await fetch(url, init);
  const text = String(url);
  if (/GetBulkUploadUrl|UploadUrl/.test(text)) dieAt('url-answered');
  else if (/UploadBulkFile/.test(text)) dieAt('post-answered');
  else if (/UploadStatus/.test(text)) dieAt('status-answered');
  return response;
}

const fleet = await openFleet({
  ...{ boss, postgres, clock, accounts: accounts.map(({ records: _, ...account }) => account) },
  secret: 'a secret of this test',
  files: { maxRows },
  records: ({ account }) =>
    recordsOf(
      accounts.find((each) => each.account === account),
      time.base,
    ),
  client: ({ account, customer }) =>
    createClient({
      ...{ environment: double.environment, token: double.token, clock, fetch: fetchAndDie },
      ...{ developerToken: double.developerToken, customerId: customer, accountId: account },
    }),
  onMetric(metric) {
    console.log(JSON.stringify(metric));
    dieAt(metric.step ?? metric.event);
  },
});

// A test does not wait for minutes. Jobs take these settings from their queue when they are queued.
const impatient = {
  heartbeatSeconds: 10,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 2,
  retryLimit: 20,
};
await boss.updateQueue('msads-bulk-upload', impatient);

const { role } = setting;
if (role === 'worker') {
  const worker = await fleet.work();
  await new Promise((resolve) => process.once('SIGTERM', resolve));
  await worker.stop();
} else {
  const answers = {
    planner: () => Promise.all(accounts.map(({ account }) => fleet.plan(account))),
    status: () => fleet.status(),
    redrive: () => fleet.redrive(),
  };
  const answer = await answers[role]();
  await new Promise((resolve) => process.send(answer, resolve));
}
await boss.stop();
await pool.end();
// The way to the double stays open otherwise.
process.exit(0);
