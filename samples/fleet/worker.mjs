// One worker of a fleet. Start it as often as you like, on as many machines as you like.
// Needs Node 22.12 or later: npm install msads-bulk pg-boss@12.38.0 pg
import { createClient } from 'msads-bulk/client';
import { openFleet } from 'msads-bulk/worker';
import pg from 'pg';
import { PgBoss } from 'pg-boss';

const { DATABASE_URL: connectionString, MSADS_LEDGER_SECRET: secret, CUSTOMERS } = process.env;
const { MSADS_DEVELOPER_TOKEN: developerToken, MSADS_ACCESS_TOKEN: token } = process.env;

/** The addresses of the double. For the service itself: 'production'. */
const environment = JSON.parse(process.env.ENVIRONMENT);

/** The leads of an account. Yours come from your database: those that have changed since `since`. */
async function* records({ account }, { since }) {
  if (since !== undefined) return;
  for (let lead = 0; lead < 25; lead++)
    yield {
      action: 'Add',
      microsoftClickId: `${account.padStart(20, '0')}${String(lead * 7919).padStart(12, '0')}`,
      conversionName: 'Signed contract',
      conversionTime: new Date(Date.now() - (lead + 1) * 3_600_000),
      conversionValue: 100 + lead,
      conversionCurrencyCode: 'EUR',
      clientId: `${account}-${lead}`,
    };
}

const pool = new pg.Pool({ connectionString, max: 20 });
const boss = new PgBoss({
  connectionString,
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
});
boss.on('error', (error) => console.error(error));
await boss.start();

const fleet = await openFleet({
  ...{ boss, postgres: pool, secret, records },
  // In a fleet of yours with a cron, such as '*/15 * * * *'. Here, the first worker plans at once.
  accounts: JSON.parse(CUSTOMERS),
  files: { maxRows: 10 },
  client: ({ account: accountId, customer: customerId }) =>
    createClient({ environment, token, developerToken, customerId, accountId }),
  onMetric: (metric) => console.log(JSON.stringify(metric)),
});
const worker = await fleet.work();

process.once('SIGTERM', async () => {
  await worker.stop();
  await boss.stop();
  await pool.end();
});

if (process.env.PLANS) for (const { account } of JSON.parse(CUSTOMERS)) await fleet.plan(account);
