import type { PostgresHandle } from '../handles';
import { LedgerError } from '../ledger-error';
import { type KeyedRow, type Store, sentStates, type Transaction, type UploadRow } from '../store';
import type { Row } from '../transitions';
import { PostgresChange } from './change';
import { Reader } from './reader';

/** Times that a change is tried while others change the same conversions. */
const maxTries = 20;

/** The ledger of one account in PostgreSQL. */
export class PostgresStore implements Store {
  readonly since: number;
  readonly #reader: Reader;

  constructor(handle: PostgresHandle, account: { readonly id: number; readonly since: number }) {
    this.since = account.since;
    this.#reader = new Reader(handle, account.id);
  }

  /** Reads, then writes all in one statement that fails if something was changed in between. */
  async change<T>(
    work: (transaction: Transaction) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    for (let tries = 1; ; tries++) {
      try {
        const change = new PostgresChange(this.#reader);
        const result = await work(change);
        if (result !== undefined) await change.commit();
        return result;
      } catch (cause) {
        if (tries === maxTries || !isConflict(cause)) throw explain(cause);
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries));
    }
  }

  find(keys: Uint8Array): Promise<readonly (Row | undefined)[]> {
    return this.#reader.find(keys);
  }

  mark(): Promise<string> {
    return this.#reader.mark();
  }

  prefixes(): AsyncGenerator<Uint8Array> {
    return this.#reader.prefixes();
  }

  rows(): AsyncGenerator<readonly KeyedRow[]> {
    return this.#reader.rows();
  }

  uploads(): Promise<readonly UploadRow[]> {
    return this.#reader.uploads('true');
  }

  async countByState() {
    const counts = { pending: 0, accepted: 0, rejected: 0, unknown: 0, retracted: 0 };
    const found = await this.#reader.query<{ state: number; count: number }>(
      `select state, count(*)::float8 as count from msads_bulk.conversion
      where account = $1 group by state`,
    );
    for (const { state, count } of found) counts[sentStates[state] as Row['state']] = count;
    return counts;
  }

  async prune(day: number, madeBefore: number) {
    const deleted = async (table: string, where: string, value: number) => {
      const [row] = await this.#reader.query<{ count: number }>(
        `with deleted as (delete from msads_bulk.${table} where account = $1 and ${where} returning 1)
        select count(*)::float8 as count from deleted`,
        value,
      );
      return row?.count ?? 0;
    };
    return {
      conversions: await deleted('conversion', 'expires < $2', day),
      uploads: await deleted('upload', 'state >= 5 and made < $2', madeBefore),
    };
  }
}

/** What the last statement of a change fails with if something was changed in between. */
const divisionByZero = '22012';
const deadlock = '40P01';
const serializationFailure = '40001';
const abortedTransaction = '25P02';

const codeOf = (cause: unknown) => (cause as { code?: unknown } | undefined)?.code;

function isConflict(cause: unknown): boolean {
  return [divisionByZero, deadlock, serializationFailure].includes(String(codeOf(cause)));
}

/** Inside a transaction of the caller, nothing can be tried again. */
function explain(cause: unknown): unknown {
  if (!isConflict(cause) && codeOf(cause) !== abortedTransaction) return cause;
  return new LedgerError(
    'busy',
    'Others change the same conversions of the ledger. Roll back your transaction, if there is one, and try again.',
    cause,
  );
}
