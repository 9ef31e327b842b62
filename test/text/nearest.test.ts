import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, fold, nearest } from '../../src/text/nearest';
import { runs } from '../support/runs';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', ' '), maxLength: 7 });

test('the nearest name is the first of those with the fewest edits, within reach', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 8 }), fc.nat(3), (text, names, reach) => {
      const distances = names.map((name) => editDistance(fold(text), fold(name)));
      const least = Math.min(...distances);
      const expected = least <= reach ? names[distances.indexOf(least)] : undefined;
      expect(nearest(text, names, reach)).toBe(expected);
    }),
    runs(31, 3000),
  );
});
