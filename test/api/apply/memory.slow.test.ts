import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Prints how many items the requests of so many records have; a third are adjustments. */
const program = `
  import { applyRequests } from './dist/services.js';
  const hold = process.argv[2] === 'hold' ? [] : undefined;
  function* records(count) {
    for (let i = 0; i < count; i++) yield {
      action: i % 3 === 2 ? 'Retract' : 'Add',
      conversionName: 'Signed contract',
      conversionTime: '2026-11-02T09:30:00Z',
      ...(i % 3 === 2 && { adjustmentTime: '2026-11-12T08:00:00Z' }),
      microsoftClickId: 'c' + i.toString(16).padStart(31, '0'),
    };
  }
  let items = 0;
  const options = { now: new Date('2026-11-21T00:00:00Z'), duplicates: false };
  for await (const request of applyRequests(records(Number(process.argv[1])), options)) {
    hold?.push(request);
    items += request.rows.length;
  }
  console.log(items);
`;

/** In a process of its own with a heap of 40 MB. */
function run(...args: readonly string[]) {
  const flags = ['--max-old-space-size=40', '--input-type=module', '-e', program, '--'];
  const { stdout, status } = spawnSync(process.execPath, [...flags, ...args], { encoding: 'utf8' });
  return { stdout, ok: status === 0 };
}

// 300,000 records have 60 MB of bodies.
test('requests of many records go through a small heap', () => {
  expect(run('300000')).toEqual({ stdout: '300000\n', ok: true });
});

test('which could not hold them', () => {
  expect(run('300000', 'hold')).toEqual({ stdout: '', ok: false });
});
