import { describe, expect, test } from 'vitest';
import { text } from '../../../src/index';
import { readCell, writeCell } from '../../support/cell';

const short = text({ maxLength: 5 });
const any = text();

describe('text', () => {
  test.each([
    'a',
    'abcde',
    ' a ',
    '\ta',
    'a\r\nb',
    '=1+1',
    '-5',
    '"',
    'é',
    'e\u0301',
    '\u202f',
    '💶💶a',
    '__proto__'.slice(0, 5),
  ])('%j is read and written as it stands', (value) => {
    expect(readCell(short, value)).toEqual({ value, faults: [] });
    expect(writeCell(short, value)).toEqual({ value, faults: [] });
  });

  test.each(['abcdef', '      ', '💶💶💶'])('%j has more than 5 UTF-16 units', (value) => {
    expect(readCell(short, value)).toEqual({ value, faults: [['too-long']] });
    expect(readCell(any, value)).toEqual({ value, faults: [] });
  });

  test('with a replacement character is damaged, unless the service sent it', () => {
    const value = 'Best\ufffdtigt';
    expect(readCell(any, value)).toEqual({ value, faults: [['text-garbled']] });
    expect(readCell(any, value, { kind: 'result' })).toEqual({ value, faults: [] });
  });

  test.each<unknown>([5, 0, true, 5n, ['a'], {}, new Date('2026-03-01T00:00:00Z'), () => 'a'])(
    '%s is no text',
    (given) => {
      expect(writeCell(any, given)).toEqual({ value: undefined, faults: [['text-format']] });
    },
  );

  test.each(['\ud83d', 'a\udcb6', '\udcb6\ud83d'])('%j is half of a surrogate pair', (given) => {
    expect(writeCell(any, given)).toEqual({ value: undefined, faults: [['text-format']] });
  });
});
