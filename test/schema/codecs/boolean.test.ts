import { describe, expect, test } from 'vitest';
import { boolean } from '../../../src/index';
import { type CellFault, readCell, writeCell } from '../../support/cell';

const codec = boolean();
const spelling: CellFault = ['value-spelling'];

describe('True and False', () => {
  test.each<[cell: string, value: boolean, ...faults: CellFault[]]>([
    ['True', true],
    ['False', false],
    ['true', true, spelling],
    ['FALSE', false, spelling],
    ['TRUE', true, spelling],
    [' True', true, spelling],
    ['False\t', false, spelling],
  ])('%j is read as %s', (cell, value, ...faults) => {
    expect(readCell(codec, cell)).toEqual({ value, faults });
    expect(readCell(codec, cell, { kind: 'result' })).toEqual({ value, faults });
  });

  test.each(['yes', 'no', '1', '0', 'T', 'on', ' ', 'Truee', 'True,', 'null', 'constructor'])(
    '%j is neither',
    (cell) => {
      expect(readCell(codec, cell)).toEqual({ value: undefined, faults: [['boolean-format']] });
    },
  );

  test('are written as the service spells them', () => {
    expect(writeCell(codec, true)).toEqual({ value: 'True', faults: [] });
    expect(writeCell(codec, false)).toEqual({ value: 'False', faults: [] });
  });

  test.each<unknown>(['True', 'false', 1, 0, [], {}, 1n])('%s is not written', (given) => {
    expect(writeCell(codec, given)).toEqual({ value: undefined, faults: [['boolean-format']] });
  });
});
