import { describe, expect, it, test } from 'vitest';
import type { ServiceCallError } from '../../../src/client/call-error';
import { refreshingToken } from '../../../src/client/tokens/refreshing-token';
import { signInErrors } from '../../../src/vendor/sign-in-errors';
import { openSignInServer, type Reply, SteppedClock, tokens } from './sign-in-server';

/** Asks for a token, and describes all that follows. */
async function outcomeOf(...replies: Reply[]) {
  const { environment, requests } = await openSignInServer(...replies);
  const clock = new SteppedClock();
  const token = refreshingToken({
    ...{ clientId: 'the-app', refreshToken: 'refresh-0', environment, clock },
    onRefreshToken: () => {},
  });
  const result = await Promise.resolve(token({})).catch((error: ServiceCallError) => ({
    ...error,
    message: error.message,
  }));
  return { result, waits: clock.waits, calls: requests.length };
}

/** An answer of Microsoft Entra. */
function entra(error: string, number: number, more: object = {}): Reply {
  return {
    status: 400,
    json: {
      error,
      error_description: `AADSTS${number}: Text that may change. Trace ID: …`,
      error_codes: [number],
      timestamp: '2026-11-30 12:00:00Z',
      trace_id: '255d1aef-8c98-452f-ac51-23d051240864',
      correlation_id: 'fb3d2015-bc17-4bb9-bb85-30c5cf1aaaa7',
      error_uri: `https://login.microsoftonline.com/error?code=${number}`,
      ...more,
    },
  };
}

const traced = ' Tracking id: 255d1aef-8c98-452f-ac51-23d051240864.';

describe('a sign-in that is refused', () => {
  test.each<[error: string, number: number, advice: string, meaning: string]>([
    [
      'invalid_grant',
      70000,
      'sign-in',
      'The refresh token is invalid, or does not cover the scope. Sign in again.',
    ],
    [
      'invalid_grant',
      70008,
      'sign-in',
      'The refresh token or the code has expired. Sign in again.',
    ],
    [
      'invalid_grant',
      700082,
      'sign-in',
      'The refresh token has expired, because it was not used for 90 days. Sign in again.',
    ],
    [
      'invalid_grant',
      700084,
      'account',
      'The app is registered as a single-page application, whose refresh tokens live 24 hours. Register it for mobile and desktop, then sign in again.',
    ],
    [
      'invalid_grant',
      50173,
      'sign-in',
      'The password was changed, or the session was revoked. Sign in again.',
    ],
    [
      'invalid_grant',
      65001,
      'sign-in',
      'The user has not allowed the app to manage Microsoft Advertising. Sign in again and accept.',
    ],
    [
      'invalid_grant',
      99999,
      'sign-in',
      'The refresh token or the code is no longer valid. Sign in again.',
    ],
    [
      'interaction_required',
      50076,
      'sign-in',
      'The account now requires a second factor. Sign in again.',
    ],
    [
      'interaction_required',
      50079,
      'sign-in',
      'The account asks for something that only its user can do, such as a second factor. Sign in again.',
    ],
    [
      'invalid_client',
      7000218,
      'account',
      'The app is registered as a web app, which needs its client secret. Set the secret, or register the app for mobile and desktop.',
    ],
    [
      'invalid_client',
      7000215,
      'account',
      'The client secret is wrong. Copy the value of the secret from the app registration, not its ID.',
    ],
    [
      'invalid_client',
      7000222,
      'account',
      'The client secret has expired. Create a new one in the app registration.',
    ],
    [
      'invalid_client',
      700025,
      'account',
      'The app is registered for mobile and desktop, and must not send a client secret. Leave the secret out.',
    ],
    [
      'invalid_client',
      70002,
      'account',
      'The client secret does not fit the kind of app. A web app needs it, and an app for mobile and desktop must not send one.',
    ],
    [
      'invalid_client',
      99999,
      'account',
      'The client id or the client secret is wrong. Compare both with the app registration.',
    ],
    [
      'invalid_client',
      650052,
      'account',
      'The organization has no access to Microsoft Advertising. Ask its administrator to add the service principal of Microsoft Advertising.',
    ],
    [
      'unauthorized_client',
      700016,
      'account',
      'The tenant has no app with this client id. Copy the Application (client) ID from the app registration, and check the tenant.',
    ],
    [
      'invalid_scope',
      70011,
      'account',
      'The app cannot have this scope. Check the environment: production and sandbox have a scope each.',
    ],
    [
      'invalid_request',
      50011,
      'account',
      'The redirect URI is not registered for the app. Add exactly this URI to the app registration.',
    ],
    [
      'invalid_request',
      9002313,
      'account',
      'The request is malformed. Compare the client id, the tenant and the redirect URI with the app registration.',
    ],
  ])('%s AADSTS%i', async (error, number, advice, meaning) => {
    const isRepeated = error === 'invalid_grant';
    const reply = entra(error, number);
    expect(await outcomeOf(reply, ...(isRepeated ? [reply] : []))).toEqual({
      result: {
        name: 'ServiceCallError',
        call: 'GetToken',
        reason: 'sign-in',
        advice,
        errors: [{ number, code: error, advice, meaning }],
        httpStatus: 400,
        trackingId: '255d1aef-8c98-452f-ac51-23d051240864',
        message: `GetToken failed: ${meaning} (AADSTS${number} ${error})${traced}`,
      },
      waits: isRepeated ? [5_000] : [],
      calls: isRepeated ? 2 : 1,
    });
  });

  it('is described without a number, too', async () => {
    const json = { error: 'invalid_client' };
    const { result } = await outcomeOf({ status: 401, json });
    expect(result).toMatchObject({
      ...{ httpStatus: 401, advice: 'account' },
      message:
        'GetToken failed: The client id or the client secret is wrong. Compare both with the app registration. (invalid_client)',
    });
  });

  it.each([
    ['an error that is not known', { error: 'token-like-text' }],
    ['a number that is not one', { error: 'toString', error_codes: ['<b>'], trace_id: 'a text' }],
    ['a number in an object', { error: '__proto__', error_codes: [{}], error_description: 7 }],
  ])('shows nothing of %s', async (_name, json) => {
    expect((await outcomeOf({ status: 400, json })).result).toEqual({
      ...{ name: 'ServiceCallError', call: 'GetToken', reason: 'sign-in', advice: 'account' },
      httpStatus: 400,
      errors: [
        {
          code: 'unknown error',
          advice: 'account',
          meaning: 'The sign-in was refused. Compare the options with the app registration.',
        },
      ],
      message:
        'GetToken failed: The sign-in was refused. Compare the options with the app registration. (unknown error)',
    });
  });

  it('is asked again once where the refresh token may be valid', async () => {
    expect(await outcomeOf(entra('invalid_grant', 70000))).toEqual({
      result: 'access-2',
      waits: [5_000],
      calls: 2,
    });
  });

  it('is described in sentences that end with what to do', () => {
    for (const { meaning } of Object.values(signInErrors))
      expect(meaning).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
  });
});

describe('a scope', () => {
  const granted = (scope: unknown): Reply => ({ json: { ...tokens(1), scope } });
  const message =
    'GetToken failed: The sign-in did not grant the scope msads.manage, and the service refuses tokens of older scopes such as ads.manage. Sign in again and accept it.';
  test.each([
    ['https://ads.microsoft.com/msads.manage'],
    ['openid https://ads.microsoft.com/msads.manage offline_access'],
    ['https://si.ads.microsoft.com/msads.manage'],
    ['msads.manage'],
    // OAuth 2.0 leaves it out if it is the one that was requested.
    [undefined],
  ])('is enough: %s', async (scope) => {
    expect(await outcomeOf(granted(scope))).toEqual({ result: 'access-1', waits: [], calls: 1 });
  });

  test.each([
    ['https://ads.microsoft.com/ads.manage'],
    ['bingads.manage'],
    ['openid offline_access'],
    ['https://ads.microsoft.com/notmsads.manage'],
    ['https://ads.microsoft.com/msads.manage.read'],
    [''],
  ])('is not enough: %s', async (scope) => {
    expect(await outcomeOf(granted(scope))).toEqual({
      result: {
        ...{ name: 'ServiceCallError', call: 'GetToken', reason: 'sign-in', advice: 'sign-in' },
        errors: [],
        message,
      },
      waits: [],
      calls: 1,
    });
  });
});
