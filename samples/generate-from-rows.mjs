// Writes an upload file from the rows of a database, and leaves out those that the service would reject.
// Run: node samples/generate-from-rows.mjs dist/from-rows.csv
import { writeOfflineConversionsFile } from 'msads-bulk/node';

const target = process.argv[2] ?? 'dist/from-rows.csv';
const day = 86_400_000;

// The result of a query. The second order has an address instead of a click id, the third is too old.
const orders = [
  {
    id: 1001,
    at: new Date(Date.now() - 3 * day),
    amount: 1250.5,
    click: 'f894f652ea334e739002f7167ab8f8e3',
  },
  { id: 1002, at: new Date(Date.now() - 2 * day), amount: 99, email: 'John@contoso.com' },
  {
    id: 1003,
    at: new Date(Date.now() - 120 * day),
    amount: 10,
    click: '0b3d0d9aa5d94f0d8a3c8f7d4a6b1c2e',
  },
];

function* conversions() {
  for (const order of orders) {
    yield {
      clientId: `order-${order.id}`,
      conversionName: 'Signed contract',
      conversionTime: order.at,
      conversionValue: order.amount,
      conversionCurrencyCode: 'EUR',
      microsoftClickId: order.click,
      email: order.email,
    };
  }
}

let skipped = 0;
await writeOfflineConversionsFile(target, conversions(), {
  hash: {}, // email becomes hashedEmailAddress
  onInvalid: 'skip',
  onSkip({ index, issues }) {
    skipped++;
    console.log(`order ${orders[index].id}: ${issues.map((issue) => issue.message).join(' ')}`);
  },
});
console.log(`${target}: ${orders.length - skipped} written, ${skipped} left out`);
