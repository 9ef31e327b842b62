import { describe, expect, test } from 'vitest';
import { enumeration } from '../../../src/index';
import { type CellFault, readCell, writeCell } from '../../support/cell';

const codec = enumeration({
  values: ['Active', 'Paused', 'SubmitLeadForm'],
  answers: ['Deleted', 'None'],
  synonyms: { Pasued: 'Paused' },
});

const unknown: CellFault = ['value-unknown'];
const spelling: CellFault = ['value-spelling'];
const notAccepted: CellFault = ['value-not-accepted'];

describe('a word of a list', () => {
  test.each<[cell: string, value: string, upload: CellFault[], result: CellFault[]]>([
    ['Active', 'Active', [], []],
    ['SubmitLeadForm', 'SubmitLeadForm', [], []],
    ['active', 'Active', [spelling], [spelling]],
    ['SUBMITLEADFORM', 'SubmitLeadForm', [spelling], [spelling]],
    [' Active', 'Active', [spelling], [spelling]],
    ['Active\u00a0', 'Active', [spelling], [spelling]],
    ['Ａｃｔｉｖｅ', 'Active', [spelling], [spelling]],
    // What the service itself writes is nobody's slip.
    ['Pasued', 'Paused', [spelling], []],
    ['pasued', 'Paused', [spelling], [spelling]],
    ['Deleted', 'Deleted', [notAccepted], []],
    ['None', 'None', [notAccepted], []],
    ['deleted', 'Deleted', [spelling, notAccepted], [spelling]],
    // What is not known is kept, letter by letter.
    ['Removed', 'Removed', [unknown], [unknown]],
    ['Actives', 'Actives', [unknown], [unknown]],
    ['Submit Lead Form', 'Submit Lead Form', [unknown], [unknown]],
    ['Active,Paused', 'Active,Paused', [unknown], [unknown]],
    [' x ', ' x ', [unknown], [unknown]],
    [' ', ' ', [unknown], [unknown]],
    ['1', '1', [unknown], [unknown]],
    ['constructor', 'constructor', [unknown], [unknown]],
    ['__proto__', '__proto__', [unknown], [unknown]],
    ['toString', 'toString', [unknown], [unknown]],
  ])('%j is read as %j', (cell, value, upload, result) => {
    expect(readCell(codec, cell)).toEqual({ value, faults: upload });
    expect(readCell(codec, cell, { kind: 'result' })).toEqual({ value, faults: result });
  });

  test.each<[given: unknown, text: string | undefined, ...faults: CellFault[]]>([
    ['Active', 'Active'],
    ['active', 'Active', spelling],
    [' Paused ', 'Paused', spelling],
    ['Pasued', 'Paused', spelling],
    // These two are judged when what is written is read.
    ['Deleted', 'Deleted'],
    ['Removed', 'Removed'],
    [1, undefined, ['text-format']],
    [true, undefined, ['text-format']],
    [['Active'], undefined, ['text-format']],
    [{ value: 'Active' }, undefined, ['text-format']],
    ['Active\ud83d', undefined, ['text-format']],
  ])('%j is written as %j', (given, value, ...faults) => {
    expect(writeCell(codec, given)).toEqual({ value, faults });
  });

  test('what is written exactly is read without a word', () => {
    for (const value of ['Active', 'Paused', 'SubmitLeadForm']) {
      expect(writeCell(codec, value)).toEqual({ value, faults: [] });
      expect(readCell(codec, value)).toEqual({ value, faults: [] });
    }
  });

  test('a list of values alone knows no other', () => {
    const plain = enumeration({ values: ['All', 'Unique'] });
    expect(readCell(plain, 'all')).toEqual({ value: 'All', faults: [spelling] });
    expect(readCell(plain, 'Deleted')).toEqual({ value: 'Deleted', faults: [unknown] });
  });

  test('its words are no missing values', () => {
    expect([...(codec.words ?? [])]).toEqual([
      'Active',
      'Paused',
      'SubmitLeadForm',
      'Deleted',
      'None',
    ]);
  });
});
