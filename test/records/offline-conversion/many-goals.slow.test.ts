import { expect, test } from 'vitest';
import { validateBulkFile } from '../../../src/index';
import { fullUpload } from '../../support/upload-text';

/* A row whose goal is not known asks for the nearest of all names. Time is only compared with time. */

const count = 4000;
const now = new Date('2026-11-21T12:00:00Z');
const goals = Array.from({ length: 300 }, (_, i) => ({ name: `Goal of the year ${2000 + i}` }));

async function checked(nameOf: (i: number) => string) {
  const rows = Array.from({ length: count }, (_, i) => {
    const clickId = `c${i.toString(16).padStart(31, '0')}`;
    return `Offline Conversion,,C-${i},${nameOf(i)},11/2/2026 9:30:00 AM${','.repeat(11)}${clickId}`;
  });
  const file = fullUpload(...rows);
  const start = performance.now();
  const { errors } = await validateBulkFile(file, { now, goals });
  return { errors, time: performance.now() - start };
}

test('many goals do not slow down a file in which none is known', async () => {
  await checked(() => 'Goal of the year 2000');
  const known = await checked((i) => `Goal of the year ${2000 + (i % 300)}`);
  // As long as the goals' names, so that the length alone tells nothing.
  const unknown = await checked((i) => `A lead that is ${String(i).padStart(6, '0')}`);
  expect([known.errors, unknown.errors]).toEqual([0, count]);
  expect(unknown.time).toBeLessThan(known.time * 8);
});
