// Runs one contender in this process, and prints what it took as one line of JSON.
// node contend.mjs CONTENDER FILE [verify]
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { writeOfflineConversions } from '../../dist/index.js';
import { contenders } from './contenders.mjs';
import { now } from './make-file.mjs';

const [name, path, mode] = process.argv.slice(2);
const { run } = contenders[name];
const writes = ['papaUnparse', 'ourWriter', 'ourWriterOfColumns'].includes(name);
const given = writes ? await toWrite(readFileSync(path, 'utf8')) : path;

const sums = { characters: 0, seconds: 0, cents: 0, clicks: 0, bytes: 0 };
const began = performance.now();
const rows = await run(given, mode === 'verify' ? look : undefined);
const seconds = (performance.now() - began) / 1000;
// The kernel counts in KiB.
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ rows, seconds, peak, sums }));

/** Sums up what a contender made, so that each is seen to have read the same. */
function look(found) {
  if (!found) return;
  if (Array.isArray(found)) {
    for (const cell of found) sums.characters += cell.length;
  } else if (found.text !== undefined) {
    sums.bytes = Buffer.byteLength(found.text);
    for (const row of Papa.parse(found.text.replace(/^\ufeff/, ''), { header: true }).data) {
      if (row.Type !== 'Offline Conversion') continue;
      const seconds = (cell) => (cell === '' ? 0 : Date.parse(`${cell} UTC`) / 1000);
      sums.seconds += seconds(row['Conversion Time']) + seconds(row['Adjustment Time']);
      sums.cents += Math.round(Number(row['Conversion Value'] || row['Adjustment Value']) * 100);
      sums.clicks += row['Microsoft Click Id'].length;
    }
  } else {
    sums.seconds += found.time.toSeconds() + (found.adjusted?.toSeconds() ?? 0);
    sums.cents += Math.round((found.value ?? 0) * 100);
    sums.clicks += found.click.length;
  }
}

/** The records of a file as a job has them, and the cells that are written for them. */
async function toWrite(text) {
  const [, , ...rows] = Papa.parse(text.trim()).data;
  const time = (cell) => (cell === '' ? undefined : new Date(`${cell} UTC`));
  const records = rows.map((cells) => ({
    action: cells[7] || 'Add',
    clientId: cells[2],
    conversionName: cells[3],
    conversionTime: time(cells[4]),
    conversionValue: cells[5] === '' ? undefined : Number(cells[5]),
    conversionCurrencyCode: cells[6],
    adjustmentTime: time(cells[8]),
    adjustmentValue: cells[9] === '' ? undefined : Number(cells[9]),
    adjustmentCurrencyCode: cells[10],
    microsoftClickId: cells[11],
  }));
  if (name !== 'papaUnparse') return { records };
  const pieces = [];
  for await (const piece of writeOfflineConversions(records, { now: new Date(now) }))
    pieces.push(piece);
  const [fields, , ...data] = Papa.parse(Buffer.concat(pieces).toString().trim()).data;
  return { fields, data };
}
