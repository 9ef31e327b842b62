import { type LedgerHandle, openLedger } from '../../src/ledger';
import { conversionsOf } from './numbered.mjs';
import { secret, sha256 } from './steps';

const count = 100_000;

/** The bytes that a conversion takes: a file has been settled, and another one of this size is on its way. */
export async function bytesOfConversion(
  handle: LedgerHandle,
  size: () => Promise<number>,
  /** What the database does by itself sooner or later. */
  tidyUp = async () => {},
): Promise<number> {
  const ledger = await openLedger(handle, { account: '4711', secret });
  const records = conversionsOf(0, count);
  const file = { sha256: sha256('1'), rows: count, bytes: count * 250 };
  const { upload } = await ledger.reserve(records, file);
  await ledger.settle(
    upload,
    records.map((record) => ({ record, status: 'accepted' as const })),
  );
  await tidyUp();
  await ledger.reserve(conversionsOf(count, count * 2), { ...file, sha256: sha256('2') });
  return (await size()) / (count * 2);
}
