import { describe, expect, it, test } from 'vitest';
import { reportRequests } from '../../src/services';
import { callsOf } from '../double/session';
import { errorOf, lead, openService, useTimers } from './service';

describe('goals', () => {
  it('are all those of the account, with the members that the service leaves out by itself', async () => {
    const { client, double } = await openService({ goals: ['Lead', 'Sale'] });
    const { goals } = await client.getOfflineConversionGoals();
    expect(goals.map(({ name }) => name)).toEqual(['Lead', 'Sale']);
    // An empty list of ids would be refused.
    expect(callsOf(double, 'GetConversionGoalsByIds').map(({ body }) => body)).toEqual([
      {
        ConversionGoalTypes: 'OfflineConversion',
        ReturnAdditionalFields:
          'ViewThroughConversionWindowInMinutes, IsExternallyAttributed, GoalCategory, AttributionModelType, IsEnhancedConversionsEnabled, IsAutoGoal',
      },
    ]);
  });
});

describe('the report', () => {
  it('has what was counted and why the rest was not', async () => {
    const { client } = await openService({ goals: ['Lead', 'Sale'] });
    await client.sendOfflineConversions([lead(0), lead(0), lead(1)]).finish();
    const { goals } = await client.getOfflineConversionReport({
      ...{ from: '2026-11-29', to: '2026-12-01' },
    });
    expect(goals.map(({ name }) => name)).toEqual(['Lead', 'Sale']);
    expect(goals[0]).toMatchObject({ successCount: 2, unattributedCount: 1 });
  });

  it('is put together of as many requests as its days and goals take', async () => {
    const { client, double } = await openService({ goals: ['Lead'] });
    const query = {
      ...{ from: '2026-11-01', to: '2026-11-10' },
      goalIds: Array.from({ length: 21 }, (_, index) => index + 1),
      channels: ['BulkAPI'] as const,
    };
    const report = await client.getOfflineConversionReport(query);
    const requests = reportRequests(query);
    expect(requests).toHaveLength(4);
    expect(callsOf(double, 'GetOfflineConversionReportByGoalIds').map(({ body }) => body)).toEqual(
      requests.map(({ body }) => JSON.parse(body)),
    );
    // The double knows none of these goals, in none of the requests.
    expect(report.errors.map(({ answer, goalId }) => `${answer} ${goalId}`)).toEqual(
      requests.flatMap(({ goalIds }, answer) => goalIds.map((goalId) => `${answer} ${goalId}`)),
    );
  });

  it('of an account without goals is empty, and not asked for', async () => {
    const { client, double } = await openService({ goals: [] });
    const report = await client.getOfflineConversionReport({
      from: '2026-11-01',
      to: '2026-11-02',
    });
    expect(report.goals).toEqual([]);
    expect(double.calls.map(({ call }) => call)).toEqual(['GetConversionGoalsByIds']);
  });

  test.each<[what: string, options: object]>([
    ['no days', {}],
    ['days in the wrong order', { from: '2026-11-02', to: '2026-11-01' }],
    ['a goal that is not an id', { from: '2026-11-01', to: '2026-11-02', goalIds: ['Lead'] }],
    ['a deadline that is not a number', { from: '2026-11-01', to: '2026-11-02', deadline: '1s' }],
  ])('of %s is refused before any call', async (_, options) => {
    const { client, double } = await openService();
    expect(await errorOf(client.getOfflineConversionReport(options as never))).toBeInstanceOf(
      TypeError,
    );
    expect(double.calls).toEqual([]);
  });
});

describe('a call that is not answered in time', () => {
  it('is given up and made again', async () => {
    const { connect, double, ...service } = await openService({
      script: { GetUser: Array(4).fill({ delay: 60_000 }) },
    });
    const pass = useTimers();
    const failed = errorOf(connect({ requestTimeout: 50 }).whoAmI());
    for (const made of [1, 2, 3, 4]) {
      await expect.poll(() => double.calls.length, { interval: 1 }).toBe(made);
      pass(50);
    }
    expect(await failed).toMatchObject({
      ...{ call: 'GetUser', reason: 'timeout', advice: 'retry' },
      message: 'GetUser failed: There was no answer in time. Try again later.',
    });
    expect(service.steps()).toBe('GetUser, 1s GetUser, 4s GetUser, 15s GetUser');
  });

  it('is not given up while its answer is in time', async () => {
    const { connect } = await openService({ script: { GetUser: [{ delay: 50 }] } });
    expect(await connect({ requestTimeout: 5_000 }).whoAmI()).toMatchObject({ id: '3000001' });
  });
});

it('a client for another account sends its id with every call', async () => {
  const accounts = [{ id: '2000001' }, { id: '2000002' }];
  const { client, double } = await openService({ accounts });
  const other = client.forAccount(2000002n);
  await other.getOfflineConversionGoals();
  await other.uploadBulkFile('\ufeffType,Name\r\nFormat Version,6.0\r\n');
  const ids = double.calls.map(({ call, accountId }) => `${call} ${accountId}`);
  expect(ids).toEqual([
    ...['GetConversionGoalsByIds 2000002', 'GetBulkUploadUrl 2000002', 'UploadBulkFile 2000002'],
    ...['GetBulkUploadStatus 2000002', 'DownloadResult undefined'],
  ]);
  for (const id of ['', 'abc', 0, 1.5, 2 ** 60])
    expect(() => client.forAccount(id)).toThrow('Option "accountId" must be an id');
});

it('the identity provider is named in every call that has a token', async () => {
  const { double, connect } = await openService();
  const token = double.issueToken('Google');
  const client = connect({ identityProvider: 'Google', token });
  await client.uploadBulkFile('\ufeffType,Name\r\nFormat Version,6.0\r\n');
  await client.getAccounts();
  const providers = double.calls.map(
    ({ hasAuthorization, headers }) => `${hasAuthorization} ${headers.identityprovider}`,
  );
  expect(new Set(providers)).toEqual(new Set(['true Google', 'false undefined']));
  // The token of one is refused as that of the other.
  expect(await errorOf(connect({ token }).whoAmI())).toMatchObject({ advice: 'sign-in' });
});
