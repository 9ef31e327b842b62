import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFile } from './make-file.mjs';
import { run } from './measure.mjs';

const smallHeap = ['--max-old-space-size=64'];

/**
 * Validates a file of so many rows, and one of a quarter of them: first with a small heap and without the
 * rules that remember keys, then with all rules. Throws if a report is not that of the file.
 */
export function measureMemory(folder, rows) {
  const paths = ['quarter.csv', 'large.csv'].map((name) => join(folder, name));
  const [quarter, large] = paths;
  const few = Math.ceil(rows / 4);
  try {
    makeFile(quarter, few);
    makeFile(large, rows);
    return {
      megabytes: statSync(large).size / 1e6,
      few: validate(quarter, few, 'no-duplicates', smallHeap),
      many: validate(large, rows, 'no-duplicates', smallHeap),
      allRules: validate(large, rows),
    };
  } finally {
    for (const path of paths) rmSync(path, { force: true });
  }
}

function validate(path, rows, mode, flags) {
  const args = mode === undefined ? [path] : [path, mode];
  const { readable, rows: read, counts, start, peak } = run('peak-memory.mjs', args, flags);
  if (!readable || read !== rows + 1)
    throw new Error(`Only ${read} rows of ${rows + 1} were read.`);
  const tooLarge = statSync(path).size > 100_000_000 ? 1 : 0;
  if ((counts['too-many-bytes'] ?? 0) !== tooLarge) throw new Error('too-many-bytes is wrong.');
  return { rows, start, peak };
}
