// Sends conversions from NDJSON, once each: run it as often as you like, with the same file or a longer one.
// Needs Node 22.13 or later. Run: node samples/ledger/from-ndjson.mjs conversions.ndjson sent.db
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { createClient } from 'msads-bulk/client';
import { openLedger } from 'msads-bulk/ledger';

const [input, database] = process.argv.slice(2);
const { MSADS_DEVELOPER_TOKEN: developerToken, MSADS_ACCESS_TOKEN: token } = process.env;
const { MSADS_CUSTOMER_ID: customerId, MSADS_ACCOUNT_ID: accountId } = process.env;

/** The addresses of the double. For the service itself: 'production'. */
const environment = JSON.parse(process.env.ENVIRONMENT);

const sqlite = new DatabaseSync(database);
const secret = process.env.MSADS_LEDGER_SECRET;
const ledger = await openLedger({ sqlite }, { account: accountId, secret });
const client = createClient({ environment, developerToken, customerId, accountId, token });

async function* records() {
  for await (const line of createInterface({ input: createReadStream(input) }))
    if (line !== '') yield JSON.parse(line);
}

const sending = client.sendOfflineConversions(records(), {
  ledger,
  onInvalid: 'skip',
  onSkip({ index, issues }) {
    console.log(`record ${index + 1}: ${issues.map(({ message }) => message).join(' ')}`);
  },
});
for await (const { status, clientId, errors } of sending)
  if (status !== 'accepted')
    console.log(`${clientId}: ${status} ${errors.map(({ code }) => code).join(', ')}`.trimEnd());

const { accepted, rejected, unknown, sentBefore, skipped } = sending.summary.records;
console.log(`accepted ${accepted}, rejected ${rejected}, unknown ${unknown}`);
console.log(`left out: sent before ${sentBefore}, with errors ${skipped}`);
await ledger.prune();
sqlite.close();
