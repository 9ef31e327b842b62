import { describe, expect, test } from 'vitest';
import type { ServiceClient } from '../../src/client';
import type { ServiceCall, Trouble } from '../../src/double';
import { errorOf, fileOf, lead, openService } from './service';

/** What the table of the retries calls a network cut, 408, 5xx and code 0. */
const transient: readonly Trouble[] = [
  { cut: 'before' },
  { cut: 'after' },
  { cut: 'during' },
  { httpStatus: 408 },
  { httpStatus: 502 },
  { httpStatus: 500, body: '{"Message":"An error has occurred."}' },
  { httpStatus: 404 },
  { fault: 0 },
  { fault: 0, wrapped: true, codeAsText: true },
  { answer: 'no object' },
];

const all = async (items: AsyncIterable<unknown>) => {
  for await (const _ of items);
};

/** Everything that may be repeated three times, and how a test asks for it. */
const calls: readonly (readonly [
  call: ServiceCall,
  use: (client: ServiceClient) => Promise<unknown>,
])[] = [
  ['GetBulkUploadUrl', (client) => client.uploadBulkFile(fileOf(1))],
  ['GetConversionGoalsByIds', (client) => client.getOfflineConversionGoals()],
  [
    'GetOfflineConversionReportByGoalIds',
    (client) =>
      client.getOfflineConversionReport({ from: '2026-11-01', to: '2026-11-02', goalIds: [1] }),
  ],
  ['GetUser', (client) => client.whoAmI()],
  ['SearchAccounts', (client) => client.getAccounts()],
];

const applied: typeof calls = [
  ['ApplyOfflineConversions', (client) => all(client.applyOfflineConversions([lead(1)]))],
];

/** Seconds between the calls of a kind, and how they end. */
async function waitsOf(
  [call, use]: (typeof calls)[number],
  troubles: readonly Trouble[],
  hasOneToken = false,
) {
  const { double, connect } = await openService({ script: { [call]: troubles } });
  const client = connect(hasOneToken ? { token: double.issueToken() } : {});
  const error = await errorOf(use(client));
  const times = double.calls.filter((each) => each.call === call).map(({ at }) => at);
  const waits = times.slice(1).map((at, index) => (at - (times[index] as number)) / 1000);
  return { waits, error };
}

describe.each(calls)('%s', (...call) => {
  test.each(transient.map((trouble) => [trouble]))('is repeated after %o', async (trouble) => {
    expect(await waitsOf(call, [trouble])).toEqual({ waits: [1], error: undefined });
  });

  test('is repeated when the service asks for it, if that is later', async () => {
    const busy = (seconds: string): Trouble => ({
      ...{ httpStatus: 503, headers: { 'Retry-After': seconds } },
    });
    expect((await waitsOf(call, [busy('30'), busy('2')])).waits).toEqual([30, 4]);
  });

  test('is repeated after 1, 4 and 15 seconds, and not again', async () => {
    const [four, three] = [4, 3].map((count) => transient.slice(0, count));
    expect(await waitsOf(call, three as Trouble[])).toEqual({
      waits: [1, 4, 15],
      error: undefined,
    });
    expect(await waitsOf(call, four as Trouble[])).toMatchObject({
      waits: [1, 4, 15],
      error: { call: call[0], reason: 'http', httpStatus: 408, advice: 'retry' },
    });
  });
});

describe.each([...calls, ...applied])('%s', (...call) => {
  test.each<[trouble: Trouble, waits: readonly number[]]>([
    [{ fault: 105 }, [0]],
    [{ fault: 109 }, [0]],
    [{ fault: 109, wrapped: true, httpStatus: 400 }, [0]],
    [{ httpStatus: 401 }, [0]],
    [{ httpStatus: 401, body: '' }, [0]],
    [{ fault: 117 }, [60]],
    [{ fault: 117, httpStatus: 400, codeAsText: true }, [60]],
    [{ fault: 117, headers: { 'Retry-After': '7' } }, [7]],
    [{ fault: 117, headers: { 'Retry-After': 'Mon, 30 Nov 2026 00:00:09 GMT' } }, [9]],
    [{ fault: 117, headers: { 'Retry-After': 'soon' } }, [60]],
    [{ fault: 207 }, [60]],
    [{ httpStatus: 429 }, [60]],
    [{ httpStatus: 429, headers: { 'Retry-After': '20' } }, [20]],
    [{ fault: 4204 }, [60]],
    [{ fault: 4204, headers: { 'Retry-After': '150' } }, [150]],
  ])('is repeated after %o', async (trouble, waits) => {
    expect(await waitsOf(call, [trouble])).toEqual({ waits, error: undefined });
  });

  test('waits up to 15 minutes while too many uploads are pending, bounded by the deadline', async () => {
    const { waits, error } = await waitsOf(call, Array(9).fill({ fault: 4204 }));
    const minutes = call[0] === 'GetBulkUploadUrl' ? [1, 2, 4, 8, 15, 15, 15] : [1, 2, 4, 8];
    expect(waits).toEqual(minutes.map((each) => each * 60));
    expect(error).toMatchObject({ advice: 'retry', errors: [{ number: 4204 }] });
  });

  test.each<[trouble: Trouble, error: object]>([
    [{ fault: 106 }, { reason: 'fault', advice: 'account', errors: [{ number: 106 }] }],
    [{ fault: 3217 }, { reason: 'fault', advice: 'fix', errors: [{ number: 3217 }] }],
    [{ fault: 9999 }, { reason: 'fault', advice: 'fix', errors: [{ number: 9999 }] }],
    [{ fault: [109, 106] }, { reason: 'fault', advice: 'account' }],
    [{ fault: [117, 106] }, { reason: 'fault', advice: 'account' }],
    [{ httpStatus: 400 }, { reason: 'http', httpStatus: 400 }],
    [{ httpStatus: 403 }, { reason: 'http', httpStatus: 403 }],
    [{ httpStatus: 413 }, { reason: 'http', httpStatus: 413 }],
    [{ redirect: 'http://127.0.0.1:9/' }, { reason: 'redirect', httpStatus: 307 }],
  ])('is not repeated after %o', async (trouble, error) => {
    expect(await waitsOf(call, [trouble])).toMatchObject({ waits: [], error });
  });

  test.each([105, 109])('gives up when the second token is refused with %i', async (fault) => {
    const { waits, error } = await waitsOf(call, [{ fault }, { fault }]);
    expect(waits).toEqual([0]);
    expect(error).toMatchObject({ advice: 'sign-in', errors: [{ number: fault }] });
  });

  test('is not repeated with the token that was refused', async () => {
    const { waits, error } = await waitsOf(call, [{ fault: 109 }], true);
    expect(waits).toEqual([]);
    expect(error).toMatchObject({ advice: 'sign-in', errors: [{ number: 109 }] });
  });
});
