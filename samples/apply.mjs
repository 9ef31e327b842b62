// Turns the rows of a file into requests of the API, and the answers into one outcome per row. Nothing is
// sent: the answer to the first request is read from a file, JSON or XML.
// Run: node samples/apply.mjs samples/apply-answer.json
import { readFile } from 'node:fs/promises';
import { readOfflineConversions } from 'msads-bulk';
import { bulkFile } from 'msads-bulk/node';
import { applyRequests, readApplyResponse } from 'msads-bulk/services';

const path = process.argv[2] ?? 'samples/apply-answer.json';
const format = path.endsWith('.xml') ? 'soap' : 'json';

// Replace this with your own call: fetch(`https://campaign.api.bingads.microsoft.com${request.path}`, …), by POST.
async function send(request) {
  return request.operation === 'ApplyOfflineConversions'
    ? readFile(path, 'utf8')
    : '{"PartialErrors":[]}';
}

// The sample is from November 2026. Without `now`, times are compared with the clock.
const options = { now: new Date('2026-11-21T12:00:00Z') };
const records = readOfflineConversions(bulkFile('samples/sent.csv'), options);
const counts = { accepted: 0, rejected: 0 };

for await (const request of applyRequests(records, { ...options, format, onInvalid: 'skip' })) {
  console.log(`${request.operation}: ${request.rows.length} items`);
  for (const { row, status, errors } of readApplyResponse(await send(request), request)) {
    counts[status]++;
    for (const { number, advice, meaning, editorial } of errors) {
      console.log(`  row ${row}, ${number}, ${advice}: ${meaning}`);
      if (editorial)
        console.log(`    editorial: ${editorial.location}, reason ${editorial.reasonCode}`);
    }
  }
}
console.log(`${counts.accepted} accepted, ${counts.rejected} rejected`);
