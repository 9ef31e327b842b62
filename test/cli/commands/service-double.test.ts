import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { main } from '../../../src/cli/main';
import { Terminal } from '../../../src/cli/output/terminal';
import { leaksOf, planted } from '../../support/planted';
import { run } from '../../support/run';

/** A stream that keeps what is written, and tells when it holds a text. */
class Watched extends Writable {
  text = '';
  #notify = () => {};

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.text += piece;
    this.#notify();
    done();
  }

  async until(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.text);
      if (match) return match;
      await new Promise<void>((resolve) => {
        this.#notify = resolve;
      });
    }
  }
}

/** Starts the command, and returns its streams and what interrupts it. */
function start(args: readonly string[]) {
  const [stdout, stderr] = [new Watched(), new Watched()];
  const signals = new Map<string, () => void>();
  const host = {
    ...{ stdin: Readable.from([]), stdout, stderr, env: {}, cwd: () => process.cwd() },
    on: (signal: string, listener: () => void) => signals.set(signal, listener),
    exit: () => {},
  };
  const code = main(['service-double', ...args], new Terminal(host));
  return { stdout, stderr, code, interrupt: () => signals.get('SIGINT')?.() };
}

it('prints what is needed to talk to it, serves, and ends when it is interrupted', async () => {
  const { stdout, stderr, code, interrupt } = start([]);
  const [, origin = ''] = await stderr.until(/^Serving on (\S+)\. Press Ctrl-C to stop\.\n/);
  expect(stdout.text.replace(/refresh-[\da-f-]{36}/, 'TOKEN').split('\n')).toEqual([
    `export MSADS_ENVIRONMENT=${origin}`,
    'export MSADS_DEVELOPER_TOKEN=DOUBLE0DEVELOPER0TOKEN',
    'export MSADS_CUSTOMER_ID=1000001',
    'export MSADS_ACCOUNT_ID=2000001',
    'export MSADS_CLIENT_ID=0d0b1e00-0000-4000-8000-000000000001',
    'export MSADS_REFRESH_TOKEN=TOKEN',
    '',
  ]);
  const variables = Object.fromEntries(
    [...stdout.text.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const body = new URLSearchParams({
    client_id: variables.MSADS_CLIENT_ID as string,
    grant_type: 'refresh_token',
    refresh_token: variables.MSADS_REFRESH_TOKEN as string,
  });
  const url = `${variables.MSADS_ENVIRONMENT}/login/common/oauth2/v2.0/token`;
  expect((await fetch(url, { method: 'POST', body })).status).toBe(200);
  await stderr.until(/^\d\d:\d\d:\d\d GetToken 200\n/m);
  interrupt();
  expect(await code).toBe(130);
  await expect(fetch(url, { method: 'POST', body })).rejects.toThrow('fetch failed');
});

it('logs calls without anything that they contain', async () => {
  const { stderr, code, interrupt } = start(['--port', '0']);
  const [, origin = ''] = await stderr.until(/^Serving on (\S+)\. /);
  const secrets = Object.values(planted).join(' ');
  const headers = { Authorization: `Bearer ${encodeURIComponent(secrets)}` };
  for (const path of ['/Bulk/v13/BulkUploadStatus/Query', '/results/x.zip', '/x'])
    await fetch(`${origin}${path}?sig=${encodeURIComponent(secrets)}`, {
      ...(path.startsWith('/Bulk') && { method: 'POST', body: JSON.stringify({ a: secrets }) }),
      headers,
    });
  await stderr.until(/unknown/);
  interrupt();
  await code;
  expect(
    stderr.text
      .replace(/^\d\d:\d\d:\d\d /gm, '')
      .split('\n')
      .slice(1),
  ).toEqual([
    'GetBulkUploadStatus 401 InvalidCredentials',
    'DownloadResult 403 AuthenticationFailed',
    'unknown 404',
    '',
  ]);
  expect(leaksOf(stderr.text)).toEqual([]);
});

it('says that a port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await run(['service-double', '--port', `${port}`])).toEqual({
    stdout: '',
    stderr: `msads-bulk service-double: port ${port}: address already in use.\n`,
    code: 2,
  });
  other.close();
});
