import { describe, expect, it, test } from 'vitest';
import { readGoals, readReport } from '../../src/services';
import { addRow, clickId, fileOf, restateRow, retractRow } from '../support/rows';
import { minute, openSession, type Session } from './session';

const day = 24 * 60 * minute;
const leadId = '9007199254740993';

/** Successes and reasons of one goal by day. */
async function reportOf(session: Session, more: object = {}) {
  const { json: goals } = await session.call('GetConversionGoalsByIds', {
    ConversionGoalTypes: 'OfflineConversion',
  });
  const { Id } = goals.ConversionGoals.find(
    ({ Name }: { Name: string }) => Name === 'Signed contract',
  );
  const { json } = await session.call('GetOfflineConversionReportByGoalIds', {
    ...{ StartDateUtc: '2026-02-28T00:00:00', EndDateUtc: '2026-03-06T00:00:00', GoalIds: [Id] },
    ...more,
  });
  const { goals: read, errors } = readReport([json]);
  expect(errors).toEqual([]);
  return read.flatMap(({ days }) =>
    days.map(({ date, successCount, reasons }) => [
      date,
      successCount,
      Object.fromEntries(reasons.map(({ reason, count }) => [reason, count])),
    ]),
  );
}

const add = {
  ConversionName: 'Signed contract',
  ConversionTime: '2026-02-01T10:00:00Z',
  ConversionValue: 12.5,
  MicrosoftClickId: clickId,
};
const adjust = (AdjustmentType: string, more: object = {}) => ({
  ...{ ConversionName: 'Signed contract', ConversionTime: '2026-02-01T10:00:00Z' },
  ...{ MicrosoftClickId: clickId, AdjustmentType, AdjustmentTime: '2026-02-10T09:00:00Z' },
  ...more,
});

describe('what a file brings', () => {
  it('counts once, and shows a duplicate in the report', async () => {
    const session = await openSession();
    await session.upload(fileOf([addRow, { ...addRow, 'Client Id': 'again' }]));
    await session.upload(fileOf([addRow]));
    expect([...session.double.counted.values()]).toEqual([
      {
        ...{ conversionName: 'Signed contract', clientId: 'C-1', value: 12.5 },
        ...{ adjustment: undefined, channel: 'BulkAPI', requestId: expect.any(String) },
        countedAt: Date.parse('2026-03-01T00:00:00Z'),
      },
    ]);
    expect(await reportOf(session)).toEqual([['2026-03-01', 1, { DuplicateConversionKey: 2 }]]);
  });

  it('counts at the end of its processing', async () => {
    const session = await openSession({ processingTime: 2 * day, tokenLife: 3 * day });
    await session.upload(fileOf([addRow]));
    session.pass(2 * day - 1);
    expect(session.double.counted.size).toBe(0);
    session.pass(1);
    expect(await reportOf(session)).toEqual([['2026-03-03', 1, {}]]);
  });

  it('is restated and retracted by later files', async () => {
    const session = await openSession();
    const valueAndAdjustment = () =>
      [...session.double.counted.values()].map(({ value, adjustment }) => [value, adjustment]);
    await session.upload(fileOf([addRow]));
    session.pass(minute);
    await session.upload(fileOf([restateRow]));
    expect(valueAndAdjustment()).toEqual([[7.25, 'Restate']]);
    session.pass(minute);
    await session.upload(fileOf([retractRow]));
    expect(valueAndAdjustment()).toEqual([[0, 'Retract']]);
    session.pass(minute);
    await session.upload(fileOf([restateRow]));
    expect(valueAndAdjustment()).toEqual([[0, 'Retract']]);
    expect(await reportOf(session)).toEqual([['2026-03-01', 3, { ConversionAlreadyRetracted: 1 }]]);
  });

  it('is not found by an adjustment in the same file, or in one that came before it was counted', async () => {
    const session = await openSession({ processingTime: minute });
    await session.upload(fileOf([addRow, restateRow]));
    session.pass(minute / 2);
    await session.upload(fileOf([restateRow]));
    session.pass(minute);
    expect(await reportOf(session)).toEqual([['2026-03-01', 1, { AdjustmentOriginalNotFound: 2 }]]);
  });
});

describe('what a request brings', () => {
  it('counts, and is found by an adjustment', async () => {
    const session = await openSession();
    const answers = [
      await session.call('ApplyOfflineConversions', { OfflineConversions: [add, add] }),
      await session.call('ApplyOfflineConversionAdjustments', {
        OfflineConversionAdjustments: [adjust('Restate', { AdjustmentValue: 3 })],
      }),
    ];
    expect(answers.map(({ json }) => json)).toEqual([{ PartialErrors: [] }, { PartialErrors: [] }]);
    const [counted] = [...session.double.counted.values()];
    expect(counted).toMatchObject({ value: 3, channel: 'CampaignManagementAPI' });
    expect(await reportOf(session)).toEqual([['2026-03-01', 2, { DuplicateConversionKey: 1 }]]);
  });

  it('is rejected item by item', async () => {
    const { call, double } = await openSession();
    const items = [
      { ...add, MicrosoftClickId: 'x' },
      add,
      null,
      { ...add, ConversionName: null, ConversionTime: '2027-01-01T00:00:00Z' },
    ];
    const { json } = await call('ApplyOfflineConversions', { OfflineConversions: items });
    expect(
      json.PartialErrors.map((error: Record<string, unknown>) => [
        ...[error.Index, error.Code, error.ErrorCode, error.FieldPath, error.Type],
      ]),
    ).toEqual([
      [0, 5604, 'OfflineConversionMicrosoftClickIdInvalid', 'MicrosoftClickId', 'BatchError'],
      [2, 5602, 'OfflineConversionIsNull', '', 'BatchError'],
      [3, 5605, 'OfflineConversionNameNullOrEmpty', 'ConversionName', 'BatchError'],
      [3, 5614, 'FutureConversionTimeCannotBeSet', 'ConversionTime', 'BatchError'],
    ]);
    expect(double.counted.size).toBe(1);
  });

  it('is rejected if an adjustment is wrong', async () => {
    const { call } = await openSession();
    const items = [
      adjust('Restate'),
      adjust('Retract', { AdjustmentValue: 1 }),
      { ...adjust(''), AdjustmentType: null },
      adjust('Other'),
    ];
    const { json } = await call('ApplyOfflineConversionAdjustments', {
      OfflineConversionAdjustments: items,
    });
    expect(
      json.PartialErrors.map(({ Index, Code }: Record<string, unknown>) => [Index, Code]),
    ).toEqual([
      [0, 5625],
      [1, 5624],
      [2, 5618],
      [3, 5618],
    ]);
  });

  test.each<[body: object, code: number]>([
    [{}, 5600],
    [{ OfflineConversions: null }, 5600],
    [{ OfflineConversions: [] }, 5600],
    [{ OfflineConversions: Array.from({ length: 1001 }, () => add) }, 5601],
  ])('is refused as a whole: %#', async (body, code) => {
    const { call, double } = await openSession();
    const { status, json } = await call('ApplyOfflineConversions', body);
    expect([status, json.OperationErrors[0].Code]).toEqual([400, code]);
    expect(double.counted.size).toBe(0);
  });

  it('may have 1,000 items', async () => {
    const { call, double } = await openSession();
    const OfflineConversions = Array.from({ length: 1000 }, (_, index) => ({
      ...add,
      ConversionTime: new Date(Date.parse(add.ConversionTime) + index * 1000).toISOString(),
    }));
    const { json } = await call('ApplyOfflineConversions', { OfflineConversions });
    expect(json).toEqual({ PartialErrors: [] });
    expect(double.counted.size).toBe(1000);
  });
});

describe('the report', () => {
  it('holds the days and the channels that were asked for', async () => {
    const session = await openSession({ tokenLife: 2 * day });
    await session.upload(fileOf([addRow]));
    session.pass(day);
    await session.call('ApplyOfflineConversions', { OfflineConversions: [add] });
    const all = [
      ['2026-03-01', 1, {}],
      ['2026-03-02', 1, {}],
    ];
    expect(await reportOf(session)).toEqual(all);
    expect(await reportOf(session, { UploadChannelFilter: null })).toEqual(all);
    expect(await reportOf(session, { UploadChannelFilter: 'BulkAPI' })).toEqual([all[0]]);
    const both = { UploadChannelFilter: 'CampaignManagementAPI, BulkAPI' };
    expect(await reportOf(session, both)).toEqual(all);
    expect(await reportOf(session, { StartDateUtc: '2026-03-02T00:00:00' })).toEqual([all[1]]);
    expect(await reportOf(session, { EndDateUtc: '2026-03-01T00:00:00' })).toEqual([all[0]]);
  });

  it('mixes text and numbers, as the service does', async () => {
    const session = await openSession();
    await session.call('ApplyOfflineConversions', {
      OfflineConversions: [add, add, { ...add, ConversionTime: '2026-02-02T10:00:00Z' }].map(
        (item) => ({ ...item, ConversionName: 'Lead' }),
      ),
    });
    const { json } = await session.call('GetOfflineConversionReportByGoalIds', {
      ...{ StartDateUtc: '2026-03-01', EndDateUtc: '2026-03-01', GoalIds: [leadId, '7'] },
    });
    const alerts = [{ UnattributedReason: 'DuplicateConversionKey', Count: '1' }];
    expect(json.OfflineGoalConversionSummaries).toEqual([
      {
        ...{ GoalId: leadId, ConversionName: 'Lead', OverallAlerts: alerts },
        ...{ OverallSuccessCount: '2', OverallSuccessRate: 0.666667 },
        OverallUnattributedCount: '1',
        DailySummaries: [
          {
            ...{ GoalId: leadId, UploadDate: '2026-03-01T00:00:00Z', Alerts: alerts },
            ...{ SuccessCount: 2, SuccessRate: 0.666667, UnattributedCount: 1 },
          },
        ],
      },
    ]);
    expect(json.PartialErrors).toMatchObject([{ Code: 5314, Index: 1 }]);
  });

  test.each<[more: object]>([
    [{ EndDateUtc: '2026-03-09' }],
    [{ EndDateUtc: '2026-02-27' }],
    [{ StartDateUtc: undefined }],
    [{ GoalIds: [] }],
    [{ GoalIds: Array.from({ length: 21 }, (_, index) => `${index}`) }],
    [{ GoalIds: 'x' }],
  ])('is refused with %o', async (more) => {
    const { call } = await openSession();
    const { status, json } = await call('GetOfflineConversionReportByGoalIds', {
      ...{ StartDateUtc: '2026-03-01', EndDateUtc: '2026-03-07', GoalIds: [leadId] },
      ...more,
    });
    expect([status, json.Errors[0].Code]).toEqual([400, 100]);
  });
});

describe('the goals', () => {
  const types = { ConversionGoalTypes: 'OfflineConversion' };
  const namesOf = (goals: readonly ({ Name: string } | null)[]) =>
    goals.map((goal) => goal?.Name ?? null);

  it('are made up, and those of conversions join them', async () => {
    const { call } = await openSession();
    await call('ApplyOfflineConversions', {
      OfflineConversions: [{ ...add, ConversionName: 'Other' }],
    });
    const { json } = await call('GetConversionGoalsByIds', types);
    expect(namesOf(json.ConversionGoals)).toEqual(['Lead', 'Signed contract', 'Other']);
  });

  it('have the additional members that were asked for', async () => {
    const { call } = await openSession({ goals: ['Lead'] });
    const always = {
      ...{ ConversionWindowInMinutes: 43_200, CountType: 'All', ExcludeFromBidding: false },
      ...{
        Id: leadId,
        Name: 'Lead',
        Scope: 'Account',
        Status: 'Active',
        Type: 'OfflineConversion',
      },
      ...{ Revenue: { CurrencyCode: 'EUR', Type: 'VariableValue', Value: 1 } },
      ...{ TagId: null, TrackingStatus: null },
    };
    const first = async (more: object) => {
      const { json } = await call('GetConversionGoalsByIds', { ...types, ...more });
      return json.ConversionGoals[0];
    };
    expect(await first({})).toEqual(always);
    expect(await first({ ReturnAdditionalFields: 'GoalCategory, IsAutoGoal' })).toEqual({
      ...always,
      ...{ GoalCategory: 'Purchase', IsAutoGoal: false },
    });
    const all =
      'ViewThroughConversionWindowInMinutes, IsExternallyAttributed, GoalCategory, AttributionModelType, IsEnhancedConversionsEnabled, IsAutoGoal';
    expect(await first({ ReturnAdditionalFields: all })).toEqual({
      ...always,
      ...{ GoalCategory: 'Purchase', IsAutoGoal: false, AttributionModelType: 'LastClick' },
      ...{ IsExternallyAttributed: false, IsEnhancedConversionsEnabled: true },
      ViewThroughConversionWindowInMinutes: '1440',
    });
  });

  it('are those that are given, and this package reads them', async () => {
    const goals = [{ Name: 'A & B', Id: '7', Type: 'OfflineConversion' as const }, 'Lead'];
    const { call } = await openSession({ goals });
    const { text } = await call('GetConversionGoalsByIds', types);
    const { goals: read, errors, issues } = await readGoals(text);
    expect(read.map((goal) => ['id' in goal && goal.id, goal.name])).toEqual([
      ['7', 'A & B'],
      ['9007199254740994', 'Lead'],
    ]);
    expect([errors, issues]).toEqual([[], []]);
  });

  it('come in the order of their ids, with null and an error for an unknown one', async () => {
    const { call } = await openSession({ goals: ['A', 'B'] });
    const ConversionGoalIds = ['9007199254740994', '1', leadId];
    const { json } = await call('GetConversionGoalsByIds', { ...types, ConversionGoalIds });
    expect(namesOf(json.ConversionGoals)).toEqual(['B', null, 'A']);
    expect(json.PartialErrors).toMatchObject([{ Code: 5314, Index: 1, Type: 'BatchError' }]);
  });

  test.each<[body: object, answer: unknown]>([
    [{ ...types, ConversionGoalIds: [] }, 206],
    [{ ...types, ConversionGoalIds: Array.from({ length: 101 }, () => '1') }, 100],
    [{ ...types, ConversionGoalIds: null }, 'Lead'],
    [{ ConversionGoalTypes: 'Url OfflineConversion' }, 'Lead'],
    [{ ConversionGoalTypes: 'Url' }, undefined],
    [{}, undefined],
  ])('are asked for by %o', async (body, answer) => {
    const { call } = await openSession();
    const { json } = await call('GetConversionGoalsByIds', body);
    const [error] = json.Errors ?? json.OperationErrors ?? [];
    expect(error?.Code ?? json.ConversionGoals[0]?.Name).toBe(answer);
  });

  it('cannot be such as the service would not have', async () => {
    const goals = [{ Name: 'x'.repeat(101), Type: 'OfflineConversion' as const }];
    await expect(openSession({ goals })).rejects.toThrow('Option "goals" has a wrong goal.');
  });
});
