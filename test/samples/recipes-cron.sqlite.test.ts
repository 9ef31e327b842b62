import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServiceDouble, startServiceDouble } from '../../src/double';
import { record, wrong } from '../support/lead-records';
import { ndjson } from '../support/run';
import { useScratch } from '../support/scratch';
import { commandsIn, recipe, runProgram } from './recipes';

const scratch = useScratch();
let double: ServiceDouble;
beforeAll(async () => {
  double = await startServiceDouble();
});
afterAll(() => double.close());

function runJob(variables: Readonly<Record<string, string>> = {}) {
  const { developerToken, customerId, accountId } = double.credentials;
  return runProgram('sh', [recipe('cron.sh'), scratch.path], {
    cwd: scratch.path,
    env: {
      MSADS_ENVIRONMENT: double.origin,
      MSADS_DEVELOPER_TOKEN: developerToken,
      MSADS_CUSTOMER_ID: customerId,
      MSADS_ACCOUNT_ID: accountId,
      MSADS_ACCESS_TOKEN: double.issueToken(),
      MSADS_LEDGER_SECRET: 'a secret of the tests',
      NODE_NO_WARNINGS: '1',
      ...variables,
    },
  });
}

const quiet = { stdout: '', stderr: '', code: 0 };
const conversionTime = new Date(
  Math.floor(Date.now() / 1000) * 1000 - 3 * 86_400_000,
).toISOString();
const lead = (i: number) => ({ ...record(i), conversionTime });
const write = (name: string, ...records: readonly object[]) =>
  writeFileSync(scratch.at(name), ndjson(...records));

it('prints nothing if there is nothing to do, or all is well', async () => {
  commandsIn(scratch.path, process.execPath);
  const create = ['ledger', 'create', '--ledger', 'sent.db'];
  const variables = { MSADS_LEDGER_SECRET: 'a secret of the tests', NODE_NO_WARNINGS: '1' };
  const account = ['--account-id', double.credentials.accountId];
  const created = await runProgram('msads-bulk', [...create, ...account], {
    ...{ cwd: scratch.path, env: variables },
  });
  expect(created.code).toBe(0);
  expect(await runJob()).toEqual(quiet);
  write('one.ndjson', lead(1), lead(2));
  write('two.ndjson', lead(3));
  expect(await runJob()).toEqual(quiet);
  expect(readdirSync(scratch.at('sent')).filter((name) => name.endsWith('.ndjson'))).toEqual([
    ...['one.ndjson', 'two.ndjson'],
  ]);

  // Errors in the data: the job says so, and the file is out of the way until somebody has corrected it.
  write('three.ndjson', lead(4), wrong(5));
  const failed = await runJob();
  expect([failed.stderr, failed.code]).toEqual(['', 0]);
  expect(failed.stdout).toContain('Conversion Name is empty');
  expect(readdirSync(scratch.at('failed'))).toContain('three.ndjson');
  expect(await runJob()).toEqual(quiet);

  // The service does not answer: the file stays for the next run.
  write('four.ndjson', lead(1), lead(6));
  const broken = await runJob({ MSADS_ENVIRONMENT: 'http://127.0.0.1:9' });
  expect(broken.stdout).not.toBe('');
  expect(existsSync(scratch.at('four.ndjson'))).toBe(true);
  expect(await runJob()).toEqual(quiet);
  expect(readFileSync(scratch.at('logs/four.log'), 'utf8')).toContain('sent before');
});
