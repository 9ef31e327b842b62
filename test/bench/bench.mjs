// Times reading, checking and writing against other ways to do it, each in a process of its own, in
// alternating rounds, and measures memory, the event loop and the size of the core. Prints the tables of
// docs/project/performance.md. What each contender makes is verified before anything is timed: exits with 1
// if that fails.
// node bench.mjs [rows] [rounds]
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCore } from './core-size.mjs';
import { comparisons } from './files.mjs';
import { measureJoining } from './joining.mjs';
import { time, verify } from './measure.mjs';
import { measureMemory } from './memory.mjs';
import { printBlocked, printJoining, printMemory, printTargets, printTimes } from './print.mjs';
import { compareTargets } from './targets.mjs';

const rows = Number(process.argv[2] ?? 600_000);
const rounds = Number(process.argv[3] ?? 5);
const memoryRows = Math.ceil((rows * 20) / 3);
const joinedRows = Math.ceil((rows * 5) / 3);

const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
const began = performance.now();
try {
  console.log(`${cpus()[0]?.model}, Node ${process.version}, ${versions()}\n`);
  const found = {};
  for (const [name, { make, contenders: names, share = 1 }] of Object.entries(comparisons)) {
    const path = join(folder, `${name}.csv`);
    const records = Math.ceil(rows * share);
    const expected = make(path, records);
    const sums = verify(names, path, expected);
    found[name] = {
      path,
      records,
      rows: expected.rows,
      megabytes: statSync(path).size / 1e6,
      sums,
    };
  }
  for (const [name, comparison] of Object.entries(comparisons)) {
    found[name].times = time(comparison.contenders, found[name].path, rounds);
    printTimes(comparison, found[name], rounds);
  }
  found.blocked = time(['ourValidation', 'ourRecords'], found.narrow.path, rounds, 'watch');
  printBlocked(found.blocked, found.narrow, rounds);
  for (const { path } of Object.values(found)) if (path) rmSync(path);
  found.memory = measureMemory(folder, memoryRows);
  printMemory(found.memory);
  found.joining = measureJoining(folder, joinedRows);
  printJoining(found.joining, joinedRows);
  found.core = await measureCore();
  printTargets(compareTargets(found));
} finally {
  rmSync(folder, { recursive: true });
}
console.error(`The bench took ${((performance.now() - began) / 60_000).toFixed(0)} minutes.`);

function versions() {
  const names = ['papaparse', 'csv-parse', 'udsv', 'zod', 'luxon', '@duckdb/node-api'];
  return names
    .map((name) => `${name.replace(/\/.*/, '').replace('@', '')} ${versionOf(name)}`)
    .join(', ');
}

function versionOf(name) {
  const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')).version;
}
