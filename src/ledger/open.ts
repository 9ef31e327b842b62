import * as z from 'zod/mini';
import { checkOptions } from '../options/check';
import { id } from '../options/shapes';
import type { LedgerHandle, PostgresLedger, SqliteLedger } from './handles';
import { KeyWriter } from './keys/key';
import type { Ledger } from './ledger';
import { ledgerIn } from './ledger-in';
import { openPostgresStore } from './postgres/open';
import { openSqliteStore } from './sqlite/open';
import type { Opening, Store } from './store';

/** Options for a ledger. */
export interface LedgerOptions {
  /** Id of the account that the conversions belong to. A database can hold the ledgers of many accounts. */
  readonly account: string | bigint | number;
  /**
   * What the keys of the ledger are made with: at least 16 bytes that nobody can guess. All accounts of a
   * database have the same one. Without it, the ledger cannot be used any more.
   */
  readonly secret: string | Uint8Array;
  /** Replaces the clock of the system. */
  readonly clock?: { now(): number } | undefined;
}

const minSecret = 16;
const encoder = new TextEncoder();

const optionsSchema = z.strictObject({
  account: id,
  secret: z.custom<string | Uint8Array>(
    (value) =>
      (typeof value === 'string' && encoder.encode(value).length >= minSecret) ||
      (value instanceof Uint8Array && value.length >= minSecret),
    `text or a Uint8Array of at least ${minSecret} bytes`,
  ),
  clock: z.optional(
    z.custom<{ now(): number }>(
      (value) => typeof value?.now === 'function',
      'an object with the method now',
    ),
  ),
});

/** A text whose key shows whether a secret is that of the ledger. */
const checkText = 'msads-bulk ledger, keys with prefixes';

/**
 * Opens the ledger of an account, and creates it in an empty database.
 *
 * @throws TypeError for wrong options
 * @throws LedgerError if the database is not a ledger, or the ledger has another secret
 *
 * @example
 * const secret = await vault.read('ledger secret');
 * const ledger = await openLedger({ sqlite: database }, { account: '4711', secret });
 * console.log(await ledger.status());
 */
export async function openLedger(handle: LedgerHandle, options: LedgerOptions): Promise<Ledger> {
  const { account, secret, clock = Date } = checkOptions(optionsSchema, options);
  const writer = new KeyWriter(typeof secret === 'string' ? encoder.encode(secret) : secret);
  const opening = { account: String(account), check: writer.check(checkText), now: clock.now() };
  return ledgerIn(await openStore(handle, opening), writer, clock);
}

function openStore(handle: LedgerHandle, opening: Opening): Promise<Store> {
  const { sqlite, postgres } = (handle ?? {}) as Partial<SqliteLedger & PostgresLedger>;
  if (typeof sqlite?.exec === 'function' && typeof sqlite.prepare === 'function')
    return openSqliteStore(sqlite, opening);
  if (typeof postgres?.query === 'function') return openPostgresStore(postgres, opening);
  throw new TypeError(
    'A ledger needs { sqlite } with the methods exec and prepare, or { postgres } with the method query.',
  );
}
