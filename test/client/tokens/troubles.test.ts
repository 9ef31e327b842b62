import { describe, expect, it, test, vi } from 'vitest';
import type { ServiceCallError } from '../../../src/client/call-error';
import { refreshingToken } from '../../../src/client/tokens/refreshing-token';
import { openSignInServer, type Reply, SteppedClock } from './sign-in-server';

/* The sign-in service cannot be reached, or answers what it should not. */

async function open(...replies: Reply[]) {
  const { environment, requests } = await openSignInServer(...replies);
  const clock = new SteppedClock();
  const token = refreshingToken({
    ...{ clientId: 'the-app', refreshToken: 'refresh-0', environment, clock },
    onRefreshToken: () => {},
  });
  const ask = () =>
    Promise.resolve(token({})).catch((error: ServiceCallError) => ({
      ...error,
      message: error.message,
    }));
  return { ask, clock, requests };
}

const failure = {
  ...{ name: 'ServiceCallError', call: 'GetToken', errors: [] },
  httpStatus: undefined,
};
const unexplained = (httpStatus: number) => ({
  ...{ ...failure, reason: 'http', advice: 'retry', httpStatus },
  message: `GetToken failed: The answer has no fault of the service that would explain it (HTTP ${httpStatus}). Try again later.`,
});
const unreadable = (httpStatus: number) => ({
  ...{ ...failure, reason: 'answer', advice: 'retry', httpStatus },
  message: `GetToken failed: The answer cannot be read as one of the service (HTTP ${httpStatus}). Try again later.`,
});
const json = (members: object): Reply => ({ json: { token_type: 'Bearer', ...members } });

const passing: readonly [name: string, reply: Reply, error: object][] = [
  ['a gateway', { status: 502, body: '<html>Bad Gateway</html>' }, unexplained(502)],
  ['no body', { status: 503, body: '' }, unexplained(503)],
  ['an error of its own', { status: 500, json: { error: 'invalid_grant' } }, unexplained(500)],
  ['a request that took too long', { status: 408, body: '' }, unexplained(408)],
  ['too many requests', { status: 429, body: '' }, unexplained(429)],
  ['a page', { body: '<html>Please sign in to the network</html>' }, unreadable(200)],
  ['nothing', { body: '' }, unreadable(200)],
  ['a list', { body: '[]' }, unreadable(200)],
  ['null', { body: 'null' }, unreadable(200)],
  ['no token', json({}), unreadable(200)],
  ['an empty token', json({ access_token: '' }), unreadable(200)],
  ['a token of two lines', json({ access_token: 'a\nb' }), unreadable(200)],
  ['a token that no header can hold', json({ access_token: 'tøken' }), unreadable(200)],
  ['a token of another kind', json({ access_token: 'a', token_type: 'mac' }), unreadable(200)],
  ['a life that is not a number', json({ access_token: 'a', expires_in: 'long' }), unreadable(200)],
  ['a life that is over', json({ access_token: 'a', expires_in: -1 }), unreadable(200)],
  [
    'a refresh token that is not text',
    json({ access_token: 'a', refresh_token: 7 }),
    unreadable(200),
  ],
  [
    'a service that is busy',
    { status: 400, json: { error: 'temporarily_unavailable', error_codes: [90033] } },
    {
      ...{ ...failure, reason: 'sign-in', advice: 'retry', httpStatus: 400 },
      errors: [
        {
          ...{ number: 90033, code: 'temporarily_unavailable', advice: 'retry' },
          meaning: 'The sign-in service is busy. Try again later.',
        },
      ],
      message:
        'GetToken failed: The sign-in service is busy. Try again later. (AADSTS90033 temporarily_unavailable)',
    },
  ],
];

describe('a trouble that may pass', () => {
  test.each(passing)(
    'is asked again after 1, 4 and 15 seconds: %s',
    async (_name, reply, error) => {
      const { ask, clock, requests } = await open(reply, reply, reply, reply);
      expect(await ask()).toEqual(error);
      expect(clock.waits).toEqual([1_000, 4_000, 15_000]);
      expect(requests).toHaveLength(4);
    },
  );

  test.each(passing)('may be over the next time: %s', async (_name, reply) => {
    const { ask, clock } = await open(reply, reply);
    expect(await ask()).toBe('access-3');
    expect(clock.waits).toEqual([1_000, 4_000]);
  });

  it('may be a connection that is cut', async () => {
    const { ask, clock } = await open({ cut: true }, { cut: true }, { cut: true }, { cut: true });
    expect(await ask()).toMatchObject({
      ...{ call: 'GetToken', reason: 'network', advice: 'retry', errors: [] },
      message: expect.stringMatching(
        /^GetToken failed: The connection failed \((?:UND_ERR_SOCKET|ECONNRESET)\)\. Check the network, and try again\.$/,
      ),
    });
    expect(clock.waits).toEqual([1_000, 4_000, 15_000]);
  });

  it('has a number of tries of its own beside a refusal that may be wrong', async () => {
    const down = { status: 503, body: '' };
    const refused = { status: 400, json: { error: 'invalid_grant' } };
    const { ask, clock } = await open(down, refused, down, down);
    expect(await ask()).toBe('access-5');
    expect(clock.waits).toEqual([1_000, 5_000, 4_000, 15_000]);
  });

  test.each([
    ['10', 10_000],
    ['0', 1_000],
    ['86400', 60_000],
    [new Date(Date.UTC(2026, 10, 30) + 7_000).toUTCString(), 7_000],
    ['soon', 1_000],
  ])('is left the time that it asks for, up to a minute: %s', async (after, wait) => {
    const { ask, clock } = await open({ status: 429, body: '', headers: { 'Retry-After': after } });
    expect(await ask()).toBe('access-2');
    expect(clock.waits).toEqual([wait]);
  });

  it('may be a service that does not answer within 30 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      let calls = 0;
      const token = refreshingToken({
        ...{ clientId: 'the-app', refreshToken: 'refresh-0', environment: 'production' },
        ...{ clock: new SteppedClock(), onRefreshToken: () => {} },
        fetch: (_url, init) =>
          new Promise((_resolve, reject) => {
            calls++;
            init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
          }),
      });
      const failed = expect(token({})).rejects.toMatchObject({
        ...{ reason: 'timeout', advice: 'retry' },
        message: 'GetToken failed: There was no answer in time. Try again later.',
      });
      await vi.advanceTimersByTimeAsync(29_999);
      expect(calls).toBe(1);
      await vi.advanceTimersByTimeAsync(90_001);
      await failed;
      expect(calls).toBe(4);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('is not followed: %i', async (status) => {
    const other = await openSignInServer();
    const Location = `${other.origin}/login/common/oauth2/v2.0/token`;
    const { ask, clock, requests } = await open({ status, body: '', headers: { Location } });
    expect(await ask()).toEqual({
      ...{ ...failure, reason: 'redirect', advice: 'account', httpStatus: status },
      message: `GetToken failed: The answer points to another address (HTTP ${status}), to which no token is sent. Check the network for a proxy that asks to sign in.`,
    });
    expect(other.requests).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(clock.waits).toEqual([]);
  });
});
