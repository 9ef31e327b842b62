import { expect, test } from 'vitest';
import { type LedgerHandle, type LedgerOptions, openLedger } from '../../src/ledger';

const secret = 'a secret of the tests';
const postgres = { query: async () => ({ rows: [] }) };

test.each<[options: object, message: string]>([
  [
    { secret },
    'Option "account" must be an id: a whole number above 0, as text, a bigint or an exact number.',
  ],
  [
    { account: 'mine', secret },
    'Option "account" must be an id: a whole number above 0, as text, a bigint or an exact number.',
  ],
  [
    { account: 2 ** 53, secret },
    'Option "account" must be an id: a whole number above 0, as text, a bigint or an exact number.',
  ],
  [{ account: '1' }, 'Option "secret" must be text or a Uint8Array of at least 16 bytes.'],
  [
    { account: '1', secret: 'short' },
    'Option "secret" must be text or a Uint8Array of at least 16 bytes.',
  ],
  [
    { account: '1', secret: new Uint8Array(15) },
    'Option "secret" must be text or a Uint8Array of at least 16 bytes.',
  ],
  [{ account: '1', secret, clock: 5 }, 'Option "clock" must be an object with the method now.'],
  [{ account: '1', secret, acount: '1' }, 'Unknown option "acount". Did you mean "account"?'],
])('refuses the options %j', async (options, message) => {
  await expect(openLedger({ postgres }, options as LedgerOptions)).rejects.toThrow(
    new TypeError(message),
  );
});

const handleFault =
  'A ledger needs { sqlite } with the methods exec and prepare, or { postgres } with the method query.';
test.each([
  [{}],
  [undefined],
  [{ sqlite: 'sent.db' }],
  [{ sqlite: { exec() {} } }],
  [{ postgres: 'postgres://localhost' }],
])('refuses the handle %j', async (handle) => {
  const opening = openLedger(handle as unknown as LedgerHandle, { account: '1', secret });
  await expect(opening).rejects.toThrow(new TypeError(handleFault));
});
