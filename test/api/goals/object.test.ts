import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { conversionGoalObject } from '../../../src/api/goals/object';
import { object } from '../../../src/api/wire/shape';
import { fitsXml, writeMembers } from '../../../src/api/wire/soap/xml';
import { type OfflineConversionGoal, validateBulkFile } from '../../../src/index';
import { readGoals, toConversionGoal } from '../../../src/services';
import { csv, fullGoal, id, xml } from '../../support/goal-answers';
import { runs } from '../../support/runs';
import { schemaOfTheVendor } from '../schema';

/* The objects of goals, read back as the goals that went in, and by an independent validator. */

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(fitsXml);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const shared = {
  name: text,
  status: maybe(fc.constantFrom('Active', 'Paused')),
  conversionWindowInMinutes: maybe(fc.integer({ min: 1, max: 129_600 })),
  countType: maybe(fc.constantFrom('All', 'Unique')),
  excludeFromBidding: maybe(fc.boolean()),
  goalCategory: fc.constantFrom('Purchase', 'Other'),
  isEnhancedConversionsEnabled: maybe(fc.boolean()),
  isExternallyAttributed: maybe(fc.boolean()),
  currencyCode: maybe(fc.constantFrom('EUR', 'USD')),
  revenueValue: maybe(fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 10_000)),
  revenueType: maybe(fc.constantFrom('NoValue', 'FixedValue', 'VariableValue')),
};
const longs = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
const goals = fc
  .oneof(
    fc.record({
      action: fc.constant('Add'),
      scope: maybe(fc.constantFrom('Account', 'Customer')),
      ...shared,
    }),
    fc.record({ action: fc.constant('Update'), id: longs, ...shared }),
  )
  .map((goal) => JSON.parse(JSON.stringify(goal)) as OfflineConversionGoal);

describe('the object of a goal', () => {
  const faultIn = schemaOfTheVendor();

  /** The first fault of a request with these elements. */
  function faultOf(elements: string): string | undefined {
    return faultIn(
      xml(elements)
        .replaceAll('GetConversionGoalsByIdsResponse', 'AddConversionGoalsRequest')
        .replace(/<PartialErrors>.*<\/PartialErrors>/, ''),
    );
  }
  const request = object('AddConversionGoalsRequest', { ConversionGoal: conversionGoalObject });
  const inXml = (goal: OfflineConversionGoal) =>
    writeMembers(request, { ConversionGoal: toConversionGoal(goal) });

  it('is read back unchanged from JSON and XML, and is valid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(goals, { maxLength: 4 }), async (originals) => {
        const json = JSON.stringify({ ConversionGoals: originals.map(toConversionGoal) });
        expect(await readGoals(json)).toMatchObject({ goals: originals, issues: [] });
        const elements = originals.map(inXml).join('');
        expect(await readGoals(xml(elements))).toMatchObject({ goals: originals, issues: [] });
        expect(faultOf(elements)).toBeUndefined();
      }),
      runs(7, 100),
    );
  });

  test('has its members in the order of the vendor, that of the derived type last', () => {
    expect(inXml(fullGoal)).toBe(
      '<ConversionGoal i:type="OfflineConversionGoal"><ConversionWindowInMinutes>43200</ConversionWindowInMinutes>' +
        '<CountType>All</CountType><ExcludeFromBidding>false</ExcludeFromBidding><GoalCategory>Purchase</GoalCategory>' +
        `<Id>${id}</Id><IsEnhancedConversionsEnabled>true</IsEnhancedConversionsEnabled><Name>Signed contract</Name>` +
        '<Revenue><CurrencyCode>EUR</CurrencyCode><Type>VariableValue</Type><Value>25.5</Value></Revenue>' +
        '<Status>Active</Status><IsExternallyAttributed>false</IsExternallyAttributed></ConversionGoal>',
    );
    expect(faultOf(inXml(fullGoal))).toBeUndefined();
  });

  test.each([
    [
      'another order',
      /(<CountType>.*<\/CountType>)(<ExcludeFromBidding>.*<\/ExcludeFromBidding>)/,
      '$2$1',
    ],
    [
      'the member of the derived type before the others',
      /^(<[^>]*>)(.*)(<IsExt.*>)(<\/ConversionGoal>)$/,
      '$1$3$2$4',
    ],
    ['no type', / i:type="OfflineConversionGoal"/, ''],
  ])('would not be valid with %s', (_, from, to) => {
    const element = inXml(fullGoal);
    expect(element.replace(from, to)).not.toBe(element);
    expect(faultOf(element.replace(from, to))).toBeTypeOf('string');
  });

  test.each<[what: string, goal: OfflineConversionGoal, object: object]>([
    [
      'properties that the service sets',
      { action: 'Update', id, scope: 'Account', trackingStatus: 'RecordingConversions' },
      { Id: id },
    ],
    [
      'properties that the object lacks',
      { action: 'Update', id, clientId: 'goal-1', tagId: '5' },
      { Id: id },
    ],
    ['empty properties', { action: 'Update', id, name: '' }, { Id: id }],
    [
      'nothing of an Add',
      { action: 'Add', name: 'Lead', goalCategory: 'Contact', scope: 'Customer' },
      { Name: 'Lead', GoalCategory: 'Contact', Scope: 'Customer' },
    ],
    [
      'no false and no 0',
      { action: 'Update', id, excludeFromBidding: false, revenueValue: 0 },
      { Id: id, ExcludeFromBidding: false, Revenue: { Value: 0 } },
    ],
  ])('leaves out %s', (_, goal, object) => {
    expect(toConversionGoal(goal)).toEqual({ ...object, Type: 'OfflineConversion' });
  });

  test.each<[input: unknown, message: string]>([
    [null, 'The goal must be an object.'],
    [{ id }, 'The action of the goal must be Add or Update.'],
    [{ action: 'Update', id: 'planted' }, 'Id of the goal must be a long.'],
    [
      { action: 'Update', id, excludeFromBidding: 5 },
      'ExcludeFromBidding of the goal must be true or false.',
    ],
    [
      { action: 'Update', id, revenueValue: Number.NaN },
      'Revenue.Value of the goal must be a number.',
    ],
  ])('is not made of %j', (input, message) => {
    expect(() => toConversionGoal(input as OfflineConversionGoal)).toThrow(new TypeError(message));
  });
});

describe('goals enable only the rules whose facts are known', () => {
  const conversions =
    '\ufeffType,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,External Attribution Credit,External Attribution Model,Hashed Email Address\r\n' +
    'Format Version,6.0,,,,,,,\r\n' +
    'Offline Conversion,,C-1,Lead,11/2/2026 9:30:00 AM,5,0.5,Linear,ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602\r\n';
  const now = new Date('2026-11-21T12:00:00Z');
  const inJson = (facts: object) => ({ ConversionGoals: [{ Id: id, Name: 'Lead', ...facts }] });
  const inFile = (status: string, external = '', enhanced = '', revenue = '') =>
    csv(`OfflineConversion Goal,${status},${id},Lead,,,,,${enhanced},${external},,,${revenue},,`);

  test.each<[what: string, bodies: readonly unknown[], codes: readonly string[]]>([
    ['nothing', [inJson({}), inFile('')], []],
    ['another name', [inJson({ Name: 'Sale' })], ['goal-unknown']],
    ['no name', [inJson({ Name: null })], ['goal-unknown']],
    ['active', [inJson({ Status: 'Active' }), inFile('Active')], []],
    ['deleted', [inJson({ Status: 'Deleted' }), inFile('Deleted')], ['goal-paused']],
    ['external', [inJson({ IsExternallyAttributed: true }), inFile('', 'True')], []],
    [
      'not external',
      [inJson({ IsExternallyAttributed: false }), inFile('', 'False')],
      ['goal-not-external'],
    ],
    ['enhanced', [inJson({ IsEnhancedConversionsEnabled: true }), inFile('', '', 'True')], []],
    [
      'not enhanced',
      [inJson({ IsEnhancedConversionsEnabled: false }), inFile('', '', 'False')],
      ['goal-not-enhanced'],
    ],
    [
      'no value',
      [inJson({ Revenue: { Type: 'NoValue' } }), inFile('', '', '', 'NoValue')],
      ['goal-no-value'],
    ],
  ])('%s', async (_, bodies, codes) => {
    for (const body of bodies) {
      const { goals } = await readGoals(body);
      const { issues } = await validateBulkFile(conversions, { goals, now });
      expect(issues.map(({ code }) => code)).toEqual(codes);
    }
  });
});
