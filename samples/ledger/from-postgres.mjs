// Sends the orders of a PostgreSQL database, and writes what became of each back to its row. The ledger is in the
// same database. Run it every hour. After an interruption, just run it again.
// Run: npm install msads-bulk pg && node samples/ledger/from-postgres.mjs
import { createClient } from 'msads-bulk/client';
import { openLedger } from 'msads-bulk/ledger';
import pg from 'pg';

const { DATABASE_URL: connectionString, MSADS_LEDGER_SECRET: secret } = process.env;
const { MSADS_DEVELOPER_TOKEN: developerToken, MSADS_ACCESS_TOKEN: token } = process.env;
const { MSADS_CUSTOMER_ID: customerId, MSADS_ACCOUNT_ID: accountId } = process.env;

/** The addresses of the double. For the service itself: 'production'. */
const environment = JSON.parse(process.env.ENVIRONMENT);

const postgres = new pg.Pool({ connectionString });
const ledger = await openLedger({ postgres }, { account: accountId, secret });
const client = createClient({ environment, developerToken, customerId, accountId, token });

/** Writes a few thousand states at once: one statement for each order would take most of the time. */
const states = new Map();
async function writeStates() {
  await postgres.query(
    `update orders set ads_state = new.state
     from unnest($1::int[], $2::text[]) as new (id, state) where orders.id = new.id`,
    [[...states.keys()], [...states.values()]],
  );
  states.clear();
}
async function keepState(order, state) {
  states.set(order, state);
  if (states.size >= 5000) await writeStates();
}

// What was accepted stays out. The rest may have been sent all the same, by a run that was killed before it wrote
// the state: the ledger knows.
const { rows: orders } = await postgres.query(
  `select id, sold_at, amount, click_id from orders where ads_state is distinct from 'accepted' order by id`,
);
const records = orders.map((order) => ({
  action: 'Add',
  clientId: String(order.id),
  conversionName: 'Signed contract',
  conversionTime: order.sold_at,
  conversionValue: Number(order.amount),
  conversionCurrencyCode: 'EUR',
  microsoftClickId: order.click_id,
}));
// Asked before the sending, which changes the answers.
const known = await ledger.known(records);
for (const [index, sent] of known.entries())
  if (sent?.state === 'accepted') await keepState(orders[index].id, 'accepted');

const sending = client.sendOfflineConversions(records, {
  ledger,
  onInvalid: 'skip',
  // Those that were sent before are not reported here.
  onSkip: ({ index, issues }) => states.set(orders[index].id, `invalid: ${issues[0].code}`),
});
for await (const { index, status, errors } of sending)
  await keepState(orders[index].id, [status, ...errors.map(({ code }) => code)].join(' '));
await writeStates();

const { accepted, rejected, sentBefore, skipped } = sending.summary.records;
console.log(
  `accepted ${accepted}, rejected ${rejected}, sent before ${sentBefore}, invalid ${skipped}`,
);
await postgres.end();
