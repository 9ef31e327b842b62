import { describe, expect, test } from 'vitest';
import {
  type Goal,
  type OfflineConversionGoal,
  offlineConversionGoal,
  readRecords,
  validateBulkFile,
} from '../../src/index';
import { goalsFrom } from '../../src/services/known-goals';
import { collect } from '../plain';

const id = '9007199254740993';

describe('what goals say to conversions', () => {
  test.each<[what: string, goal: OfflineConversionGoal, known: readonly Goal[]]>([
    ['a name alone', { action: 'Update', id, name: 'Lead' }, [{ name: 'Lead' }]],
    [
      'all that rules ask for',
      {
        action: 'Update',
        id,
        clientId: 'G-1',
        name: 'Lead',
        status: 'Paused',
        conversionWindowInMinutes: 60,
        countType: 'Unique',
        excludeFromBidding: true,
        goalCategory: 'Contact',
        isEnhancedConversionsEnabled: false,
        isExternallyAttributed: true,
        currencyCode: 'EUR',
        revenueValue: 5,
        revenueType: 'FixedValue',
        scope: 'Customer',
        trackingStatus: 'RecordingConversions',
      },
      [
        {
          name: 'Lead',
          status: 'Paused',
          conversionWindowInMinutes: 60,
          countType: 'Unique',
          isEnhancedConversionsEnabled: false,
          isExternallyAttributed: true,
          currencyCode: 'EUR',
          revenueType: 'FixedValue',
        },
      ],
    ],
    [
      'false is known',
      { action: 'Add', name: 'Lead', goalCategory: 'Contact', isExternallyAttributed: false },
      [{ name: 'Lead', isExternallyAttributed: false }],
    ],
    ['no name, no goal', { action: 'Update', id, status: 'Paused' }, []],
  ])('%s', (_what, goal, known) => {
    expect(goalsFrom([goal])).toStrictEqual(known);
  });

  test('keep their order, and come from any iterable', () => {
    const goals: OfflineConversionGoal[] = ['B', 'A'].map((name) => ({
      action: 'Update',
      id,
      name,
    }));
    expect(goalsFrom(new Set(goals))).toEqual([{ name: 'B' }, { name: 'A' }]);
    expect(goalsFrom([])).toEqual([]);
  });

  test('switch on only the rules whose facts are known', async () => {
    const codesWith = async (columns: string, cells: string) => {
      const file = `Type,Id,Name,${columns}\r\nFormat Version,,6.0\r\nOfflineConversion Goal,${id},Lead,${cells}\r\n`;
      const read = await collect(readRecords(offlineConversionGoal, file, { kind: 'result' }));
      const goals = goalsFrom(read.flatMap(({ record }) => record ?? []));
      const conversions =
        '\ufeffType,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,External Attribution Credit,External Attribution Model,Hashed Email Address\r\n' +
        'Format Version,6.0,,,,,,,\r\n' +
        'Offline Conversion,,C-1,Lead,11/2/2026 9:30:00 AM,5,0.5,Linear,ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602\r\n';
      const now = new Date('2026-11-21T12:00:00Z');
      const { issues } = await validateBulkFile(conversions, { goals, now });
      return issues.map(({ code }) => code);
    };
    expect(await codesWith('Status', '')).toEqual([]);
    expect(await codesWith('Status', 'Active')).toEqual([]);
    expect(await codesWith('Status', 'Deleted')).toEqual(['goal-paused']);
    expect(await codesWith('Is Externally Attributed', '')).toEqual([]);
    expect(await codesWith('Is Externally Attributed', 'True')).toEqual([]);
    expect(await codesWith('Is Externally Attributed', 'False')).toEqual(['goal-not-external']);
    const enhanced = 'Is Enhanced Conversions Enabled';
    expect(await codesWith(enhanced, '')).toEqual([]);
    expect(await codesWith(enhanced, 'True')).toEqual([]);
    expect(await codesWith(enhanced, 'False')).toEqual(['goal-not-enhanced']);
    expect(await codesWith('Revenue Type', 'NoValue')).toEqual(['goal-no-value']);
  });
});
