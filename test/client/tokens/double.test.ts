import { expect, onTestFinished, test } from 'vitest';
import { authorizationRequest } from '../../../src/client/tokens/authorization-request';
import { exchangeCode } from '../../../src/client/tokens/exchange-code';
import { refreshingGoogleToken } from '../../../src/client/tokens/refreshing-google-token';
import { refreshingToken } from '../../../src/client/tokens/refreshing-token';
import { startServiceDouble } from '../../../src/double/start';
import { serviceOperations } from '../../../src/vendor/hosts';
import { SteppedClock } from './sign-in-server';

/* From consent to calls of the service, against the double. */

async function open() {
  const clock = new SteppedClock();
  const double = await startServiceDouble({ clock });
  onTestFinished(() => double.close());
  const { environment, credentials } = double;

  /** Asks who the user is with a token: 200 if the service accepts it. */
  async function use(token: string, headers: Record<string, string> = {}): Promise<number> {
    const { path } = serviceOperations.GetUser;
    const { status } = await fetch(environment.customerManagement + path, {
      method: 'POST',
      headers: {
        ...{ Authorization: `Bearer ${token}`, DeveloperToken: credentials.developerToken },
        ...{ 'Content-Type': 'application/json', ...headers },
      },
      body: '{"UserId":null}',
    });
    return status;
  }

  /** Consents, and returns the address that the browser comes back with. */
  async function consent(url: string): Promise<string> {
    const { headers } = await fetch(url, { redirect: 'manual' });
    return headers.get('Location') ?? '';
  }

  const app = {
    ...{ clientId: credentials.clientId, redirectUri: 'http://localhost:8400', environment, clock },
  };
  return { app, clock, consent, double, use };
}

test('a Microsoft account: consent, and tokens for a day', async () => {
  const { app, clock, consent, double, use } = await open();
  const { clock: _, ...asked } = app;
  const { url, state, codeVerifier } = await authorizationRequest(asked);
  const callbackUrl = await consent(url);
  const first = await exchangeCode({ ...app, callbackUrl, state, codeVerifier });
  expect(first.expiresIn).toBe(3600);
  expect(await use(first.accessToken)).toBe(200);

  const kept: string[] = [];
  const { clientId, environment } = app;
  const token = refreshingToken({
    ...{ clientId, environment, clock, refreshToken: first.refreshToken },
    onRefreshToken: (refreshToken) => kept.push(refreshToken),
  });
  const given = new Set<string>();
  for (let minute = 0; minute < 24 * 60; minute += 5) {
    const access = await token({});
    expect(await use(access)).toBe(200);
    given.add(access);
    clock.pass(300);
  }
  // Each serves the calls of its first 55 minutes.
  expect(given.size).toBe(27);
  expect(new Set([first.refreshToken, ...kept]).size).toBe(28);
  const renewals = double.calls.filter(({ call }) => call === 'GetToken');
  expect(renewals.map(({ httpStatus }) => httpStatus)).toEqual(Array(28).fill(200));

  // The code is used up, and of no use to someone without the verifier.
  await expect(exchangeCode({ ...app, callbackUrl, state, codeVerifier })).rejects.toMatchObject({
    advice: 'sign-in',
  });
});

test('a code without its verifier is worth nothing', async () => {
  const { app, consent } = await open();
  const { clock: _, ...asked } = app;
  const { url, state } = await authorizationRequest(asked);
  const callbackUrl = await consent(url);
  const { codeVerifier } = await authorizationRequest(asked);
  await expect(exchangeCode({ ...app, callbackUrl, state, codeVerifier })).rejects.toMatchObject({
    reason: 'sign-in',
    errors: [{ code: 'invalid_grant' }],
  });
});

test('a Google account: consent, and a refresh token that stays', async () => {
  const { app, clock, consent, use } = await open();
  const { clock: _, ...asked } = app;
  const google = { identityProvider: 'Google', clientSecret: 'secret' } as const;
  const { url, state, codeVerifier } = await authorizationRequest({
    ...{ ...asked, identityProvider: 'Google' },
  });
  const callbackUrl = await consent(url);
  const first = await exchangeCode({ ...app, ...google, callbackUrl, state, codeVerifier });
  const { clientId, environment } = app;
  const token = refreshingGoogleToken({
    ...{ clientId, clientSecret: 'secret', environment, clock },
    refreshToken: first.refreshToken,
  });
  const one = await token({});
  clock.pass(3600);
  const two = await token({});
  expect(two).not.toBe(one);
  expect(await use(two, { IdentityProvider: 'Google' })).toBe(200);
  expect(await use(two)).toBe(401);
});

test('a token that the service refuses is replaced', async () => {
  const { app, clock, double, use } = await open();
  const { clientId, environment } = app;
  const token = refreshingToken({
    ...{ clientId, environment, clock, refreshToken: double.credentials.refreshToken },
    onRefreshToken: () => {},
  });
  const refused = await token({});
  double.script('GetUser', { fault: 109, httpStatus: 401 });
  expect(await use(refused)).toBe(401);
  const other = await token({ refused });
  expect(other).not.toBe(refused);
  expect(await use(other)).toBe(200);
});
