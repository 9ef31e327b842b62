import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import type { ServiceDouble, ServiceDoubleOptions } from '../../src/double';
import { addRow, fileOf } from '../support/rows';
import { callsOf, formOf, get, minute, openSession, send } from './session';

const day = 24 * 60 * minute;
const scope = 'https://ads.microsoft.com/msads.manage offline_access';
const redirect = 'http://localhost:4000/callback';

type Fields = Readonly<Record<string, string | undefined>>;

/** Fields of a form or a query, without those that are undefined. */
function fieldsOf(fields: Fields): URLSearchParams {
  const given = Object.entries(fields).filter(([, text]) => text !== undefined);
  return new URLSearchParams(given as [string, string][]);
}

/** Asks for tokens of a Microsoft account. */
function askMicrosoft({ environment, credentials }: ServiceDouble, fields: Fields) {
  const url = `${environment.microsoft.issuer}/common/oauth2/v2.0/token`;
  return send(url, { body: fieldsOf({ client_id: credentials.clientId, ...fields }) });
}

function askGoogle({ environment, credentials }: ServiceDouble, fields: Fields) {
  const body = fieldsOf({ client_id: credentials.clientId, client_secret: 's', ...fields });
  return send(environment.google.token, { body });
}

function refreshFields(double: ServiceDouble): Fields {
  const { refreshToken } = double.credentials;
  return { grant_type: 'refresh_token', refresh_token: refreshToken, scope };
}

describe('a refresh token of Microsoft', () => {
  it('gets an access token and a new refresh token, each of which works', async () => {
    const { double, call } = await openSession();
    const { status, headers, json } = await askMicrosoft(double, refreshFields(double));
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(json).toEqual({
      ...{ token_type: 'Bearer', scope, expires_in: 3600, ext_expires_in: 3600 },
      access_token: expect.stringMatching(/^access-/),
      refresh_token: expect.stringMatching(/^refresh-/),
    });
    expect(json.refresh_token).not.toBe(double.credentials.refreshToken);
    const Authorization = `Bearer ${json.access_token}`;
    expect((await call('GetUser', { UserId: null }, { Authorization })).status).toBe(200);
    const again = { ...refreshFields(double), refresh_token: json.refresh_token };
    expect((await askMicrosoft(double, again)).status).toBe(200);
  });

  it('stays valid when it has been replaced, for 90 days, and the record shows which was used', async () => {
    const { double, pass } = await openSession();
    const first = await askMicrosoft(double, refreshFields(double));
    const used = [double.credentials.refreshToken, first.json.refresh_token, 'other'];
    const statuses: number[] = [];
    for (const refresh_token of used) {
      const fields = { ...refreshFields(double), refresh_token };
      statuses.push((await askMicrosoft(double, fields)).status);
    }
    expect(statuses).toEqual([200, 200, 400]);
    const bodies = callsOf(double, 'GetToken').map(({ body }) => body);
    const field = { client_id: '…', grant_type: 'refresh_token', scope };
    expect(bodies).toEqual([
      { ...field, refresh_token: 'newest' },
      { ...field, refresh_token: 'older' },
      // The second answer has brought a newer one.
      { ...field, refresh_token: 'older' },
      { ...field, refresh_token: 'wrong' },
    ]);
    pass(90 * day);
    const { status, json } = await askMicrosoft(double, refreshFields(double));
    expect([status, json.error]).toEqual([400, 'invalid_grant']);
  });

  test.each<[what: string, fields: Fields, status: number, error: string]>([
    ['for another app', { client_id: 'x' }, 400, 'unauthorized_client'],
    ['with a secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['with an old scope', { scope: 'https://ads.microsoft.com/ads.manage' }, 400, 'invalid_scope'],
    ['by another grant', { grant_type: 'client_credentials' }, 400, 'unsupported_grant_type'],
    ['with a code', { grant_type: 'authorization_code', code: 'x' }, 400, 'invalid_grant'],
  ])('gets nothing %s', async (_, fields, status, error) => {
    const { double } = await openSession();
    const answered = await askMicrosoft(double, { ...refreshFields(double), ...fields });
    expect(answered.status).toBe(status);
    expect(answered.json).toEqual({
      error,
      error_description: expect.stringMatching(/^AADSTS\d+: /),
    });
    expect(callsOf(double, 'GetToken')[0]?.error).toBe(error);
  });

  test.each<[secret: string | undefined, status: number]>([
    ['right', 200],
    ['wrong', 401],
    [undefined, 401],
  ])('needs the secret of an app that has one: %s', async (client_secret, status) => {
    const { double } = await openSession({ clientSecret: 'right' });
    const fields = { ...refreshFields(double), client_secret };
    expect((await askMicrosoft(double, fields)).status).toBe(status);
  });

  it('gets no token of Google', async () => {
    const { double } = await openSession();
    expect((await askGoogle(double, refreshFields(double))).json.error).toBe('invalid_grant');
  });
});

describe('a refresh token of Google', () => {
  const fields = (double: ServiceDouble) => ({
    ...{ grant_type: 'refresh_token', refresh_token: double.issueRefreshToken('Google') },
  });

  it('gets an access token and stays as it is', async () => {
    const { double, call } = await openSession();
    const { status, json } = await askGoogle(double, fields(double));
    expect(status).toBe(200);
    expect(Object.keys(json).sort()).toEqual([
      ...['access_token', 'expires_in', 'scope', 'token_type'],
    ]);
    const headers = { Authorization: `Bearer ${json.access_token}`, IdentityProvider: 'Google' };
    expect((await call('GetUser', { UserId: null }, headers)).status).toBe(200);
  });

  it('needs a client secret', async () => {
    const { double } = await openSession();
    const { status, json } = await askGoogle(double, {
      ...fields(double),
      client_secret: undefined,
    });
    expect([status, json.error]).toEqual([400, 'invalid_request']);
  });
});

/** Opens the consent page, and returns what the redirect says. */
async function consent(double: ServiceDouble, fields: Fields, provider = 'microsoft') {
  const { microsoft, google } = double.environment;
  const page =
    provider === 'google' ? google.authorize : `${microsoft.issuer}/common/oauth2/v2.0/authorize`;
  const query = fieldsOf({
    ...{ client_id: double.credentials.clientId, response_type: 'code' },
    ...{ redirect_uri: redirect, scope: `openid ${scope}`, state: 'abc' },
    ...fields,
  });
  const response = await fetch(`${page}?${query}`, { redirect: 'manual' });
  const location = response.headers.get('location');
  const target = location === null ? undefined : new URL(location);
  return {
    status: response.status,
    text: await response.text(),
    to: target && target.origin + target.pathname,
    said: Object.fromEntries(target?.searchParams ?? []),
  };
}

const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };

async function openConsent(fields: Fields = pkce, options: ServiceDoubleOptions = {}) {
  const session = await openSession(options);
  const { status, to, said } = await consent(session.double, fields);
  expect([status, to, said.state]).toEqual([302, redirect, 'abc']);
  const grant: Fields = {
    ...{ grant_type: 'authorization_code', code: said.code, redirect_uri: redirect },
    ...{ scope, code_verifier: verifier },
  };
  return { ...session, grant };
}

describe('a code', () => {
  it('gets tokens, once', async () => {
    const { double, grant, call } = await openConsent();
    const { status, json } = await askMicrosoft(double, grant);
    expect([status, json.refresh_token]).toEqual([200, expect.stringMatching(/^refresh-/)]);
    const Authorization = `Bearer ${json.access_token}`;
    expect((await call('GetUser', { UserId: null }, { Authorization })).status).toBe(200);
    expect((await askMicrosoft(double, grant)).json.error).toBe('invalid_grant');
  });

  test.each<[what: string, asked: Fields, given: Fields, answer: string]>([
    ['without the verifier', pkce, { code_verifier: undefined }, 'invalid_grant'],
    ['with another verifier', pkce, { code_verifier: 'w'.repeat(43) }, 'invalid_grant'],
    ['with the challenge itself', pkce, { code_verifier: challenge }, 'invalid_grant'],
    ['with another redirect_uri', pkce, { redirect_uri: 'http://localhost/' }, 'invalid_grant'],
    ['with another code', pkce, { code: 'x' }, 'invalid_grant'],
    ['for another scope', { ...pkce, scope: 'openid' }, {}, 'invalid_scope'],
    ['without PKCE', {}, { code_verifier: undefined }, 'tokens'],
    ['with a plain challenge', { code_challenge: verifier }, {}, 'tokens'],
    ['without a scope', pkce, { scope: undefined }, 'tokens'],
  ])('is taken %s: %o %o', async (_, asked, given, answer) => {
    const { double, grant } = await openConsent(asked);
    const { json } = await askMicrosoft(double, { ...grant, ...given });
    expect(json.error ?? 'tokens').toBe(answer);
  });

  it('expires after 5 minutes', async () => {
    const { double, grant, pass } = await openConsent();
    pass(5 * minute);
    expect((await askMicrosoft(double, grant)).json.error).toBe('invalid_grant');
  });

  it('brings no refresh token if offline_access was not asked for', async () => {
    const { double, grant } = await openConsent({
      ...pkce,
      scope: 'https://ads.microsoft.com/msads.manage',
    });
    const { status, json } = await askMicrosoft(double, grant);
    expect([status, json.refresh_token]).toEqual([200, undefined]);
  });

  test.each<[access: string | undefined, refreshToken: boolean]>([
    ['offline', true],
    [undefined, false],
  ])('of Google brings a refresh token for the access type %s: %s', async (access_type, has) => {
    const { double } = await openSession();
    const asked = { ...pkce, access_type, scope: 'openid profile email' };
    const { said } = await consent(double, asked, 'google');
    const { status, json } = await askGoogle(double, {
      ...{ grant_type: 'authorization_code', code: said.code, redirect_uri: redirect },
      code_verifier: verifier,
    });
    expect([status, 'refresh_token' in json]).toEqual([200, has]);
  });
});

describe('the consent page', () => {
  test.each<[fields: Fields, text: string]>([
    [{ client_id: 'x' }, 'AADSTS700016'],
    [{ redirect_uri: undefined }, 'AADSTS50011'],
    [{ redirect_uri: 'http://example.com/' }, 'AADSTS50011'],
    [{ redirect_uri: 'https://example.com/' }, 'AADSTS50011'],
  ])('redirects to nobody for %o', async (fields, text) => {
    const { double } = await openSession();
    const page = await consent(double, fields);
    expect([page.status, page.to]).toEqual([400, undefined]);
    expect(page.text).toContain(text);
  });

  test.each<[fields: Fields, error: string]>([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ scope: undefined }, 'invalid_request'],
    [{ ...pkce, code_challenge_method: 'S512' }, 'invalid_request'],
  ])('tells the app what is wrong with %o', async (fields, error) => {
    const { double } = await openSession();
    const { status, said } = await consent(double, fields);
    expect([status, said]).toEqual([302, { error, state: 'abc' }]);
  });

  it.each([
    'http://127.0.0.1:1/x?y=z',
    'http://[::1]/',
    'https://login.microsoftonline.com/common/oauth2/nativeclient',
  ])('redirects to %s', async (redirect_uri) => {
    const { double } = await openSession();
    const { status, to } = await consent(double, { redirect_uri });
    expect([status, to]).toEqual([302, redirect_uri.replace(/\?.*/, '')]);
  });
});

it('lets an access token live as long as its answer says', async () => {
  const { double, call, pass } = await openSession({ tokenLife: 90_000 });
  const { json } = await askMicrosoft(double, refreshFields(double));
  expect(json.expires_in).toBe(90);
  const Authorization = `Bearer ${json.access_token}`;
  const look = async () => (await call('GetUser', { UserId: null }, { Authorization })).status;
  pass(89_999);
  expect(await look()).toBe(200);
  pass(1);
  expect(await look()).toBe(401);
});

it('keeps no token, code or secret in what it shows', async () => {
  const { double, grant, call, open, post, upload, status, token } = await openConsent();
  const { json } = await askMicrosoft(double, grant);
  await askMicrosoft(double, { ...refreshFields(double), client_secret: 'planted-secret' });
  await call('GetUser', { UserId: null }, { DeveloperToken: 'planted-developer-token' });
  await call('GetUser', { UserId: null }, { Authorization: 'planted-authorization' });
  const { url } = await open();
  await post(url, formOf([]), { AuthenticationToken: 'planted-token' });
  const { ResultFileUrl } = await status(await upload(fileOf([addRow])));
  await get(ResultFileUrl);
  const shown = JSON.stringify([double.calls, double.files, [...double.counted]]);
  const secrets = [
    ...[token, json.access_token, json.refresh_token, grant.code, verifier],
    ...[double.credentials.refreshToken, double.credentials.developerToken, 'planted'],
    ...[new URL(ResultFileUrl).searchParams.get('sig'), addRow['Microsoft Click Id']],
  ];
  expect(double.calls.length).toBeGreaterThan(8);
  expect(secrets.filter((secret) => shown.includes(secret as string))).toEqual([]);
});
