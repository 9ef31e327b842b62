/**
 * Why a ledger refuses.
 * - `secret`: the ledger was made with another secret.
 * - `version`: the ledger was made by a newer version of the package.
 * - `database`: the database holds something else than a ledger.
 * - `busy`: another process uses the ledger, and did not finish in time.
 * - `upload`: the ledger has no such upload, or one in another state.
 */
export type LedgerFailure = 'secret' | 'version' | 'database' | 'busy' | 'upload';

/**
 * A ledger that cannot be opened, or cannot do what was asked of it. Errors of the database itself are
 * passed on unchanged.
 *
 * @example
 * try {
 *   await openLedger({ sqlite: database }, { account: '4711', secret });
 * } catch (cause) {
 *   if (!isLedgerError(cause) || cause.reason !== 'secret') throw cause;
 *   console.error('This is not the secret of the ledger.');
 * }
 */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly reason: LedgerFailure;

  constructor(reason: LedgerFailure, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.reason = reason;
  }
}

/** Whether a value is a `LedgerError`, even one of the other build of the package. */
export function isLedgerError(value: unknown): value is LedgerError {
  return value instanceof Error && value.name === 'LedgerError' && 'reason' in value;
}
