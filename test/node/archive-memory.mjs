// Reads a file, or writes one of zeros, with the package as it is built, and prints how it went and what
// memory the process took at most, as one line of JSON.
// node archive-memory.mjs read FILE [OPTIONS] | write FILE BYTES
import { bulkFile, writeBulkFile } from '../../dist/node.js';

const [mode, path, given = '{}'] = process.argv.slice(2);
let bytes = 0;
let code;
let message;

async function* zeros(most) {
  for (; bytes < most; bytes += 65_536) yield new Uint8Array(65_536);
}

const start = process.memoryUsage().rss;
try {
  if (mode === 'write') await writeBulkFile(path, zeros(Number(given)));
  else for await (const piece of bulkFile(path, JSON.parse(given))) bytes += piece.length;
} catch (cause) {
  code = cause.code;
  message = cause.message;
}
// The kernel counts in KiB.
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ bytes, code, message, start, peak }));
