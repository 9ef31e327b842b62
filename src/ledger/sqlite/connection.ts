import type { SqliteHandle } from '../handles';
import { LedgerError } from '../ledger-error';

/** Milliseconds that a change waits for those of other processes. */
const patience = 60_000;
/** Milliseconds for which SQLite itself waits, and with it the event loop. */
const shortWait = 20;

/** What runs one after the other on one handle, which has one transaction at a time. */
const queues = new WeakMap<SqliteHandle, Promise<unknown>>();

/** Runs work on the handle when all earlier work on it has ended. */
export function inTurn<T>(handle: SqliteHandle, work: () => Promise<T>): Promise<T> {
  const earlier = queues.get(handle) ?? Promise.resolve();
  const result = earlier.then(work);
  queues.set(
    handle,
    result.catch(() => {}),
  );
  return result;
}

/** Sets up a connection. The settings other than the journal's are those of the connection. */
export function configure(handle: SqliteHandle): Promise<void> {
  handle.exec(`pragma busy_timeout = ${shortWait}`);
  return untilFree(() => {
    handle.exec('pragma journal_mode = wal');
    // A reservation must survive a power failure, because what it reserved is sent.
    handle.exec('pragma synchronous = full');
    handle.exec('pragma wal_autocheckpoint = 20000');
    handle.exec('pragma cache_size = -65536');
  });
}

/** Runs work in a transaction. If it gives undefined or fails, nothing is changed. */
export async function inTransaction<T>(
  handle: SqliteHandle,
  work: () => Promise<T | undefined>,
): Promise<T | undefined> {
  await untilFree(() => handle.exec('begin immediate'));
  let result: T | undefined;
  try {
    result = await work();
  } catch (cause) {
    rollBack(handle);
    throw cause;
  }
  if (result === undefined) rollBack(handle);
  else await untilFree(() => handle.exec('commit'));
  return result;
}

/** SQLite has rolled back by itself after some errors, such as that of a full disk. */
function rollBack(handle: SqliteHandle): void {
  try {
    handle.exec('rollback');
  } catch {
    // There is nothing to roll back.
  }
}

/** Tries again while other processes have locked the database, without holding the event loop. */
export async function untilFree<T>(attempt: () => T): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return attempt();
    } catch (cause) {
      if (!isBusy(cause)) throw cause;
      if (performance.now() >= end)
        throw new LedgerError(
          'busy',
          'The ledger is locked by another process for more than a minute. Try again once that has ended.',
          cause,
        );
    }
    await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20));
  }
}

/** SQLITE_BUSY, as `node:sqlite` or better-sqlite3 reports it. */
function isBusy(cause: unknown): boolean {
  const { errcode, code } = cause as { errcode?: unknown; code?: unknown };
  return (
    (typeof errcode === 'number' && (errcode & 0xff) === 5) || /^SQLITE_BUSY/.test(String(code))
  );
}
