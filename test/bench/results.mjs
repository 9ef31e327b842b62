// Joins uploads of 1,000,000 records with results of 481 columns, and says what memory and time it took.
// Exits with 1 where the bound or the counts do not hold.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePair } from './make-pair.mjs';

const rows = Number(process.argv[2] ?? 1_000_000);
const mebibyte = 1024 * 1024;
const mostResident = 320;

const cases = [
  ['all records, 1 % failed', {}],
  ['all records, all failed', { failing: 1 }],
  ['all records, 1 % failed, no Client Ids', { clientIds: false }],
  ['all records, all failed, no Client Ids', { failing: 1, clientIds: false }],
  ['errors only, 1 % failed', { onlyErrors: true }],
  ['errors only, all failed', { failing: 1, onlyErrors: true }],
];

let failed = false;
console.log(`${rows} records, 481 columns, Node ${process.version}, ${cpus()[0]?.model}`);
for (const [name, options] of cases) {
  const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
  try {
    compare(name, { rows, ...options }, join(folder, 'upload.csv'), join(folder, 'result.csv'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
process.exitCode = failed ? 1 : 0;

function compare(name, options, upload, result) {
  const { rejected } = makePair(upload, result, options);
  const read = measure(upload, result, 'read');
  const mode = options.onlyErrors ? 'errors-only' : 'errors-and-results';
  const { counted, summary, peak, seconds } = measure(upload, result, mode);
  const megabytes = ((statSync(upload).size + statSync(result).size) / 1e6).toFixed(0);
  console.log(
    `${name} (${megabytes} MB): peak ${(peak / mebibyte).toFixed(0)} MiB resident, ` +
      `${seconds.toFixed(1)} s, ${(seconds / read.seconds).toFixed(1)} times as long as ` +
      `reading both files once`,
  );
  const expected = { uploaded: rows, accepted: rows - rejected, rejected, unknown: 0 };
  const outcomes = { uploaded: rows, ...counted };
  for (const found of [summary.records, outcomes])
    for (const key of Object.keys(expected))
      if (found[key] !== expected[key]) fail(`${found[key]} ${key}, not ${expected[key]}.`);
  if (peak >= mostResident * mebibyte) fail(`More than ${mostResident} MiB.`);
}

function measure(...given) {
  const script = fileURLToPath(new URL('peak-reconcile.mjs', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, ...given]).toString());
}

function fail(sentence) {
  failed = true;
  console.error(sentence);
}
