import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyFilter } from '../../src/ledger/keys/key-filter';
import { runs } from '../support/runs';

/** The prefixes as bytes, in pieces of so many. */
function piecesOf(prefixes: readonly number[], size: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < prefixes.length; at += size) {
    const some = prefixes.slice(at, at + size);
    const view = new DataView(new ArrayBuffer(some.length * 4));
    some.forEach((prefix, i) => {
      view.setUint32(i * 4, prefix);
    });
    pieces.push(new Uint8Array(view.buffer));
  }
  return pieces;
}

const word = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0xffffffc0, max: 0xffffffff }),
);

test('holds its prefixes and no others, whatever their order and number', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 300 }),
      fc.array(word, { maxLength: 50 }),
      fc.integer({ min: 1, max: 400 }),
      (held, others, size) => {
        const filter = new KeyFilter(piecesOf(held, size));
        const set = new Set(held);
        for (const prefix of [...held, ...others])
          expect([prefix, filter.mayHold(prefix)]).toEqual([prefix, set.has(prefix)]);
      },
    ),
    runs(24, 300),
  );
});
