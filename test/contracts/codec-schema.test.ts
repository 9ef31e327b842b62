import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { recordSchema } from '../../src/contracts/record-schema';
import {
  type AnyColumn,
  type AnyRecordType,
  amount,
  boolean,
  checkRecord,
  column,
  currency,
  enumeration,
  instant,
  integer,
  longId,
  share,
  text,
} from '../../src/index';

type AnyCodec = AnyColumn['codec'];

/** A type with one column, which every record has. */
function only(codec: AnyCodec): AnyRecordType {
  return {
    ...{ type: 'Gauge', actions: ['Add'], actionOf: () => 'Add', rules: [] },
    ...{ columns: { reading: column('Reading', codec) }, matrix: { reading: ['required'] } },
  };
}

describe('a required value is valid in the form that its codec writes, within its bounds', () => {
  test.each<[name: string, codec: AnyCodec, taken: unknown[], refused: unknown[]]>([
    ['text', text(), ['Lead', ' a ', 'x'.repeat(500)], [' ', '', 5, true]],
    ['short text', text({ maxLength: 3 }), ['abc'], ['abcd', '', 5]],
    [
      'amount',
      amount({ max: 100, decimals: 2 }),
      [0, 100, 99.5, '0', '12', '12.5', '12.75'],
      [-0.01, 100.01, '', '-1', '.5', '5.', '12.755', '1,5', 'x5', '5x', true],
    ],
    [
      'share',
      share(),
      [0.001, 1, '1', '1.00', '0.5', '0.05', '00.5'],
      [0, -0.5, 1.01, '0', '0.0', '1.5', '1.', '2', 'x1', '1x', '0.5x', 'x0.5', true],
    ],
    [
      'integer',
      integer({ min: -5, max: 90 }),
      [-5, 0, 90, '17', '-17'],
      [-6, 91, 1.5, '', '1.5', 'x1', '1x', '--1', true],
    ],
    ['boolean', boolean(), [true, false], ['True', 0, '']],
    [
      'id',
      longId(),
      ['7', '17', '9223372036854775807'],
      ['0', '07', '-7', '12345678901234567890', 'x7', '7x', '', 7],
    ],
    ['currency', currency(), ['EUR', 'ZZZ'], ['eur', 'EU', 'EURO', 'xEUR', 'EUR1', 978]],
    ['time', instant(), ['2026-11-02T09:30:00Z', '11/2/2026'], ['yesterday', '', 5, true]],
    ['words', enumeration({ values: ['Low', 'High'] }), ['Low', 'High'], ['low', 'Mid', '', 1]],
  ])('%s', (_, codec, taken, refused) => {
    const isValid = new Ajv2020({ strict: true }).compile(recordSchema(only(codec)));
    const of = (values: unknown[]) => values.map((reading) => [reading, isValid({ reading })]);
    expect(of(taken)).toEqual(taken.map((value) => [value, true]));
    expect(of(refused)).toEqual(refused.map((value) => [value, false]));
  });

  test('a time has an example, which its codec takes', () => {
    const codec = instant();
    const { examples = [] } = codec.jsonSchema as { examples?: readonly string[] };
    expect(examples).toEqual(['2026-11-02T09:30:00Z']);
    const type = only(codec);
    for (const reading of examples) expect(checkRecord(type, { reading } as never)).toEqual([]);
  });
});
