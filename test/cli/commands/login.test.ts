import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test, vi } from 'vitest';
import { openBrowser } from '../../../src/cli/sign-in/browser';
import { madeUp } from '../../../src/double/credentials';
import { runLogin } from '../../support/login-run';
import { folderOf, run } from '../../support/run';

const app = ['login', '--environment', 'DOUBLE', '--client-id', madeUp.clientId];
const fileIn = (config: string) => join(config, 'msads-bulk', 'credentials.json');
const secretsIn = /(?:refresh|access|code)-[\da-f]{8}/;

describe('login', () => {
  it('keeps the refresh token of a user who consents', async () => {
    const { code, stdout, stderr, double, config, page } = await runLogin(app);
    const file = fileIn(config);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `Signed in to ${double.origin}. The refresh token is in ${file}.\n`,
    });
    const [first, url = '', ...others] = stderr.split('\n');
    expect([first, others]).toEqual(['Sign in on this page:', ['']]);
    expect(url.startsWith(`${double.origin}/login/common/oauth2/v2.0/authorize?`)).toBe(true);
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      ...{ client_id: madeUp.clientId, code_challenge_method: 'S256' },
      redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    });
    expect(page).toBe(
      '<!doctype html><title>msads-bulk</title><p>You are signed in. You can close this page.</p>\n',
    );
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      [double.origin]: {
        clientId: madeUp.clientId,
        refreshToken: expect.stringMatching(/^refresh-[\da-f-]{36}$/),
      },
    });
    expect(double.calls.map(({ call }) => call)).toEqual(['Authorize', 'GetToken']);
    expect(stdout + stderr + page).not.toMatch(secretsIn);
  });

  test.skipIf(process.platform === 'win32')('lets nobody else read the file', async () => {
    const { config } = await runLogin(app);
    expect(statSync(fileIn(config)).mode & 0o777).toBe(0o600);
    expect(statSync(join(config, 'msads-bulk')).mode & 0o777).toBe(0o700);
  });

  it('takes the app and the environment from variables', async () => {
    const { origin } = (await runLogin(app)).double;
    const config = folderOf();
    const env = { MSADS_CLIENT_ID: madeUp.clientId, MSADS_ENVIRONMENT: `${origin}/` };
    const { code, stderr } = await runLogin(['login'], {
      env: { ...env, XDG_CONFIG_HOME: config },
    });
    expect(code, stderr).toBe(0);
    expect(Object.keys(JSON.parse(readFileSync(fileIn(config), 'utf8')))).toEqual([origin]);
  });

  it('signs in with Google', async () => {
    const env = { MSADS_CLIENT_SECRET: 'the-secret' };
    const { code, stderr, double, config } = await runLogin([...app, '--google'], { env });
    expect(code).toBe(0);
    expect(stderr).toContain(`${double.origin}/google/authorize?`);
    expect(stderr).not.toContain('the-secret');
    expect(JSON.parse(readFileSync(fileIn(config), 'utf8'))).toEqual({
      [double.origin]: {
        ...{ clientId: madeUp.clientId, identityProvider: 'Google' },
        refreshToken: expect.stringMatching(/^refresh-/),
      },
    });
  });

  it('keeps the sign-in to another environment', async () => {
    const config = folderOf();
    const env = { XDG_CONFIG_HOME: config };
    const { double: first } = await runLogin(app, { env });
    const { double: second } = await runLogin(app, { env });
    const kept = JSON.parse(readFileSync(fileIn(config), 'utf8'));
    expect(Object.keys(kept).sort()).toEqual([first.origin, second.origin].sort());
  });

  it('answers nobody but the browser that comes back', async () => {
    const answers: unknown[] = [];
    const { code } = await runLogin(app, {
      async visit(url) {
        const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
        for (const path of ['/favicon.ico', '/', '/?code=a', '/?code=a&state=other', '/other']) {
          const { status } = await fetch(redirectUri + path);
          answers.push([path, status]);
        }
        return (await fetch(url)).text();
      },
    });
    expect(answers).toEqual([
      ['/favicon.ico', 404],
      ['/', 404],
      ['/?code=a', 404],
      ['/?code=a&state=other', 404],
      ['/other', 404],
    ]);
    expect(code).toBe(0);
  });
});

describe('login fails', () => {
  const failed =
    '<!doctype html><title>msads-bulk</title><p>The sign-in failed. The terminal shows why.</p>\n';

  /** Comes back with other parameters than those of the consent page. */
  const backWith = (parameters: string) => async (url: string) => {
    const { searchParams } = new URL(url);
    const state = searchParams.get('state');
    const response = await fetch(
      `${searchParams.get('redirect_uri')}/?state=${state}&${parameters}`,
    );
    return response.text();
  };

  test.each<[string, parameters: string, sentence: string]>([
    [
      'a user who declines',
      'error=access_denied&error_description=AADSTS65004%3A+text',
      'GetToken failed: The user declined. Sign in again and accept. (AADSTS65004 access_denied)',
    ],
    [
      'an organization without the service',
      'error=invalid_client&error_description=AADSTS650052%3A+text',
      'GetToken failed: The organization has no access to Microsoft Advertising. Ask its administrator to add the service principal of Microsoft Advertising. (AADSTS650052 invalid_client)',
    ],
  ])('with %s', async (_name, parameters, sentence) => {
    const { code, stdout, stderr, page, config } = await runLogin(app, {
      visit: backWith(parameters),
    });
    expect({ code, stdout, page }).toEqual({ code: 2, stdout: '', page: failed });
    expect(stderr.split('\n').slice(2)).toEqual([`msads-bulk login: ${sentence}`, '']);
    expect(existsSync(fileIn(config))).toBe(false);
  });

  it('with an app that must not have a secret', async () => {
    const env = { MSADS_CLIENT_SECRET: 'the-secret' };
    const { code, stderr, page } = await runLogin(app, { env });
    expect({ code, page }).toEqual({ code: 2, page: failed });
    expect(stderr.split('\n').slice(2)).toEqual([
      'msads-bulk login: GetToken failed: The app is registered for mobile and desktop, and must not send a client secret. Leave the secret out. (AADSTS700025 invalid_client)',
      '',
    ]);
    expect(stderr).not.toMatch(secretsIn);
  });

  it('where the file cannot be written', async () => {
    const config = folderOf({ 'msads-bulk': 'a file' });
    const { code, stderr, page } = await runLogin(app, { env: { XDG_CONFIG_HOME: config } });
    expect({ code, page }).toEqual({ code: 2, page: failed });
    expect(stderr).toMatch(/\nmsads-bulk login: .*credentials\.json: .*\.\n$/);
    expect(stderr).not.toMatch(secretsIn);
  });

  it('after 5 minutes without a user', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      let isOver = false;
      const { code, stderr } = await runLogin(app, {
        async visit() {
          await vi.advanceTimersByTimeAsync(299_999);
          expect(isOver).toBe(false);
          await vi.advanceTimersByTimeAsync(1);
          return '';
        },
      }).finally(() => {
        isOver = true;
      });
      expect(code).toBe(2);
      expect(stderr.split('\n').slice(2)).toEqual([
        'msads-bulk login: Nobody signed in within 5 minutes. Run the command again.',
        '',
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  const environments =
    'must be production, sandbox, or the address of a service double on this machine, such as http://127.0.0.1:8080.';
  test.each<[args: string[], env: Record<string, string>, sentence: string]>([
    [
      [],
      {},
      'Name the app that signs in, with --client-id or MSADS_CLIENT_ID. It is the Application (client) ID of an app registration.',
    ],
    [['--client-id', 'app', '--google'], {}, 'Set MSADS_CLIENT_SECRET, which Google requires.'],
    [['--environment', 'test'], {}, `--environment ${environments}`],
    [['--environment', 'http://example.com'], {}, `--environment ${environments}`],
    [['--environment', 'http://127.0.0.1.example.com'], {}, `--environment ${environments}`],
    [['--environment', 'https://127.0.0.1'], {}, `--environment ${environments}`],
    [[], { MSADS_ENVIRONMENT: 'Sandbox' }, `MSADS_ENVIRONMENT ${environments}`],
    [['sandbox'], {}, 'login takes only options.'],
    [['--client-secret', 'x'], {}, 'Unknown option (15 characters).'],
  ])('with wrong options: %j %j', async (args, env, sentence) => {
    const { code, stdout, stderr } = await run(['login', ...args], { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.startsWith(`msads-bulk login: ${sentence}`), stderr).toBe(true);
  });
});

describe.skipIf(process.platform !== 'linux')('the browser', () => {
  /** A folder with a program that visits the page that it is given, and keeps its address. */
  function browserFolder(): string {
    const folder = folderOf();
    const program = `#!${process.execPath}
      require('fs').writeFileSync('${folder}/visited', process.argv[2]);
      fetch(process.argv[2]);\n`;
    writeFileSync(join(folder, 'xdg-open'), program);
    chmodSync(join(folder, 'xdg-open'), 0o755);
    return folder;
  }

  it('is opened if stdout is a terminal', async () => {
    const PATH = browserFolder();
    const visit = async () => '';
    const { code, stderr } = await runLogin(app, { env: { PATH }, terminals: ['stdout'], visit });
    expect(code).toBe(0);
    expect(stderr.split('\n')[1]).toBe(readFileSync(join(PATH, 'visited'), 'utf8'));
  });

  it('is not opened if stdout is not a terminal', async () => {
    const PATH = browserFolder();
    const { code } = await runLogin(app, { env: { PATH } });
    expect(code).toBe(0);
    expect(existsSync(join(PATH, 'visited'))).toBe(false);
  });

  test.each([
    ['darwin', 'open', ''],
    ['win32', 'rundll32', 'url.dll,FileProtocolHandler '],
  ] as const)('is opened by the program of the system: %s', async (platform, program, before) => {
    const PATH = folderOf();
    writeFileSync(join(PATH, program), `#!/bin/sh\necho "$@" >"$0.args"\n`, { mode: 0o755 });
    openBrowser('https://example.com/?a=1&b=2', { PATH }, platform);
    const args = () => readFileSync(join(PATH, `${program}.args`), 'utf8');
    await vi.waitFor(() => expect(args()).toBe(`${before}https://example.com/?a=1&b=2\n`));
  });

  it('may be missing', async () => {
    const PATH = folderOf();
    const { code } = await runLogin(app, { env: { PATH }, terminals: ['stdout'] });
    expect(code).toBe(0);
  });
});
