import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openServiceRun } from '../../support/service-run';
import { stamp } from '../../support/stamp';

const two = { accounts: [{ id: '2000001' }, { id: '2000002', name: 'Shoes' }] };
const anyone = { MSADS_CUSTOMER_ID: '', MSADS_ACCOUNT_ID: '' };

describe('accounts', () => {
  it('lists what the user can upload to, without the ids of an account', async () => {
    const { run } = await openServiceRun(two);
    expect(await run(['accounts'], { env: anyone })).toEqual({
      stdout: `Signed in as double.
customer  account  number    status  name
1000001   2000001  D2000001  Active  Account 2000001
1000001   2000002  D2000002  Active  Shoes
`,
      stderr: '',
      code: 0,
    });
  });

  it('prints one object', async () => {
    const { run } = await openServiceRun(two);
    const { stdout, stderr, code } = await run(['accounts', '--format', 'json'], { env: anyone });
    expect(JSON.parse(stdout)).toEqual({
      ...stamp('accounts'),
      user: { id: '3000001', userName: 'double', customerIds: ['1000001'] },
      accounts: [
        {
          ...{ id: '2000001', name: 'Account 2000001', number: 'D2000001' },
          ...{ customerId: '1000001', status: 'Active', currencyCode: 'EUR' },
        },
        {
          ...{ id: '2000002', name: 'Shoes', number: 'D2000002' },
          ...{ customerId: '1000001', status: 'Active', currencyCode: 'EUR' },
        },
      ],
    });
    expect([stderr, code]).toEqual(['', 0]);
  });

  it('prints what the docs show', async () => {
    const { run } = await openServiceRun();
    const { stdout } = await run(['accounts'], { env: anyone });
    expect(readFileSync('docs/cli.md', 'utf8')).toContain(`$ msads-bulk accounts\n${stdout}`);
  });

  it.each([
    [['x'], {}, 'accounts takes only options.'],
    [['--format', 'csv'], {}, '--format must be text or json.'],
    [['--account-id', '1'], {}, ''],
  ])('%j', async (args, env, sentence) => {
    const { run, double } = await openServiceRun();
    const { stdout, stderr, code } = await run(['accounts', ...args], { env });
    expect([stdout, code]).toEqual(['', 2]);
    if (sentence !== '') expect(stderr).toBe(`msads-bulk accounts: ${sentence}\n`);
    expect(double.calls).toEqual([]);
  });
});
