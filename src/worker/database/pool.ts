import { isLedgerError } from '../../ledger';

/** What runs one statement: a pool, or a connection of it. Times are returned as `Date`, `bytea` as bytes. */
export interface FleetQueries {
  // biome-ignore lint/suspicious/noExplicitAny: drivers declare values and rows in different ways
  query(text: string, values?: any[]): Promise<{ readonly rows: any[] }>;
}

/** A connection that was taken from a pool. */
export interface FleetConnection extends FleetQueries {
  /** Gives it back; closes it if an error is passed. */
  release(error?: boolean | Error): void;
}

/** A pool of connections to PostgreSQL, such as `Pool` of `pg` 8. */
export interface FleetPool extends FleetQueries {
  connect(): Promise<FleetConnection>;
}

/** Transactions that PostgreSQL ends because of another one, and how often they are run again. */
const maxRuns = 5;
/** `serialization_failure` and `deadlock_detected`. Source: Appendix A of PostgreSQL's documentation. */
const endedByOthers = ['40001', '40P01'];

/**
 * Runs statements in one transaction. Whatever `work` throws takes it back. Where another transaction is in
 * the way, `work` is called again.
 */
export async function inTransaction<T>(
  pool: FleetPool,
  work: (connection: FleetQueries) => Promise<T>,
): Promise<T> {
  for (let run = 1; ; run++)
    try {
      return await tryTransaction(pool, work);
    } catch (cause) {
      if (run === maxRuns || !isOfOthers(cause)) throw cause;
    }
}

function isOfOthers(cause: unknown): boolean {
  if (isLedgerError(cause)) return cause.reason === 'busy';
  return endedByOthers.includes(codeOf(cause));
}

async function tryTransaction<T>(
  pool: FleetPool,
  work: (connection: FleetQueries) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect();
  try {
    await connection.query('begin');
    const result = await work(connection);
    await connection.query('commit');
    connection.release();
    return result;
  } catch (cause) {
    // Nobody can use a connection again whose transaction cannot be ended.
    await connection.query('rollback').then(
      () => connection.release(),
      () => connection.release(true),
    );
    throw cause;
  }
}

/** Whether PostgreSQL refused a row because of a unique index. */
export function isConflict(cause: unknown): boolean {
  return codeOf(cause) === '23505';
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
