import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySet } from '../../src/keys/set';
import { runs } from '../support/runs';

const half = fc.integer({ min: 0, max: 40 });
const action = fc.tuple(fc.constantFrom('add', 'has'), half, half);

test('has what was added, whenever it is asked', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 400 }), (actions) => {
      const keys = new KeySet();
      const expected = new Set<string>();
      for (const [what, high, low] of actions) {
        if (what === 'add') {
          keys.add({ high, low });
          expected.add(`${high},${low}`);
        } else expect(keys.has({ high, low })).toBe(expected.has(`${high},${low}`));
      }
    }),
    runs(25, 200),
  );
});

test('keeps every key of a long list', () => {
  const keys = new KeySet();
  for (let n = 0; n < 5000; n++) keys.add({ high: n, low: -n });
  for (let n = 0; n < 5000; n++)
    expect([n, keys.has({ high: n, low: -n >>> 0 })]).toEqual([n, true]);
  expect(keys.has({ high: 5000, low: -5000 >>> 0 })).toBe(false);
});
