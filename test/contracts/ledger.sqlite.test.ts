import { expect, it } from 'vitest';
import { openLedgerRun } from '../cli/ledger/ledger-run';
import { uploadOf } from '../support/lead-records';
import { fromNdjson, now } from '../support/run';
import { faultsOf } from '../support/schemas';
import { expectValid } from './outputs';

it('a ledger prints what its schemas describe', async () => {
  const { run } = await openLedgerRun({ 'up.csv': uploadOf(1, 2), 'old.csv': uploadOf(3) });
  const status = async () => JSON.parse((await run('ledger status --format json')).stdout);
  expectValid('ledger-status', [await status()]);
  await run('ledger import old.csv');
  await run(`upload up.csv ${now.join(' ')}`);
  const { open, ...others } = await status();
  expectValid('ledger-status', [{ open, ...others }]);
  expect(open).toHaveLength(1);
  expect(faultsOf('ledger-status', others)).not.toEqual([]);
  const conversions = fromNdjson((await run('ledger export')).stdout);
  expectValid('ledger-export', conversions);
  expect(conversions).toHaveLength(3);
  expect(faultsOf('ledger-export', { ...(conversions[0] as object), state: 'sent' })).not.toEqual(
    [],
  );
});
