import { describe, expect, it, test } from 'vitest';
import type { BulkUpload } from '../../src/client';
import type { ServiceCall, Trouble } from '../../src/double';
import { errorOf, fileOf, openService, type Service } from './service';

/** Changes the answers of one call, as the service or something in between might. */
function changing(service: Service, path: string, change: (text: string) => string) {
  return service.connect({
    async fetch(url, init) {
      const response = await fetch(url, init);
      if (!String(url).includes(path)) return response;
      const { status, headers } = response;
      return new Response(change(await response.text()), {
        status,
        headers: { 'Content-Type': headers.get('Content-Type') ?? '' },
      });
    },
  });
}

const members = (change: (body: Record<string, unknown>) => object) => (text: string) =>
  JSON.stringify(change(JSON.parse(text)));

const operations = ['/BulkUploadUrl/', '/UploadBulkFile/', '/BulkUploadStatus/'];
const harmless: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['blanks around it', (text) => `\r\n ${text}\n`],
  ['a member that is not known', members((body) => ({ ...body, Fresh: { New: [1, null] } }))],
  ['an empty list of errors', members((body) => ({ ...body, Errors: [] }))],
  ['a list of errors that is null', members((body) => ({ ...body, Errors: null }))],
  [
    'other lists that are empty',
    members((body) => ({ ...body, OperationErrors: [], BatchErrors: [] })),
  ],
];

describe.each(operations)('an answer of %s', (path) => {
  test.each(harmless)('may have %s', async (_, change) => {
    const service = await openService();
    const upload = await changing(service, path, change).uploadBulkFile(fileOf(1));
    expect(upload).toMatchObject({ status: 'completed', errors: [] });
    expect(service.steps()).toBe('url, post, 5s look, fetch');
  });
});

describe('the status', () => {
  const failed = { number: 0, code: 'InternalError', advice: 'retry' };

  test.each<[what: string, body: object, upload: Partial<BulkUpload> | object]>([
    ['a percentage as text', { PercentComplete: '50' }, { status: 'completed' }],
    ['a percentage with decimals', { PercentComplete: 99.5 }, { status: 'completed' }],
    ['a percentage that is not one', { PercentComplete: 'half' }, { status: 'completed' }],
    [
      'a code as text, and an error that is null',
      { RequestStatus: 'Failed', Errors: [null, { Code: '0', ErrorCode: 'InternalError' }] },
      { status: 'failed', errors: [failed] },
    ],
    [
      'an error without a code',
      { RequestStatus: 'Failed', Errors: [{ Message: 'Something' }] },
      { status: 'failed', errors: [{ advice: 'fix' }] },
    ],
    [
      'an error of the status that is one of the call elsewhere',
      { RequestStatus: 'Failed', Errors: [{ Code: 109, ErrorCode: 'AuthenticationTokenExpired' }] },
      { status: 'failed', errors: [{ number: 109, advice: 'sign-in' }] },
    ],
  ])('may have %s', async (_, change, expected) => {
    const service = await openService();
    const client = changing(
      service,
      '/BulkUploadStatus/',
      members((body) => ({ ...body, ...change })),
    );
    expect(await client.uploadBulkFile(fileOf(1))).toMatchObject(expected);
  });
});

describe('a fault', () => {
  const error = { Code: 106, ErrorCode: 'UserIsNotAuthorized', Message: 'm' };
  const shapes: readonly (readonly [what: string, body: object])[] = [
    ['bare', { TrackingId: 't-1', Errors: [error], Type: 'AdApiFaultDetail' }],
    ['without its type', { TrackingId: 't-1', Errors: [error] }],
    ['wrapped', { ApplicationFault: { TrackingId: 't-1', Errors: [error] } }],
    ['with its code as text', { TrackingId: 't-1', Errors: [{ ...error, Code: '106' }] }],
    ['with nulls', { TrackingId: 't-1', Errors: [null, error], BatchErrors: null }],
    ['of one service', { TrackingId: 't-1', OperationErrors: [error], BatchErrors: [] }],
    ['of a batch', { TrackingId: 't-1', BatchErrors: [error], Type: 'EditorialApiFaultDetail' }],
    ['flat', { TrackingId: 't-1', RequestId: 'r', ...error }],
  ];
  const calls: readonly ServiceCall[] = [
    ...(['GetBulkUploadUrl', 'UploadBulkFile', 'GetBulkUploadStatus'] as const),
  ];

  test.each(
    shapes.flatMap(([what, body]) =>
      calls.flatMap((call) => [200, 400, 500].map((status) => [what, call, status, body] as const)),
    ),
  )('%s, of %s with HTTP %i', async (_, call, httpStatus, body) => {
    const trouble: Trouble = { httpStatus, body: JSON.stringify(body) };
    const { client } = await openService({ script: { [call]: [trouble] } });
    expect(await errorOf(client.uploadBulkFile(fileOf(1)))).toMatchObject({
      ...{ call, reason: 'fault', advice: 'account', httpStatus, trackingId: 't-1' },
      errors: [{ number: 106, code: 'UserIsNotAuthorized' }],
    });
  });

  it('with errors of a kind that is not known ends a call, and says what they are called', async () => {
    const { client } = await openService({
      script: {
        GetUser: [{ httpStatus: 400, body: '{"Errors":[{"ErrorCode":"BrandNew","Code":98765}]}' }],
      },
    });
    expect(await errorOf(client.whoAmI())).toMatchObject({
      message: 'GetUser failed: The service gave the error 98765 BrandNew.',
      errors: [{ number: 98765, code: 'BrandNew', advice: 'fix', meaning: 'BrandNew' }],
    });
  });
});

describe('lists', () => {
  it('of accounts may have nulls, which do not end a page early', async () => {
    const accounts = Array.from({ length: 120 }, (_, index) => ({ id: String(2_000_001 + index) }));
    const service = await openService({ accounts });
    const client = changing(
      service,
      '/Accounts/Search',
      members(({ Accounts }) => ({ Accounts: [null, ...(Accounts as object[]).slice(1)] })),
    );
    const found = await client.getAccounts();
    expect(found).toHaveLength(118);
    expect(found[0]).toEqual({
      ...{ id: '2000002', number: 'D2000002', name: 'Account 2000002', customerId: '1000001' },
      ...{ currencyCode: 'EUR', status: 'Active' },
    });
    expect(service.steps()).toBe('GetUser, SearchAccounts, SearchAccounts');
  });

  it('of goals may have nulls, and each goal members that are not known', async () => {
    const service = await openService({ goals: ['Lead', 'Sale'] });
    const client = changing(
      service,
      '/ConversionGoals/',
      members(({ ConversionGoals }) => ({
        ConversionGoals: [
          null,
          ...(ConversionGoals as object[]).map((goal) => ({ ...goal, New: {} })),
        ],
      })),
    );
    const { goals } = await client.getOfflineConversionGoals();
    expect(goals.map(({ name }) => name)).toEqual(['Lead', 'Sale']);
  });
});

describe('who the user is', () => {
  it('and which customers there are', async () => {
    const { client } = await openService();
    expect(await client.whoAmI()).toEqual({
      ...{ id: '3000001', userName: 'double', customerIds: ['1000001'] },
    });
  });

  it('may come with an id that a number cannot hold', async () => {
    const service = await openService();
    const client = changing(
      service,
      '/User/Query',
      () => '{"User":{"Id":9007199254740993},"CustomerRoles":[null,{"CustomerId":"5"}]}',
    );
    expect(await client.whoAmI()).toEqual({ id: '9007199254740993', customerIds: ['5'] });
  });
});
