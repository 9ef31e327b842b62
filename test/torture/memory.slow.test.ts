import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/*
 * The built package reads 100 MB of one thing in a process of its own with a heap of 64 MB: what it says
 * is told, and the process does not die.
 */

const script = fileURLToPath(new URL('giant.mjs', import.meta.url));
const heap = ['--max-old-space-size=64', '--max-semi-space-size=1'];

/** Reading ends behind the version and one record, or behind nothing. */
const ends = { readable: false, rows: 2, counts: { 'cell-too-long': 1 } };
const rowEnds = { ...ends, counts: { 'row-too-long': 1 } };
const headerEnds = { ...rowEnds, rows: 0 };
const endsAtOnce = { ...ends, rows: 0 };

test.each<[name: string, found: object, megabytes: number]>([
  ['cell', ends, 100],
  ['quoted cell', ends, 100],
  ['open quote', ends, 100],
  ['closed quote', ends, 100],
  ['quotes', ends, 100],
  ['commas', rowEnds, 100],
  ['empty cells', rowEnds, 100],
  ['filled cells', rowEnds, 100],
  ['long cells', rowEnds, 100],
  ['header', headerEnds, 100],
  // Nothing shows yet that it has tabs: as a header of commas it is one cell.
  ['header of tabs', endsAtOnce, 100],
  ['not a header', headerEnds, 100],
  ['nul', endsAtOnce, 100],
  ['marks', { readable: true, rows: 2, counts: { 'bom-repeated': 1, 'too-many-bytes': 1 } }, 100],
  ['blank lines', { readable: true, rows: 2, counts: {} }, 20],
  ['blank lines first', { readable: true, rows: 2, counts: { 'too-many-bytes': 1 } }, 100],
  ['errors', { rejected: 200 }, 100],
])('%s', (name, found, megabytes) => {
  const command = [...heap, script, name, String(megabytes)];
  const said = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }));
  expect(said.found).toEqual(found);
  // Node alone takes some 45 MB.
  expect(said.megabytesTaken).toBeLessThan(200);
});
