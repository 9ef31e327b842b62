import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makePair } from './make-pair.mjs';
import { run } from './measure.mjs';

const cases = [
  ['all records, 1 % failed', {}],
  ['all records, all failed', { failing: 1 }],
  ['all records, 1 % failed, no Client Ids', { clientIds: false }],
  ['all records, all failed, no Client Ids', { failing: 1, clientIds: false }],
  ['errors only, 1 % failed', { onlyErrors: true }],
  ['errors only, all failed', { failing: 1, onlyErrors: true }],
];

/** Joins uploads of so many records with results of 481 columns. Throws if the counts are wrong. */
export function measureJoining(folder, rows) {
  return cases.map(([what, options]) => {
    const paths = ['upload.csv', 'result.csv'].map((name) => join(folder, name));
    try {
      const { rejected } = makePair(...paths, { rows, ...options });
      const read = run('peak-reconcile.mjs', [...paths, 'read']);
      const mode = options.onlyErrors ? 'errors-only' : 'errors-and-results';
      const joined = run('peak-reconcile.mjs', [...paths, mode]);
      check(joined, { uploaded: rows, accepted: rows - rejected, rejected, unknown: 0 });
      const megabytes = paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
      return { what, megabytes, peak: joined.peak, against: joined.seconds / read.seconds };
    } finally {
      for (const path of paths) rmSync(path, { force: true });
    }
  });
}

function check({ summary, counted }, expected) {
  for (const found of [summary.records, { uploaded: expected.uploaded, ...counted }])
    for (const [key, count] of Object.entries(expected))
      if (found[key] !== count) throw new Error(`${found[key]} ${key}, not ${count}.`);
}
