import { type Ledger, openLedger } from '../ledger';
import type { FleetQueries } from './database/pool';
import type { FleetSettings } from './options';

/** Opens the ledger of an account. On a connection, it works in the transaction of that. */
export function ledgerOf(
  { secret, clock }: Pick<FleetSettings, 'secret' | 'clock'>,
  database: FleetQueries,
  account: string,
): Promise<Ledger> {
  return openLedger({ postgres: database }, { account, secret, clock });
}
