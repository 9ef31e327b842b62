import { expect, it, test } from 'vitest';
import { minute, openSession } from './session';

const uploadUrl = { AccountId: '2000001', ResponseMode: 'ErrorsAndResults' };
const goals = { ConversionGoalTypes: 'OfflineConversion' };

test.each<
  [name: string, headers: Record<string, string | undefined>, code: number, status: number]
>([
  ['no token', { Authorization: undefined }, 105, 401],
  ['a wrong token', { Authorization: 'Bearer other' }, 105, 401],
  ['a token without Bearer', { Authorization: 'other' }, 105, 401],
  ['no developer token', { DeveloperToken: undefined }, 105, 401],
  ['a wrong developer token', { DeveloperToken: 'other' }, 105, 401],
  ['a Microsoft token for Google', { IdentityProvider: 'Google' }, 105, 401],
  ['another customer', { CustomerId: '1' }, 106, 401],
  ['another account', { CustomerAccountId: '1' }, 106, 401],
  ['two accounts', { AccountId: '1' }, 106, 401],
  ['no customer', { CustomerId: undefined }, 1029, 400],
  ['no account', { CustomerAccountId: undefined }, 1030, 400],
])('refuses %s', async (_, headers, code, status) => {
  const { call } = await openSession();
  const answers = await Promise.all([
    call('GetBulkUploadUrl', uploadUrl, headers),
    call('GetBulkUploadStatus', { RequestId: 'x' }, headers),
    call('GetConversionGoalsByIds', goals, headers),
  ]);
  for (const { status: answered, json } of answers) {
    const [error] = json.Errors ?? json.OperationErrors;
    expect([answered, error.Code, json.ApplicationFault]).toEqual([status, code, undefined]);
  }
});

it('answers an expired token with the flat fault that was recorded', async () => {
  const { call, pass } = await openSession();
  expect((await call('GetUser', { UserId: null })).status).toBe(200);
  pass(60 * minute);
  const { status, headers, json } = await call('GetUser', { UserId: null });
  expect(status).toBe(401);
  expect(json).toEqual({
    TrackingId: headers.get('trackingid'),
    Errors: [
      {
        Code: 109,
        ErrorCode: 'AuthenticationTokenExpired',
        Message: 'The access token has expired. Renew it, then send the request again.',
        Detail: null,
      },
    ],
    Type: 'AdApiFaultDetail',
  });
  expect(headers.get('x-ms-requestid')).toBe(json.TrackingId);
  expect(headers.get('x-ms-trackingid')).toBe(json.TrackingId);
});

it('takes a Google token only with the header that names Google', async () => {
  const { call, double } = await openSession();
  const Authorization = `Bearer ${double.issueToken('Google')}`;
  const statuses = [undefined, 'Microsoft', 'Google'].map(async (IdentityProvider) => {
    const { status } = await call('GetConversionGoalsByIds', goals, {
      Authorization,
      IdentityProvider,
    });
    return status;
  });
  expect(await Promise.all(statuses)).toEqual([401, 401, 200]);
});

it.each([
  ['who the user is', 'GetUser', { UserId: null }],
  [
    'which accounts there are',
    'SearchAccounts',
    { Predicates: [{ Field: 'UserId', Operator: 'Equals', Value: '3000001' }] },
  ],
] as const)('tells without an account %s', async (_, name, body) => {
  const { call } = await openSession();
  const headers = { CustomerId: undefined, CustomerAccountId: undefined };
  expect((await call(name, body, headers)).status).toBe(200);
});

it.each(['', '[]', 'null', '{'])('refuses a body that is not an object: %s', async (body) => {
  const { call } = await openSession();
  const { status, json } = await call('GetConversionGoalsByIds', body);
  expect([status, json.Errors[0].Code]).toEqual([400, 100]);
});

it('answers nothing at other addresses and by other methods', async () => {
  const { double } = await openSession();
  const statuses = ['/', '/Bulk/v13/BulkUploadUrl/Query', '/Bulk/v13/Other'].map(async (path) => {
    return (await fetch(double.origin + path)).status;
  });
  expect(await Promise.all(statuses)).toEqual([404, 405, 404]);
});
