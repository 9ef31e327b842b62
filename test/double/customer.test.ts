import { expect, it, test } from 'vitest';
import { openSession } from './session';

const accounts = [{ id: '11', name: 'One' }, ...['12', '13', '14', '15'].map((id) => ({ id }))];

it('tells who the user is', async () => {
  const { call } = await openSession();
  for (const UserId of [null, '3000001']) {
    const { json } = await call('GetUser', { UserId });
    expect(json.User).toMatchObject({ Id: '3000001', CustomerId: '1000001' });
  }
  expect((await call('GetUser', { UserId: '7' })).json.Errors[0].Code).toBe(106);
});

test.each<[page: object | null | undefined, ids: readonly string[]]>([
  [undefined, ['11', '12', '13', '14', '15']],
  [null, ['11', '12', '13', '14', '15']],
  [{ Index: 0, Size: 2 }, ['11', '12']],
  [{ Index: 1, Size: 2 }, ['13', '14']],
  [{ Index: 2, Size: 2 }, ['15']],
  [{ Index: 3, Size: 2 }, []],
])('lists accounts page by page: %o', async (PageInfo, ids) => {
  const { call } = await openSession({ accounts });
  const Predicates = [{ Field: 'UserId', Operator: 'Equals', Value: '3000001' }];
  const { json } = await call('SearchAccounts', { Predicates, PageInfo });
  expect(json.Accounts.map(({ Id }: { Id: string }) => Id)).toEqual(ids);
});

test.each<[field: string, value: string, ids: readonly string[]]>([
  ['AccountId', '12', ['12']],
  ['CustomerId', '1000001', ['11', '12', '13', '14', '15']],
  ['UserId', '7', []],
  ['Other', '7', []],
])('finds accounts by %s %s', async (Field, Value, ids) => {
  const { call } = await openSession({ accounts });
  const { json } = await call('SearchAccounts', {
    Predicates: [{ Field, Operator: 'Equals', Value }],
  });
  expect(json.Accounts.map(({ Id }: { Id: string }) => Id)).toEqual(ids);
});

test.each([
  [{ Predicates: [] }],
  [{}],
  [{ Predicates: [{}], PageInfo: { Index: 0, Size: 1001 } }],
  [{ Predicates: [{}], PageInfo: { Index: -1, Size: 1 } }],
])('refuses to list accounts for %o', async (body) => {
  const { call } = await openSession();
  expect((await call('SearchAccounts', body)).json.Errors[0].Code).toBe(100);
});

it('takes calls for each of the accounts', async () => {
  const { call, double } = await openSession({ accounts });
  expect(double.credentials.accountId).toBe('11');
  const body = { AccountId: '13' };
  expect((await call('GetBulkUploadUrl', body, { CustomerAccountId: '13' })).status).toBe(200);
  expect((await call('GetBulkUploadUrl', body)).status).toBe(401);
});
