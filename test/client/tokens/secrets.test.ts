import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { exchangeCode } from '../../../src/client/tokens/exchange-code';
import { refreshingGoogleToken } from '../../../src/client/tokens/refreshing-google-token';
import { refreshingToken } from '../../../src/client/tokens/refreshing-token';
import { openSignInServer, type Reply, SteppedClock, tokens } from './sign-in-server';

/* Whatever goes wrong, no error shows a token, a secret, a code, a body or an address. */

const secret = 'SECRET';
const described = {
  error_description: `AADSTS70000: ${secret}-description`,
  error_uri: `https://example.com/${secret}`,
  trace_id: secret,
  correlation_id: secret,
  access_token: `${secret}-access`,
};

const replies: readonly [string, Reply][] = [
  ['a refusal', { status: 400, json: { error: 'invalid_grant', ...described } }],
  ['a wrong client', { status: 401, json: { error: 'invalid_client', ...described } }],
  [
    'an unknown error',
    { status: 400, json: { error: secret, error_codes: [secret], ...described } },
  ],
  ['an error of another type', { status: 400, json: { error: [secret], ...described } }],
  [
    'a challenge',
    { status: 401, body: secret, headers: { 'WWW-Authenticate': `Bearer ${secret}` } },
  ],
  ['a page', { status: 502, body: `<html>${secret}</html>` }],
  ['a text', { body: secret }],
  ['a broken answer', { body: `{"access_token":"${secret}"` }],
  ['a token of two lines', { json: { ...tokens(1), access_token: `${secret}\n${secret}` } }],
  ['a token of another type', { json: { ...tokens(1), access_token: secret, token_type: secret } }],
  ['an old scope', { json: { ...tokens(1), access_token: secret, scope: secret } }],
  [
    'a redirect',
    { status: 302, body: '', headers: { Location: `https://example.com/?${secret}` } },
  ],
  ['a cut', { cut: true }],
];

/** Everything that can be seen of an error. */
function seen(error: unknown): string {
  const { stack, cause } = error as Error;
  const options = { depth: Number.POSITIVE_INFINITY, showHidden: true };
  return [
    String(error),
    stack,
    String(cause),
    inspect(error, options),
    JSON.stringify(error),
  ].join();
}

const fails: Record<string, (environment: never, fetch?: typeof globalThis.fetch) => unknown> = {
  refreshingToken: (environment, fetch) =>
    refreshingToken({
      ...{ clientId: `${secret}-id`, clientSecret: secret, refreshToken: `${secret}-refresh` },
      ...{ environment, fetch, clock: new SteppedClock(), onRefreshToken: () => {} },
    })({}),
  refreshingGoogleToken: (environment, fetch) =>
    refreshingGoogleToken({
      ...{ clientId: `${secret}-id`, clientSecret: secret, refreshToken: `${secret}-refresh` },
      ...{ environment, fetch, clock: new SteppedClock() },
    })({}),
  exchangeCode: (environment, fetch) =>
    exchangeCode({
      ...{ clientId: `${secret}-id`, clientSecret: secret, codeVerifier: `${secret}-verifier` },
      ...{ environment, fetch, clock: new SteppedClock(), redirectUri: 'http://localhost/' },
      ...{ callbackUrl: `/?code=${secret}&state=${secret}-state`, state: `${secret}-state` },
    }),
};

describe.each(Object.entries(fails))('%s shows nothing that is secret', (name, fail) => {
  // Google's tokens have no scope of the service.
  const refused = replies.filter(
    ([reply]) => !(name === 'refreshingGoogleToken' && reply === 'an old scope'),
  );
  test.each(refused)('after %s', async (_name, reply) => {
    const { environment } = await openSignInServer(reply, reply, reply, reply);
    const error = await Promise.resolve(fail(environment as never)).catch((cause) => cause);
    expect(error).toMatchObject({ name: 'ServiceCallError', call: 'GetToken' });
    expect(seen(error)).not.toContain(secret);
    expect(seen(error)).not.toMatch(/https?:/);
  });

  test('after a `fetch` whose error repeats the request', async () => {
    const { environment } = await openSignInServer();
    const error = await Promise.resolve(
      fail(environment as never, async (url, init) => {
        throw Object.assign(new TypeError(`Failed: ${url} ${init?.body}`), { cause: init });
      }),
    ).catch((cause) => cause);
    expect(error).toMatchObject({ reason: 'network' });
    expect(seen(error)).not.toContain(secret);
  });
});

describe('wrong use shows nothing that is secret', () => {
  const consent = {
    clientId: 'app',
    environment: 'production',
    redirectUri: 'http://localhost/',
  } as const;
  test.each<[string, () => unknown]>([
    [
      'callback',
      () =>
        exchangeCode({
          ...consent,
          callbackUrl: `?code=${secret}`,
          state: 'a',
          codeVerifier: secret,
        }),
    ],
    [
      'no address',
      () =>
        exchangeCode({
          ...consent,
          callbackUrl: `http://[${secret}`,
          state: 'a',
          codeVerifier: secret,
        }),
    ],
    [
      'refresh token',
      () => refreshingToken({ ...consent, refreshToken: [secret], clientSecret: secret } as never),
    ],
    [
      'environment',
      () => refreshingToken({ refreshToken: secret, environment: { bulk: secret } } as never),
    ],
  ])('%s', async (_name, use) => {
    const error = await (async () => use())().catch((cause) => cause);
    expect(error).toBeInstanceOf(Error);
    // The stack names this file and its lines, and none of the values.
    expect(seen(error)).not.toContain(secret);
  });
});
