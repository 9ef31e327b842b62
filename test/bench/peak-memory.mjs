// Validates one file in this process, and prints what it took as one line of JSON.
// node --max-old-space-size=64 peak-memory.mjs FILE [no-duplicates]
import { validateBulkFilePath } from '../../dist/node.js';
import { now } from './make-file.mjs';

const [path, mode] = process.argv.slice(2);
const start = process.memoryUsage().rss;
const began = performance.now();
const report = await validateBulkFilePath(path, {
  now: new Date(now),
  duplicates: mode !== 'no-duplicates',
});
const { readable, rows, errors, warnings, counts } = report;
console.log(
  JSON.stringify({
    ...{ readable, rows, errors, warnings, counts, start },
    // The kernel counts in KiB.
    peak: process.resourceUsage().maxRSS * 1024,
    seconds: (performance.now() - began) / 1000,
  }),
);
