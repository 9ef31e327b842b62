import { expect, test } from 'vitest';
import { type FleetOptions, openFleet } from '../../src/worker';

const call = () => {
  throw new Error('Nothing is called before the options are checked.');
};
const right = {
  boss: { createQueue: call, send: call, work: call, redrive: call },
  postgres: { query: call, connect: call },
  secret: 'a secret of the tests',
  accounts: [{ account: '456', customer: '123' }],
  ...{ records: call, client: call },
};

test.each<[options: object, sentence: string]>([
  [{ boss: {} }, 'Option "boss" must be a PgBoss of pg-boss 12.'],
  [
    { postgres: { query: call } },
    'Option "postgres" must be an object with the functions query and connect.',
  ],
  [{ secret: '' }, 'Option "secret" must be text or bytes, and not empty.'],
  [
    { accounts: [{ account: 'x', customer: '1' }] },
    'Option "accounts.0.account" must be an id: digits.',
  ],
  [
    { accounts: [...right.accounts, ...right.accounts] },
    'Option "accounts" must be a list with each account once.',
  ],
  [{ records: undefined }, 'Option "records" must be a function.'],
  [{ client: 1 }, 'Option "client" must be a function.'],
  [{ files: { maxRow: 5 } }, 'Unknown option "maxRow". Did you mean "maxRows"?'],
  [{ onMetrics: call }, 'Unknown option "onMetrics". Did you mean "onMetric"?'],
])('refuses %o', async (options, sentence) => {
  const given = { ...right, ...options } as unknown as FleetOptions;
  await expect(openFleet(given)).rejects.toThrow(new TypeError(sentence));
});
