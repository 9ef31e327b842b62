import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { runs, share, some } from './runs';

const folder = fileURLToPath(new URL('.', import.meta.url));

function runsWith(times: string) {
  vi.stubEnv('MSADS_BULK_RUNS', times);
  return runs(7, 100);
}

describe('how often a property is tried', () => {
  test.each([
    ['', { seed: 7, numRuns: 100 }],
    ['1', { seed: 7, numRuns: 100 }],
    ['20', { numRuns: 2000 }],
    ['0.25', { seed: 7, numRuns: 25 }],
    ['0.001', { seed: 7, numRuns: 1 }],
  ])('with MSADS_BULK_RUNS=%s', (times, expected) => {
    expect(runsWith(times)).toEqual(expected);
  });

  test.each(['0', '-1', '1.5', 'many'])('not with MSADS_BULK_RUNS=%s', (times) => {
    expect(() => runsWith(times)).toThrow(
      new TypeError('MSADS_BULK_RUNS must be a whole number from 1, or a share below 1.'),
    );
  });

  test.each([
    ['1', 100],
    ['20', 100],
    ['0.25', 11],
    ['0.001', -1],
  ])('a count that exceeds 100 exceeds so many with MSADS_BULK_RUNS=%s', (times, expected) => {
    vi.stubEnv('MSADS_BULK_RUNS', times);
    expect(share(100)).toBe(expected);
  });

  test.each([
    ['', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['1', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['20', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['0.25', [0, 2, 5]],
    ['0.001', [0]],
  ])('the lines of a long table with MSADS_BULK_RUNS=%s', (times, expected) => {
    vi.stubEnv('MSADS_BULK_RUNS', times);
    expect(some([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual(expected);
  });

  it('says the seed of what fails at night', () => {
    const tried = runsWith('2');
    const failing = fc.property(fc.nat(), () => false);
    expect(() => fc.assert(failing, tried)).toThrow(/seed: -?\d+, path: "/);
  });
});

/** What has a seed or a number of its own would not be tried more often at night. */
it('is said by this module for each property', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const own = names
    .filter((name) => name.endsWith('.ts') && !name.startsWith('runs.'))
    .filter((name) => {
      const text = readFileSync(`${folder}${name}`, 'utf8');
      const properties = text.split('fc.assert(').length - 1;
      const counts = text.split(/\bruns\(\d|\n\s+tried,\n|, tried\);/).length - 1;
      return counts < properties;
    });
  expect(own).toEqual([]);
});
