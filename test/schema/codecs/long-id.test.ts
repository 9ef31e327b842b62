import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longId } from '../../../src/index';
import { readCell, writeCell } from '../../support/cell';
import { runs } from '../../support/runs';
import { notNumbers } from '../not-numbers';

const codec = longId();
const bad = { value: undefined, faults: [['id-format']] };

describe('an id', () => {
  test.each(['1', '12', '9007199254740993', '4611686018427387904', '9223372036854775807'])(
    '%s keeps its digits',
    (cell) => {
      expect(readCell(codec, cell)).toEqual({ value: cell, faults: [] });
      expect(writeCell(codec, cell)).toEqual({ value: cell, faults: [] });
      expect(writeCell(codec, BigInt(cell))).toEqual({ value: cell, faults: [] });
    },
  );

  test.each([
    ...['0', '-1', '-9007199254740993', '007', '9223372036854775808', '9'.repeat(20)],
    ...['9.00719925474099E+15', '9,00719925474099E+15', '9E15', '12a', '12 ', '0x1', ''],
    ...notNumbers,
  ])('%j is none', (cell) => {
    expect(readCell(codec, cell)).toEqual(bad);
  });

  test.each<unknown>([12, 9007199254740992, 0, Number.NaN, true, ['12'], {}])(
    '%s is not written: a number has lost digits already',
    (given) => {
      expect(writeCell(codec, given)).toEqual(bad);
    },
  );

  test('of 64 bits is read as it is written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (id) => {
        const { value } = writeCell(codec, id);
        expect(value).toBe(id.toString());
        expect(readCell(codec, value as string)).toEqual({ value, faults: [] });
      }),
      runs(4, 200),
    );
  });
});
