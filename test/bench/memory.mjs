// Validates a file of 4,000,000 rows and says what memory it took: first with a small heap and without
// the rules that remember keys, beside a file of a quarter of the rows, then with all rules. Exits with 1
// where a bound does not hold.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFile } from './make-file.mjs';

const rows = Number(process.argv[2] ?? 4_000_000);
const mebibyte = 1024 * 1024;
const mostAboveStart = 320;
const mostGrowth = 1.15;

const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
let failed = false;
try {
  const path = join(folder, 'upload.csv');
  makeFile(path, rows);
  const megabytes = (statSync(path).size / 1e6).toFixed(0);
  console.log(`${rows} rows, ${megabytes} MB, Node ${process.version}, ${cpus()[0]?.model}`);

  const quarter = join(folder, 'quarter.csv');
  makeFile(quarter, rows / 4);
  const heap = ['--max-old-space-size=64'];
  const few = measure(heap, quarter, 'no-duplicates');
  say(`heap of 64 MB, duplicates: false, ${rows / 4} rows`, few);
  const small = measure(heap, path, 'no-duplicates');
  say('heap of 64 MB, duplicates: false', small);
  const growth = small.peak / few.peak;
  console.log(`peak of ${rows} rows against that of ${rows / 4}: ${growth.toFixed(2)}`);
  const full = measure([], path);
  say('all rules', full);

  for (const { readable, rows: read } of [small, full]) {
    if (!readable || read !== rows + 1) fail(`Only ${read} rows were read.`);
  }
  if (statSync(path).size > 100_000_000 && small.counts['too-many-bytes'] !== 1)
    fail('too-many-bytes is missing.');
  if (growth > mostGrowth) fail(`More than ${mostGrowth} times the memory of a quarter.`);
  if (aboveStart(full) >= mostAboveStart) fail(`More than ${mostAboveStart} MiB above the start.`);
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;

function measure(flags, ...given) {
  const script = fileURLToPath(new URL('peak-memory.mjs', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [...flags, script, ...given]).toString());
}

function aboveStart({ start, peak }) {
  return (peak - start) / mebibyte;
}

function say(name, result) {
  const { start, peak, seconds, errors, warnings, counts } = result;
  console.log(
    `${name}: ${seconds.toFixed(1)} s, peak ${(peak / mebibyte).toFixed(0)} MiB resident, ` +
      `${aboveStart(result).toFixed(0)} MiB above the start (${(start / mebibyte).toFixed(0)} MiB), ` +
      `${errors} errors, ${warnings} warnings ${JSON.stringify(counts)}`,
  );
}

function fail(sentence) {
  failed = true;
  console.error(sentence);
}
