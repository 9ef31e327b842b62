// Joins an upload with its result in this process, and prints what it took as one line of JSON.
// node --max-old-space-size=64 peak-reconcile.mjs UPLOAD RESULT [read|errors-only|errors-and-results]
import { createReadStream } from 'node:fs';
import { readResultFile, reconcile } from '../../dist/index.js';

const [upload, result, mode] = process.argv.slice(2);
const open = (path) => createReadStream(path);
const start = process.memoryUsage().rss;
const began = performance.now();
const counted = { accepted: 0, rejected: 0, unknown: 0 };

/** Both files once, for comparison. */
async function read() {
  for (const path of [upload, result])
    for await (const { status } of readResultFile(open(path))) counted[status]++;
}

async function join() {
  const { outcomes, summary } = reconcile({
    ...{ upload: () => open(upload), result: open(result) },
    responseMode: mode,
  });
  for await (const { status } of outcomes) counted[status]++;
  return summary;
}

const summary = await (mode === 'read' ? read() : join());
console.log(
  JSON.stringify({
    ...{ counted, summary, start },
    // The kernel counts in KiB.
    peak: process.resourceUsage().maxRSS * 1024,
    seconds: (performance.now() - began) / 1000,
  }),
);
