import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import type { ServiceCallError } from '../../../src/client/call-error';
import {
  authorizationRequest,
  type ConsentOptions,
} from '../../../src/client/tokens/authorization-request';
import { type ExchangeOptions, exchangeCode } from '../../../src/client/tokens/exchange-code';
import { refreshingGoogleToken } from '../../../src/client/tokens/refreshing-google-token';
import { openSignInServer, type Reply, SteppedClock, scope, tokens } from './sign-in-server';

const app = {
  clientId: 'the-app',
  redirectUri: 'http://localhost:8400/signed-in',
  environment: 'production',
} satisfies ConsentOptions;

describe('the page of consent', () => {
  const microsoft = {
    ...{ client_id: 'the-app', response_type: 'code', redirect_uri: app.redirectUri },
    ...{ response_mode: 'query', prompt: 'select_account', code_challenge_method: 'S256' },
    scope: 'openid offline_access https://ads.microsoft.com/msads.manage',
  };
  const { response_mode: _, ...google } = microsoft;
  const login = 'https://login.microsoftonline.com';
  test.each<[string, Partial<ConsentOptions>, page: string, parameters: object]>([
    ['Microsoft', {}, `${login}/common/oauth2/v2.0/authorize`, microsoft],
    ['a tenant', { tenant: 'a.example' }, `${login}/a.example/oauth2/v2.0/authorize`, microsoft],
    [
      'the sandbox',
      { environment: 'sandbox' },
      `${login}/common/oauth2/v2.0/authorize`,
      { ...microsoft, scope: 'openid offline_access https://si.ads.microsoft.com/msads.manage' },
    ],
    [
      'Google',
      { identityProvider: 'Google' },
      'https://accounts.google.com/o/oauth2/v2/auth',
      { ...google, scope: 'openid profile email', access_type: 'offline', prompt: 'consent' },
    ],
  ])('is that of %s', async (_name, options, page, parameters) => {
    const { url, state, codeVerifier } = await authorizationRequest({ ...app, ...options });
    const { origin, pathname, searchParams } = new URL(url);
    const code_challenge = createHash('sha256').update(codeVerifier).digest('base64url');
    expect(origin + pathname).toBe(page);
    expect(Object.fromEntries(searchParams)).toEqual({ ...parameters, state, code_challenge });
  });

  it('has a state and a verifier that nobody can guess', async () => {
    const requests = await Promise.all([authorizationRequest(app), authorizationRequest(app)]);
    const secrets = requests.flatMap(({ state, codeVerifier }) => [state, codeVerifier]);
    expect(new Set(secrets).size).toBe(4);
    // 32 random bytes each.
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
  });
});

/** Exchanges a code, and describes all that follows. */
async function exchange(options: Partial<ExchangeOptions>, ...replies: Reply[]) {
  const { environment, requests } = await openSignInServer(...replies);
  const clock = new SteppedClock();
  const result = await exchangeCode({
    ...{ ...app, environment, clock, state: 'the-state', codeVerifier: 'the-verifier' },
    callbackUrl: `${app.redirectUri}?code=the-code&state=the-state`,
    ...options,
  }).catch((error: ServiceCallError) => ({ ...error, message: error.message }));
  return { result, requests, waits: clock.waits };
}

describe('the exchange of a code', () => {
  const form = {
    ...{ client_id: 'the-app', grant_type: 'authorization_code', code: 'the-code' },
    ...{ redirect_uri: app.redirectUri, code_verifier: 'the-verifier' },
    scope: `${scope} offline_access`,
  };
  const { scope: _, ...formOfGoogle } = form;
  const login = '/login/common/oauth2/v2.0/token';
  const back = `${app.redirectUri}?code=the-code&state=the-state`;
  test.each<[string, Partial<ExchangeOptions>, path: string, form: object]>([
    ['for an app for mobile and desktop', {}, login, form],
    ['for a web app', { clientSecret: 'secret' }, login, { ...form, client_secret: 'secret' }],
    ['for a tenant', { tenant: 'a.example' }, '/login/a.example/oauth2/v2.0/token', form],
    ['from an address', { callbackUrl: new URL(back) }, login, form],
    ['from a path', { callbackUrl: '/signed-in?state=the-state&code=the-code' }, login, form],
    ['from a query', { callbackUrl: '?state=the-state&code=the-code' }, login, form],
    ['with an issuer', { callbackUrl: `${back}&iss=https%3A%2F%2Fexample.com` }, login, form],
    [
      'with Google',
      { identityProvider: 'Google', clientSecret: 'secret' },
      '/google/token',
      { ...formOfGoogle, client_secret: 'secret' },
    ],
  ])('gives tokens: %s', async (_name, options, path, expected) => {
    const { result, requests } = await exchange(options);
    expect(result).toEqual({
      ...{ accessToken: 'access-1', refreshToken: 'refresh-1', expiresIn: 3600 },
    });
    expect(requests).toEqual([{ path, form: expected }]);
  });

  const foreign =
    'GetToken failed: The callback is incomplete, or belongs to another request for consent. Sign in again.';
  const declined = 'The user declined. Sign in again and accept.';
  const unregistered =
    'The redirect URI is not registered for the app. Add exactly this URI to the app registration.';
  test.each<[string, callbackUrl: string, error: object]>([
    ['another state', '?code=the-code&state=other', { advice: 'sign-in', message: foreign }],
    ['no state', '?code=the-code', { advice: 'sign-in', message: foreign }],
    ['two states', '?code=a&state=the-state&state=b', { advice: 'sign-in', message: foreign }],
    ['no code', '?state=the-state', { advice: 'sign-in', message: foreign }],
    ['an empty code', '?code=&state=the-state', { advice: 'sign-in', message: foreign }],
    ['two codes', '?code=a&code=b&state=the-state', { advice: 'sign-in', message: foreign }],
    ['no parameters', '/', { advice: 'sign-in', message: foreign }],
    ['no address', 'http://', { advice: 'sign-in', message: foreign }],
    [
      'an error with another state',
      '?error=access_denied&state=other',
      { advice: 'sign-in', message: foreign },
    ],
    [
      'a user who declined',
      '?error=access_denied&error_description=AADSTS65004%3A+text&state=the-state',
      {
        advice: 'sign-in',
        errors: [{ number: 65004, code: 'access_denied', advice: 'sign-in', meaning: declined }],
        message: `GetToken failed: ${declined} (AADSTS65004 access_denied)`,
      },
    ],
    [
      'a user of Google who declined',
      '?error=access_denied&state=the-state',
      {
        advice: 'sign-in',
        message:
          'GetToken failed: The user or an administrator declined. Sign in again and accept. (access_denied)',
      },
    ],
    [
      'an app with another redirect URI',
      '?error=invalid_request&error_description=AADSTS50011%3A+text&state=the-state',
      {
        advice: 'account',
        message: `GetToken failed: ${unregistered} (AADSTS50011 invalid_request)`,
      },
    ],
  ])('is not attempted with %s', async (_name, callbackUrl, error) => {
    const { result, requests } = await exchange({ callbackUrl });
    expect(result).toMatchObject({
      ...{ name: 'ServiceCallError', call: 'GetToken', reason: 'sign-in' },
      ...error,
    });
    expect(requests).toEqual([]);
  });

  it('fails without a refresh token', async () => {
    const { result } = await exchange({}, { json: { ...tokens(1), refresh_token: undefined } });
    expect(result).toMatchObject({
      ...{ reason: 'sign-in', advice: 'sign-in' },
      message:
        'GetToken failed: There is no refresh token in the answer. Sign in again at the address from authorizationRequest, which asks for offline access.',
    });
  });

  it('fails without the scope', async () => {
    const { result } = await exchange({}, { json: { ...tokens(1), scope: 'bingads.manage' } });
    expect(result).toMatchObject({
      ...{ reason: 'sign-in', advice: 'sign-in' },
      message: expect.stringContaining('did not grant the scope msads.manage'),
    });
  });

  it('does not ask who signed in', async () => {
    const { result } = await exchange({}, { json: { ...tokens(1), id_token: 'not a token' } });
    expect(result).toMatchObject({ accessToken: 'access-1' });
  });

  it('is not repeated where the code is refused', async () => {
    const { requests, waits } = await exchange(
      {},
      { status: 400, json: { error: 'invalid_grant' } },
    );
    expect(requests).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it('is repeated where the service cannot be reached', async () => {
    const { result, waits } = await exchange({}, { cut: true }, { status: 503, body: '' });
    expect(result).toMatchObject({ accessToken: 'access-3' });
    expect(waits).toEqual([1_000, 4_000]);
  });

  it('ends at an abort', async () => {
    const control = new AbortController();
    const reason = new Error('No longer needed.');
    const options = { signal: control.signal, clock: abortingClock(control, reason) };
    const { result, requests } = await exchange(options, { cut: true });
    expect(result).toMatchObject({ message: reason.message });
    expect(requests).toHaveLength(1);
  });
});

/** A clock at which the user gives up during the first wait. */
function abortingClock(control: AbortController, reason: Error) {
  return {
    now: () => 0,
    async wait(_milliseconds: number, signal?: AbortSignal) {
      control.abort(reason);
      signal?.throwIfAborted();
    },
  };
}

describe('a token of Google', () => {
  it('is renewed with a refresh token that stays', async () => {
    const reply = (access_token: string): Reply => ({
      json: { access_token, token_type: 'Bearer', expires_in: 3599, scope: 'openid' },
    });
    const { environment, requests } = await openSignInServer(reply('one'), reply('two'));
    const clock = new SteppedClock();
    const token = refreshingGoogleToken({
      ...{ clientId: 'the-app', clientSecret: 'secret', refreshToken: 'refresh-0' },
      ...{ environment, clock },
    });
    expect(await token({})).toBe('one');
    clock.pass(3298);
    expect(await token({})).toBe('one');
    clock.pass(1);
    expect(await token({})).toBe('two');
    const form = {
      ...{ client_id: 'the-app', client_secret: 'secret' },
      ...{ grant_type: 'refresh_token', refresh_token: 'refresh-0' },
    };
    expect(requests).toEqual([
      { path: '/google/token', form },
      { path: '/google/token', form },
    ]);
  });

  it('is refused in words that fit Google', async () => {
    const refusal = {
      status: 400,
      json: { error: 'invalid_grant', error_description: 'Bad Request' },
    };
    const { environment } = await openSignInServer(refusal, refusal);
    const token = refreshingGoogleToken({
      ...{ clientId: 'the-app', clientSecret: 'secret', refreshToken: 'refresh-0' },
      ...{ environment, clock: new SteppedClock() },
    });
    await expect(token({})).rejects.toMatchObject({
      ...{ advice: 'sign-in', httpStatus: 400 },
      message:
        'GetToken failed: The refresh token or the code is no longer valid. Sign in again. (invalid_grant)',
    });
  });
});
