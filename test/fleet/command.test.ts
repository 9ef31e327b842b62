import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { startServiceDouble } from '../../src/double';
import { expectValid } from '../contracts/outputs';
import { node24 } from '../node24/program.mjs';
import { startPostgres } from '../support/postgres';

/* The command `worker`, as it is installed beside pg-boss and pg. */

const config = `export default {
  accounts: [
    { account: '2000001', customer: '1000001', query: 'leads.sql' },
    { account: '2000002', customer: '1000001' },
  ],
  *records({ account }, { since }) {
    if (since !== undefined) return;
    const conversionTime = new Date(Date.now() - 3_600_000);
    const microsoftClickId = 'f894f652ea334e739002f7167ab8f8e3';
    yield { action: 'Add', clientId: account, conversionName: 'Lead', conversionTime, microsoftClickId };
    yield { action: 'Add', clientId: 'x', conversionName: 'Lead', conversionTime, microsoftClickId: 'x' };
  },
};
`;
const query = `select 'Add' as action, 'q' as "clientId", 'Lead' as "conversionName", 'f894f652ea334e739002f7167ab8f8e4' as "microsoftClickId",
  now() - interval '1 hour' as "conversionTime" where $1::text = '2000001' and $2::timestamptz is null`;

/** A folder with the package and what it needs, and nothing else. */
function install(): string {
  const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const packages = join(folder, 'node_modules');
  mkdirSync(join(packages, 'msads-bulk'), { recursive: true });
  // Node looks for packages where a file is, and not where a link to it is.
  cpSync('dist', join(packages, 'msads-bulk/dist'), { recursive: true });
  cpSync('package.json', join(packages, 'msads-bulk/package.json'));
  for (const name of ['luxon', 'papaparse', 'zod'])
    symlinkSync(resolve('node_modules', name), join(packages, name));
  for (const name of ['pg', 'pg-boss'])
    symlinkSync(resolve('test/fleet/node_modules', name), join(packages, name));
  writeFileSync(join(folder, 'fleet.mjs'), config);
  writeFileSync(join(folder, 'leads.sql'), query);
  return folder;
}

it('plans, works and shows what is left', async () => {
  const cwd = install();
  const postgres = await startPostgres();
  onTestFinished(() => postgres.close());
  const accounts = ['2000001', '2000002'].map((id) => ({ id }));
  const double = await startServiceDouble({ accounts });
  onTestFinished(() => double.close());
  const env = {
    PATH: process.env.PATH,
    MSADS_LEDGER: postgres.url,
    MSADS_LEDGER_SECRET: 'a secret of this test',
    MSADS_ENVIRONMENT: double.origin,
    MSADS_ACCESS_TOKEN: double.issueToken(),
    MSADS_DEVELOPER_TOKEN: double.credentials.developerToken,
  };
  const argsOf = (action: string, options: readonly string[] = []) => [
    ...['node_modules/msads-bulk/dist/cli.js', 'worker', ...action.split(' ')],
    ...['--config', 'fleet.mjs', ...options],
  ];
  const run = (action: string, ...options: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(node24, argsOf(action, options), {
      ...{ cwd, env, encoding: 'utf8' },
    });
    return { status, errors: stderr, lines: stdout.split('\n').slice(0, -1) };
  };

  expect(run('status')).toEqual({ status: 0, errors: '', lines: ['No files.'] });
  const planned = run('plan');
  expect({ ...planned, lines: planned.lines.length }).toEqual({ status: 1, errors: '', lines: 3 });
  const events = planned.lines.map((line) => JSON.parse(line));
  expectValid('worker-event', events);
  expect(events.find(({ event }) => event === 'refused')).toEqual({
    ...{ at: expect.any(String), event: 'refused', account: '2000002', customer: '1000001' },
    ...{ index: 1, issues: [{ code: 'click-id', property: 'microsoftClickId' }] },
  });
  expect(run('status').lines).toEqual([
    expect.stringMatching(/^2 files of 1 customer with 2 records, the oldest since \S+Z$/),
    '0 in flight, 0 given up',
  ]);
  const fleet = JSON.parse(run('status', '--format', 'json').lines.join(''));
  expectValid('worker-status', [fleet]);
  expect(fleet).toMatchObject({
    ...{ files: 2, records: 2, inFlight: 0, customers: 1, givenUp: [] },
  });

  const worker = spawn(node24, argsOf('work', ['--uploads', '2']), { cwd, env });
  onTestFinished(() => void worker.kill('SIGKILL'));
  let settled = 0;
  for await (const line of createInterface(worker.stdout)) {
    expectValid('worker-event', [JSON.parse(line)]);
    if (JSON.parse(line).event === 'settled') settled++;
    if (settled === 2) break;
  }
  const ended = once(worker, 'exit');
  worker.kill('SIGTERM');
  expect(await ended).toEqual([143, null]);
  expect(double.counted.size).toBe(2);
  expect(run('plan')).toMatchObject({ status: 0, errors: '' });
  expect(run('status').lines).toEqual(['No files.']);
  expect(run('redrive')).toEqual({ status: 0, errors: '', lines: ['0 queued again.'] });
});
