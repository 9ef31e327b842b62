import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../../src/text/nearest';
import { findOneEdit } from '../../src/text/one-edit';
import { runs, share } from '../support/runs';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', ' ', '🦆'), maxLength: 6 });

test('the name one edit away is the nearest that is in reach, found by comparing with each', () => {
  let found = 0;
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 8 }), (text, names) => {
      const expected = nearest(text, names, 1);
      if (expected !== undefined) found++;
      expect(findOneEdit(names)(text)).toBe(expected);
    }),
    runs(32, 3000),
  );
  expect(found).toBeGreaterThan(share(500));
});

test.each([
  ['Leed', 'Lead'],
  ['Laed', 'Lead'],
  ['ead', 'Lead'],
  ['Lleadd', undefined],
  ['Lea', 'Lead'],
  ['Leads', 'Lead'],
  ['aLed', undefined],
  ['Dael', undefined],
  ['a'.repeat(200), 'a'.repeat(201)],
  ['a'.repeat(201), undefined],
])('one edit from %j is %j', (text, name) => {
  const find = findOneEdit(['Sale', 'Lead', 'a'.repeat(201)].values());
  expect(find(text)).toBe(name);
  // The names are given once, and asked again.
  expect(find(text)).toBe(name);
});
