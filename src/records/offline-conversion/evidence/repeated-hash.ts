import type { CleanColumn } from '../../../schema/screening';
import type { ConversionFileRule } from '../base';

/** A few rows may be of one customer. */
const minRows = 50;
const minShare = 0.05;

/** What a hash is counted under: bits of both of its ends, as many as 65,536 counters take. */
const counters = 0x10000;

/**
 * One hash in many rows is more likely of a default value than of a person. Counting by 16 bits takes
 * constant memory, and is exact but for one row in 65,536: so many have another hash with the same bits.
 */
function repeatedHash(column: 'hashedEmailAddress' | 'hashedPhoneNumber'): ConversionFileRule {
  return {
    remembersKeys: false,
    column,
    open() {
      let rows = 0;
      let counts: Uint32Array | undefined;
      return {
        row({ value }) {
          rows++;
          const hash = value[column];
          if (hash === undefined) return;
          counts ??= new Uint32Array(counters);
          (counts[bitsOf(hash, 0) ^ bitsOf(hash, hash.length - 4)] as number)++;
        },
        take(clean, taken) {
          const hashes = clean.column(column);
          rows += taken;
          if (!hashes.isInFile) return;
          for (let i = 0; i < taken; i++) {
            if (!hashes.isFilled(i)) continue;
            counts ??= new Uint32Array(counters);
            const end = hashes.length(i) - 4;
            (counts[cleanBitsOf(hashes, i, 0) ^ cleanBitsOf(hashes, i, end)] as number)++;
          }
        },
        end(report) {
          let count = 0;
          for (const other of counts ?? []) count = Math.max(count, other);
          if (count >= minRows && count > rows * minShare) report('hash-repeated', { count, rows });
        },
      };
    },
  };
}

export const repeatedHashes = [
  repeatedHash('hashedEmailAddress'),
  repeatedHash('hashedPhoneNumber'),
];

/** The value of four hex digits, in either case. */
function bitsOf(hash: string, start: number): number {
  let bits = 0;
  for (let i = start; i < start + 4; i++) bits = (bits << 4) | digitOf(hash.charCodeAt(i));
  return bits;
}

function cleanBitsOf(hashes: CleanColumn, row: number, start: number): number {
  let bits = 0;
  for (let i = start; i < start + 4; i++) bits = (bits << 4) | digitOf(hashes.byte(row, i));
  return bits;
}

function digitOf(unit: number): number {
  return unit < 0x40 ? unit & 15 : (unit & 7) + 9;
}
