import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { folderOf } from '../../support/run';
import { openServiceRun } from '../../support/service-run';

const noToken = { MSADS_REFRESH_TOKEN: '', MSADS_CLIENT_ID: '' };

/** A folder of the user's configuration with the file that `login` writes. */
function configOf(content: object): {
  readonly env: Record<string, string>;
  readonly file: string;
} {
  const config = folderOf();
  mkdirSync(join(config, 'msads-bulk'));
  const file = join(config, 'msads-bulk', 'credentials.json');
  writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
  return { env: { ...noToken, XDG_CONFIG_HOME: config, APPDATA: config }, file };
}

describe('access to the service', () => {
  it('comes from an access token', async () => {
    const { run, double, steps } = await openServiceRun();
    const env = { ...noToken, MSADS_ACCESS_TOKEN: double.issueToken() };
    expect((await run(['goals', '--fetch'], { env })).code).toBe(0);
    expect(steps()).toBe('GetConversionGoalsByIds');
  });

  it('comes from a refresh token', async () => {
    const { run, steps } = await openServiceRun();
    expect((await run(['goals', '--fetch'])).code).toBe(0);
    expect(steps()).toBe('token, GetConversionGoalsByIds');
  });

  it('comes from the file of login, where the new refresh token is kept before the call', async () => {
    const { run, double, steps } = await openServiceRun({
      script: { GetConversionGoalsByIds: [{ fault: 106 }] },
    });
    const { clientId, refreshToken } = double.credentials;
    const { env, file } = configOf({ [double.origin]: { clientId, refreshToken } });
    // Even if the call fails.
    expect((await run(['goals', '--fetch'], { env })).code).toBe(2);
    const kept = JSON.parse(readFileSync(file, 'utf8'))[double.origin];
    expect(kept).toEqual({ clientId, refreshToken: expect.stringMatching(/^refresh-/) });
    expect(kept.refreshToken).not.toBe(refreshToken);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await run(['goals', '--fetch'], { env })).code).toBe(0);
    expect(steps()).toBe('token, GetConversionGoalsByIds, token, GetConversionGoalsByIds');
    expect(double.calls.filter(({ call }) => call === 'GetToken')).toHaveLength(2);
  });

  it('of flags comes before that of variables', async () => {
    const { run, double } = await openServiceRun({
      accounts: [{ id: '2000001' }, { id: '2000002' }],
    });
    const args = ['goals', '--fetch', '--account-id', '2000002', '--customer-id', '1000001'];
    const env = { MSADS_ACCOUNT_ID: '9', MSADS_CUSTOMER_ID: '9' };
    expect((await run(args, { env })).code).toBe(0);
    expect(double.calls.at(-1)).toMatchObject({ accountId: '2000002', httpStatus: 200 });
  });

  it('of Google needs the secret of the app', async () => {
    const { run, double } = await openServiceRun({ clientSecret: 'app-secret' });
    const env = {
      MSADS_IDENTITY_PROVIDER: 'Google',
      MSADS_REFRESH_TOKEN: double.issueRefreshToken('Google'),
    };
    expect(await run(['goals', '--fetch'], { env })).toEqual({
      stdout: '',
      stderr: 'msads-bulk goals: Set MSADS_CLIENT_SECRET, which Google requires.\n',
      code: 2,
    });
    const secret = { MSADS_CLIENT_SECRET: 'app-secret' };
    expect((await run(['goals', '--fetch'], { env: { ...env, ...secret } })).code).toBe(0);
  });
});

const known = 'msads-bulk accounts lists your accounts.';
test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
  [
    'no developer token',
    { MSADS_DEVELOPER_TOKEN: '' },
    [],
    'Set MSADS_DEVELOPER_TOKEN, the developer token of your application. The developer portal of Microsoft Advertising has it.',
  ],
  [
    'no customer',
    { MSADS_CUSTOMER_ID: '' },
    [],
    `Set --customer-id or MSADS_CUSTOMER_ID. ${known}`,
  ],
  ['no account', { MSADS_ACCOUNT_ID: '' }, [], `Set --account-id or MSADS_ACCOUNT_ID. ${known}`],
  [
    'a customer of letters',
    { MSADS_CUSTOMER_ID: 'x' },
    [],
    'MSADS_CUSTOMER_ID must be a whole number.',
  ],
  ['an account of letters', {}, ['--account-id', 'X12'], '--account-id must be a whole number.'],
  ['an account that is zero', {}, ['--account-id', '0'], '--account-id must be a whole number.'],
  [
    'a refresh token without its app',
    { MSADS_CLIENT_ID: '' },
    [],
    'Set MSADS_CLIENT_ID, the app that MSADS_REFRESH_TOKEN belongs to.',
  ],
  [
    'nobody has signed in',
    { ...noToken, XDG_CONFIG_HOME: '/nowhere', APPDATA: '/nowhere' },
    [],
    'Nobody has signed in to DOUBLE. Run msads-bulk login, or set MSADS_REFRESH_TOKEN and MSADS_CLIENT_ID, or MSADS_ACCESS_TOKEN.',
  ],
  [
    'an unknown identity provider',
    { MSADS_IDENTITY_PROVIDER: 'Facebook' },
    [],
    'MSADS_IDENTITY_PROVIDER must be Microsoft or Google.',
  ],
  [
    'an unknown environment',
    { MSADS_ENVIRONMENT: 'test' },
    [],
    'MSADS_ENVIRONMENT must be production, sandbox, or the address of a service double on this machine, such as http://127.0.0.1:8080.',
  ],
  [
    'an address elsewhere',
    {},
    ['--environment', 'http://example.com'],
    '--environment must be production, sandbox, or the address of a service double on this machine, such as http://127.0.0.1:8080.',
  ],
])('%s', async (_, env, options, sentence) => {
  const { run, double } = await openServiceRun();
  const { stdout, stderr, code } = await run(['goals', '--fetch', ...options], { env });
  expect({ stdout, stderr: stderr.replace(double.origin, 'DOUBLE'), code }).toEqual({
    ...{ stdout: '', stderr: `msads-bulk goals: ${sentence}\n`, code: 2 },
  });
  expect(double.calls).toEqual([]);
});

test('a token that the service refuses is renewed once', async () => {
  const { run, steps } = await openServiceRun({
    script: { GetConversionGoalsByIds: [{ fault: 109 }] },
  });
  expect((await run(['goals', '--fetch'])).code).toBe(0);
  expect(steps()).toBe('token, GetConversionGoalsByIds, token, GetConversionGoalsByIds');
});

test('a sign-in that is over is said so, without the token', async () => {
  const { run } = await openServiceRun();
  const env = { MSADS_REFRESH_TOKEN: 'refresh-0b1e0000' };
  expect(await run(['goals', '--fetch'], { env })).toEqual({
    stdout: '',
    stderr:
      'msads-bulk goals: GetToken failed: The refresh token or the code has expired. Sign in again. (AADSTS70008 invalid_grant) Run msads-bulk login, or replace the token in the environment.\n',
    code: 2,
  });
});
