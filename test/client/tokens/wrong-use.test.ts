import { describe, expect, test } from 'vitest';
import { authorizationRequest } from '../../../src/client/tokens/authorization-request';
import { exchangeCode } from '../../../src/client/tokens/exchange-code';
import { refreshingGoogleToken } from '../../../src/client/tokens/refreshing-google-token';
import { refreshingToken } from '../../../src/client/tokens/refreshing-token';
import { serviceHosts } from '../../../src/vendor/hosts';

const { production } = serviceHosts;
const app = { clientId: 'the-app', environment: 'production' as const };
const refresh = { ...app, refreshToken: 'refresh-0', onRefreshToken: () => {} };
const google = { ...app, refreshToken: 'refresh-0', clientSecret: 'secret' };
const consent = { ...app, redirectUri: 'http://localhost:8400/' };
const code = { ...consent, callbackUrl: '/?code=a&state=b', state: 'b', codeVerifier: 'c' };

/** The production environment with the sign-in at another address. */
const at = (issuer: string) => ({ ...production, microsoft: { ...production.microsoft, issuer } });
const googleAt = (token: string) => ({ ...production, google: { ...production.google, token } });

const text = (name: string) => `Option "${name}" must be a text that is not empty.`;
const tenants =
  'Option "tenant" must be "common", "organizations", "consumers", or the id or domain of a tenant.';

describe('wrong options', () => {
  test.each<[string, object, message: string]>([
    ['no client id', { clientId: undefined }, 'Option "clientId" must be of type string.'],
    ['an empty client id', { clientId: '' }, text('clientId')],
    ['an empty refresh token', { refreshToken: '' }, text('refreshToken')],
    ['an empty secret', { clientSecret: '' }, text('clientSecret')],
    [
      'nowhere to keep',
      { onRefreshToken: undefined },
      'Option "onRefreshToken" must be a function.',
    ],
    ['a path as tenant', { tenant: '../evil' }, tenants],
    ['an empty tenant', { tenant: '' }, tenants],
    ['a query as tenant', { tenant: 'common?a' }, tenants],
    ['a text as fetch', { fetch: 'fetch' }, 'Option "fetch" must be a function.'],
    [
      'a date as clock',
      { clock: new Date() },
      'Option "clock" must be an object with the methods now and wait.',
    ],
    [
      'null as clock',
      { clock: null },
      'Option "clock" must be an object with the methods now and wait.',
    ],
    [
      'an unknown option',
      { clientID: 'the-app' },
      'Unknown option "clientID". Did you mean "clientId"?',
    ],
  ])('of refreshingToken: %s', (_name, options, message) => {
    expect(() => refreshingToken({ ...refresh, ...options })).toThrow(new TypeError(message));
  });

  test.each<[string, object, message: string]>([
    ['no secret', { clientSecret: undefined }, 'Option "clientSecret" must be of type string.'],
    ['a tenant', { tenant: 'common' }, 'Unknown option (6 characters).'],
    [
      'something to keep',
      { onRefreshToken: () => {} },
      'Unknown option "onRefreshToken". Did you mean "refreshToken"?',
    ],
  ])('of refreshingGoogleToken: %s', (_name, options, message) => {
    expect(() => refreshingGoogleToken({ ...google, ...options })).toThrow(new TypeError(message));
  });

  const address = 'Option "redirectUri" must be an absolute address.';
  const provider = 'Option "identityProvider" must be "Google".';
  test.each<[string, object, message: string]>([
    ['a path to come back to', { redirectUri: '/signed-in' }, address],
    ['another identity provider', { identityProvider: 'Microsoft' }, provider],
    ['a secret', { clientSecret: 'secret' }, 'Unknown option (12 characters).'],
  ])('of authorizationRequest: %s', async (_name, options, message) => {
    const request = authorizationRequest({ ...consent, ...options });
    await expect(request).rejects.toThrow(new TypeError(message));
  });

  test.each<[string, object, message: string]>([
    ['no state', { state: '' }, text('state')],
    ['no verifier', { codeVerifier: '' }, text('codeVerifier')],
    ['a number as callback', { callbackUrl: 7 }, 'Option "callbackUrl" must be a string or a URL.'],
    ['a text as signal', { signal: 'stop' }, 'Option "signal" must be of type AbortSignal.'],
  ])('of exchangeCode: %s', async (_name, options, message) => {
    const request = exchangeCode({ ...code, ...options });
    await expect(request).rejects.toThrow(new TypeError(message));
  });
});

describe('an environment where tokens would not be safe', () => {
  const message = new TypeError(
    'Option "environment" must be "production", "sandbox", or all addresses of a service, each with https, or with http on this machine.',
  );
  const fetch = () => Promise.reject(new Error('Nothing may be sent.'));
  const wrong = (environment: object) => [
    () => refreshingToken({ ...refresh, fetch, environment: environment as never }),
    () => refreshingGoogleToken({ ...google, fetch, environment: environment as never }),
    () => authorizationRequest({ ...consent, environment: environment as never }),
    () => exchangeCode({ ...code, fetch, environment: environment as never }),
  ];
  test.each([
    ['http', at('http://login.example.com')],
    ['http at an address of the local network', at('http://192.168.0.1')],
    ['http at a name that begins like loopback', at('http://localhost.example.com')],
    ['http at a name that begins like an address of loopback', at('http://127.0.0.1.example.com')],
    ['http with loopback as user', at('http://127.0.0.1@example.com')],
    ['another protocol', at('ftp://127.0.0.1')],
    ['no address', at('login.microsoftonline.com')],
    ['http for Google', googleAt('http://oauth2.example.com/token')],
    ['a name that is not known', 'staging' as never],
    ['no hosts', {}],
  ])('is refused: %s', async (_name, environment) => {
    for (const attempt of wrong(environment))
      await expect((async () => attempt())()).rejects.toThrow(message);
  });

  test.each([
    ['http://127.0.0.1:8080/login'],
    ['http://[::1]:8080/login'],
    ['http://localhost:8080/login'],
    ['https://login.example.com'],
  ])('is not one on this machine, or with https: %s', async (issuer) => {
    const { url } = await authorizationRequest({ ...consent, environment: at(issuer) });
    expect(url.startsWith(`${issuer}/common/oauth2/v2.0/authorize?`)).toBe(true);
    expect(() => refreshingToken({ ...refresh, environment: at(issuer) })).not.toThrow();
  });
});
