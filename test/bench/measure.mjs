import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a script of this folder in a process of its own, and gives the JSON that it prints. */
export function run(script, args, flags = []) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [...flags, path, ...args]).toString());
}

/** Runs each contender once, and gives the sums that it found. Throws if one made something else. */
export function verify(names, path, expected) {
  const found = {};
  for (const name of names) {
    const { rows, sums } = run('contend.mjs', [name, path, 'verify']);
    if (rows !== expected.rows) throw new Error(`${name} made ${rows} rows of ${expected.rows}.`);
    const compared = Object.keys(sums).filter((sum) => sum in expected.sums);
    if (compared.length === 0) throw new Error(`${name} made nothing that can be compared.`);
    for (const sum of compared)
      if (sums[sum] !== expected.sums[sum])
        throw new Error(`${name} has ${sums[sum]} ${sum}, not ${expected.sums[sum]}.`);
    found[name] = sums;
  }
  return found;
}

/** Medians of all that contenders take, in alternating rounds. */
export function time(names, path, rounds, ...mode) {
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of names) runs[name].push(run('contend.mjs', [name, path, ...mode]));
  const middle = (name, what) => median(runs[name].map((one) => one[what]));
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        seconds: middle(name, 'seconds'),
        peak: middle(name, 'peak'),
        blocked: middle(name, 'blocked'),
      },
    ]),
  );
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
