// How long 88 MB hold the event loop, whatever they are read from, and how soon an abort is seen: each in a
// process of its own, medians of so many rounds. Run it after `npm run build`, on a machine that does nothing else.
// node blocking.mjs [rows] [rounds]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  readOfflineConversions,
  validateBulkFile,
  writeOfflineConversions,
} from '../../dist/index.js';
import { bulkFile, readOfflineConversionsFile, validateBulkFilePath } from '../../dist/node.js';
import { watchEventLoop } from './event-loop.mjs';
import { now as madeFor, makeFile } from './make-file.mjs';

const now = new Date(madeFor);

const passThrough = async (items) => {
  for await (const _ of items);
};

/** What is prepared, and what is done with it. */
const ways = {
  '`validateBulkFilePath`': [(path) => path, validateBulkFilePath],
  '`validateBulkFile`, bytes': [(path) => readFileSync(path), validateBulkFile],
  '`validateBulkFile`, a string': [(path) => readFileSync(path, 'utf8'), validateBulkFile],
  '`validateBulkFile`, a `Blob`': [(path) => openAsBlob(path), validateBulkFile],
  '`validateBulkFile`, one piece': [(path) => [readFileSync(path)], validateBulkFile],
  '`readOfflineConversionsFile`': [
    (path) => path,
    (path, options) => passThrough(readOfflineConversionsFile(path, options)),
  ],
  '`readOfflineConversions`, bytes': [
    (path) => readFileSync(path),
    (bytes, options) => passThrough(readOfflineConversions(bytes, options)),
  ],
  '`writeOfflineConversions`, an array of records': [
    async (path) => {
      const records = [];
      for await (const { record } of readOfflineConversions(bulkFile(path), { now }))
        if (record) records.push(record);
      return records;
    },
    (records, options) => passThrough(writeOfflineConversions(records, options)),
  ],
};

async function measure(name, path) {
  const [prepare, use] = ways[name];
  const input = await prepare(path);
  const stop = watchEventLoop();
  await use(input, { now });
  return { blocked: stop() };
}

/** How long after its timer is due an abort is seen. */
async function measureAbort(name, path) {
  const [prepare, use] = ways[name];
  const input = await prepare(path);
  const control = new AbortController();
  const wait = 150;
  const due = performance.now() + wait;
  setTimeout(() => control.abort(), wait);
  try {
    await use(input, { now, signal: control.signal });
  } catch {
    return { seen: performance.now() - due };
  }
  throw new Error(`${name} ended before it was aborted.`);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

function inProcess(...args) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--max-old-space-size=4000', fileURLToPath(import.meta.url), ...args],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const [first = '600000', second = '5', way] = process.argv.slice(2);
if (way !== undefined) {
  const take = second === 'abort' ? measureAbort : measure;
  console.log(JSON.stringify(await take(way, first)));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-'));
  try {
    const path = join(folder, 'upload.csv');
    makeFile(path, Number(first));
    console.log('|  | longest time blocked, ms | abort seen after, ms |\n| --- | --: | --: |');
    for (const name of Object.keys(ways)) {
      const rounds = Array.from({ length: Number(second) }, () => [
        inProcess(path, 'gap', name).blocked,
        inProcess(path, 'abort', name).seen,
      ]);
      const [blocked, seen] = [0, 1].map((i) => median(rounds.map((round) => round[i])).toFixed(0));
      console.log(`| ${name} | ${blocked} | ${seen} |`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
