import type { PostgresHandle } from '../handles';
import { bytesOf, keyLength, prefixLength } from '../keys/key';
import type { KeyedRow, UploadRow } from '../store';
import { rowOf, type StoredRow, type StoredUpload, uploadOf } from '../stored';
import type { Row } from '../transitions';

// Drivers give a bigint as text, and a float8 as a number.
const columns =
  'state, error, upload, sent::float8 as sent, adjusted::float8 as adjusted, adjusting::float8 as adjusting, expires';
const uploadColumns = `id, file_sha256 as sha256, rows, bytes::float8 as bytes, conversions, request_id, entry,
  state, made::float8 as made, settled::float8 as settled`;

/** Rows that are read at once. */
const pageSize = 10_000;

/** Reads the ledger of one account. */
export class Reader {
  readonly account: number;
  readonly #handle: PostgresHandle;

  constructor(handle: PostgresHandle, account: number) {
    this.#handle = handle;
    this.account = account;
  }

  /** Runs a statement whose first parameter is the account. */
  async query<T>(text: string, ...values: readonly unknown[]): Promise<readonly T[]> {
    const { rows } = await this.#handle.query(text, [this.account, ...values]);
    return rows as readonly T[];
  }

  async find(keys: Uint8Array): Promise<readonly (Row | undefined)[]> {
    const rows = new Array<Row | undefined>(keys.length / keyLength).fill(undefined);
    // The limit keeps the planner from reading the whole table for many keys.
    const found = await this.query<StoredRow & { n: number }>(
      `select n, found.* from generate_series(0, length($2::bytea) / ${keyLength} - 1) n,
      lateral (
        select ${columns} from msads_bulk.conversion
        where account = $1 and key = substring($2::bytea from n * ${keyLength} + 1 for ${keyLength})
        limit 1) found`,
      keys,
    );
    for (const row of found) rows[row.n] = rowOf(row);
    return rows;
  }

  /** The versions of all uploads: every change of conversions changes one of them, but for forgetting them. */
  async mark(): Promise<string> {
    const [row] = await this.query<{ mark: string | null }>(
      `select md5(string_agg(concat_ws(' ', id, xmin, ctid), ',' order by id)) as mark
      from msads_bulk.upload where account = $1`,
    );
    return row?.mark ?? '';
  }

  /** The prefixes of all keys, as bytes. The index alone answers for a range of keys. */
  async *prefixes(): AsyncGenerator<Uint8Array> {
    for (const digit of '0123456789abcdef') {
      const [range] = await this.query<{ prefixes: Uint8Array | null }>(
        `select string_agg(substring(key for ${prefixLength}), '') as prefixes
        from msads_bulk.conversion where account = $1 and key >= $2::bytea and key <= $3::bytea`,
        bytesOf(`${digit}0`),
        bytesOf(`${digit}f`.padEnd(2 * keyLength, 'f')),
      );
      if (range?.prefixes) yield range.prefixes;
    }
  }

  /** Rows that fulfill a condition, in the order of their keys. */
  async *rows(where = 'true', ...values: readonly unknown[]): AsyncGenerator<readonly KeyedRow[]> {
    for (let after = new Uint8Array(0); ; ) {
      const page = await this.query<StoredRow & { key: Uint8Array }>(
        `select key, ${columns} from msads_bulk.conversion
        where account = $1 and key > $2::bytea and ${where} order by key limit ${pageSize}`,
        ...[after, ...values],
      );
      yield page.map((row) => ({ key: row.key, ...rowOf(row) }));
      if (page.length < pageSize) return;
      after = page.at(-1)?.key as Uint8Array<ArrayBuffer>;
    }
  }

  /** Uploads that fulfill a condition, in the order of their ids. */
  async uploads(where: string, ...values: readonly unknown[]): Promise<readonly UploadRow[]> {
    const found = await this.query<StoredUpload>(
      `select ${uploadColumns} from msads_bulk.upload where account = $1 and ${where} order by id`,
      ...values,
    );
    return found.map(uploadOf);
  }
}
