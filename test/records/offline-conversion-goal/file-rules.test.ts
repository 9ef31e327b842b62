import { describe, expect, test } from 'vitest';
import {
  type Issue,
  offlineConversionGoal,
  validateRecords,
  writeRecords,
} from '../../../src/index';
import { addRow, fileOf, type Row, updateRow } from '../../support/offline-conversion-goal-rows';
import { textOf } from '../../support/plain';
import { withoutMessage } from '../../support/without-message';

const idRepeated = { number: 5315, code: 'DuplicateConversionGoalId' };
const nameRepeated = { number: 5316, code: 'DuplicateConversionGoalName' };
const onRow = (row: number, action: string, clientId: string) => ({
  code: 'goal-repeated',
  severity: 'error',
  line: row + 1,
  row,
  action,
  clientId,
});

const named = (name: string, base: Row = addRow) => ({ ...base, Name: name });
const ofId = (id: string, name: string) => ({ ...updateRow, Id: id, Name: name });

describe('two goals of one file', () => {
  test.each<[what: string, rows: readonly Row[], ...issues: object[]]>([
    ['with names of their own', [named('A'), named('B'), ofId('1', 'C'), ofId('2', 'D')]],
    ['without a name', [ofId('1', ''), ofId('2', '')]],
    ['whose names differ in case or space', [named('A'), named('a'), named('A ')]],
    ['an id that is the name of another', [named('12'), ofId('12', 'A')]],
    [
      'of one name',
      [named('A'), named('A')],
      { ...onRow(3, 'Add', 'G-1'), column: 'Name', serviceError: nameRepeated },
    ],
    [
      'added and updated under one name',
      [ofId('1', 'A'), named('B'), named('A')],
      { ...onRow(4, 'Add', 'G-1'), column: 'Name', serviceError: nameRepeated },
    ],
    [
      'of one id and one name: the id says it, and a row with an error has no further say',
      [ofId('1', 'A'), ofId('1', 'A')],
      { ...onRow(3, 'Update', 'G-2'), column: 'Id', serviceError: idRepeated },
    ],
    [
      'of which three have one id: the first is named',
      [ofId('1', 'A'), ofId('1', 'B'), ofId('1', 'C')],
      { ...onRow(3, 'Update', 'G-2'), column: 'Id', serviceError: idRepeated },
      { ...onRow(4, 'Update', 'G-2'), column: 'Id', serviceError: idRepeated },
    ],
  ])('%s', async (_what, rows, ...issues) => {
    const report = await validateRecords(offlineConversionGoal, fileOf(rows));
    expect(withoutMessage(report.issues)).toEqual(issues);
  });

  test('a row with an error has no say', async () => {
    const rows = [{ ...named('A'), 'Goal Category': '' }, named('A')];
    const { issues } = await validateRecords(offlineConversionGoal, fileOf(rows));
    expect(issues.map(({ row, code }) => [row, code])).toEqual([[2, 'required']]);
  });

  test('the message names the earlier row', async () => {
    const { issues } = await validateRecords(
      offlineConversionGoal,
      fileOf([named('A'), named('A')]),
    );
    expect(issues.map(({ message }) => message)).toEqual([
      'Row 2 after the header already has this Name. An upload cannot contain two goals with the same Name.',
    ]);
  });

  test('are not looked for in a result, nor without memory', async () => {
    const file = fileOf([ofId('1', 'A'), ofId('1', 'A')]);
    for (const options of [{ kind: 'result' }, { duplicates: false }] as const)
      expect((await validateRecords(offlineConversionGoal, file, options)).issues).toEqual([]);
  });

  test('are not written either', async () => {
    const goal = { name: 'A', goalCategory: 'Other' } as const;
    const left: (readonly Issue[])[] = [];
    const onSkip = ({ issues }: { readonly issues: readonly Issue[] }) => left.push(issues);
    const text = await textOf(
      writeRecords(offlineConversionGoal, [goal, goal], { onInvalid: 'skip', onSkip }),
    );
    expect(text.match(/^OfflineConversion Goal,/gm)).toHaveLength(1);
    expect(left.map((issues) => issues.map(({ code }) => code))).toEqual([['goal-repeated']]);
  });
});
