import { TimeSlice } from '../../source/time-slice';
import type { SqliteHandle } from '../handles';
import { keyLength } from '../keys/key';
import {
  type KeyedRow,
  type RowChange,
  type Store,
  sentStates,
  type Transaction,
  type UploadRow,
  uploadStates,
} from '../store';
import { rowOf, type StoredRow, type StoredUpload, uploadOf } from '../stored';
import type { Row } from '../transitions';
import { inTransaction, inTurn, untilFree } from './connection';
import { type Statements, statementsOf } from './statements';

/** The ledger of one account in SQLite. */
export class SqliteStore implements Store {
  readonly since: number;
  readonly #handle: SqliteHandle;
  readonly #account: number;
  readonly #statements: Statements;

  constructor(handle: SqliteHandle, account: { readonly id: number; readonly since: number }) {
    this.#handle = handle;
    this.#account = account.id;
    this.since = account.since;
    this.#statements = statementsOf(handle);
  }

  change<T>(work: (transaction: Transaction) => Promise<T | undefined>): Promise<T | undefined> {
    return inTurn(this.#handle, () => inTransaction(this.#handle, () => work(this.#transaction)));
  }

  find(keys: Uint8Array): Promise<readonly (Row | undefined)[]> {
    return this.#read(() => this.#find(keys));
  }

  /** The number of changes of the database, by other connections and by this one. */
  async mark(): Promise<string> {
    const { changesOfOthers, ownChanges } = this.#statements;
    const [others] = await this.#read(() => changesOfOthers.all());
    const [own] = await this.#read(() => ownChanges.all());
    return JSON.stringify([others, own]);
  }

  async *prefixes(): AsyncGenerator<Uint8Array> {
    const { prefixes } = this.#statements;
    for await (const [after, to] of this.#ranges(scanSize)) {
      const [row] = await this.#read(() => prefixes.all(this.#account, after, to));
      const piece = (row as { prefixes: Uint8Array | null }).prefixes;
      if (piece) yield piece;
    }
  }

  async *rows(): AsyncGenerator<readonly KeyedRow[]> {
    for await (const [after, to] of this.#ranges(pageSize))
      yield this.#read(() => this.#select(this.#statements.rows, after, to));
  }

  async uploads(): Promise<readonly UploadRow[]> {
    const rows = await this.#read(() => this.#statements.uploads.all(this.#account));
    return (rows as StoredUpload[]).map(uploadOf);
  }

  async countByState() {
    const counts = { pending: 0, accepted: 0, rejected: 0, unknown: 0, retracted: 0 };
    for await (const [after, to] of this.#ranges(scanSize)) {
      const rows = await this.#read(() => this.#statements.count.all(this.#account, after, to));
      for (const { state, count } of rows as { state: number; count: number }[])
        counts[sentStates[state] as Row['state']] += count;
    }
    return counts;
  }

  async prune(day: number, madeBefore: number) {
    const deleted = { conversions: 0, uploads: 0 };
    const { pruneRows, pruneUploads } = this.#statements;
    for await (const [after, to] of this.#ranges(pageSize)) {
      const { changes } = await this.#read(() => pruneRows.run(this.#account, after, to, day));
      deleted.conversions += Number(changes);
    }
    const { changes } = await this.#read(() => pruneUploads.run(this.#account, madeBefore));
    deleted.uploads = Number(changes);
    return deleted;
  }

  /** Runs a statement by itself. */
  #read<T>(statement: () => T): Promise<T> {
    return inTurn(this.#handle, () => untilFree(statement));
  }

  readonly #transaction: Transaction = {
    find: async (keys) => this.#find(keys),
    put: async (changes) => this.#put(changes),
    open: (upload) => this.#open(upload),
    findUpload: async (upload) => {
      const { uploadById, uploadByFile } = this.#statements;
      const [row] =
        typeof upload === 'number'
          ? uploadById.all(this.#account, upload)
          : uploadByFile.all(this.#account, upload.sha256);
      return row === undefined ? undefined : uploadOf(row as StoredUpload);
    },
    addUpload: async (upload) => {
      const [row] = this.#statements.addUpload.all(
        this.#account,
        upload.sha256,
        ...columnsOf(upload),
      );
      return (row as { id: number }).id;
    },
    changeUpload: async (before, after) => {
      this.#statements.changeUpload.run(...columnsOf(after), before.id);
    },
  };

  #find(keys: Uint8Array): readonly (Row | undefined)[] {
    const count = keys.length / keyLength;
    const rows = new Array<Row | undefined>(count).fill(undefined);
    if (count === 0) return rows;
    for (const found of this.#statements.find.all(count, this.#account, keys))
      rows[(found as { n: number }).n] = rowOf(found as StoredRow);
    return rows;
  }

  #put(changes: readonly RowChange[]): void {
    const { put, remove } = this.#statements;
    for (const { key, after } of changes) {
      if (after === undefined) remove.run(this.#account, key);
      else
        put.run(
          this.#account,
          key,
          sentStates.indexOf(after.state),
          after.error ?? null,
          after.upload,
          after.sent ?? null,
          after.adjusted ?? null,
          after.adjusting ?? null,
          after.expires,
        );
    }
  }

  async *#open(upload: number): AsyncGenerator<readonly KeyedRow[]> {
    const slice = new TimeSlice();
    for (let after = start; ; ) {
      const to = this.#endOf(after, scanSize);
      yield this.#select(this.#statements.open, after, to ?? end, upload);
      if (to === undefined) return;
      after = to;
      if (slice.isOver) await slice.giveWay();
    }
  }

  #select(
    statement: Statements[keyof Statements],
    after: Uint8Array,
    to: Uint8Array,
    ...values: number[]
  ): readonly KeyedRow[] {
    const rows = statement.all(this.#account, after, to, ...values);
    return (rows as (StoredRow & { key: Uint8Array })[]).map((row) => ({
      key: row.key,
      ...rowOf(row),
    }));
  }

  /** Ranges of keys with so many rows each, after one key and up to another. */
  async *#ranges(size: number): AsyncGenerator<readonly [after: Uint8Array, to: Uint8Array]> {
    const slice = new TimeSlice();
    for (let after = start; ; ) {
      const to = await this.#read(() => this.#endOf(after, size));
      yield [after, to ?? end];
      if (to === undefined) return;
      after = to;
      if (slice.isOver) await slice.giveWay();
    }
  }

  /** The key that so many rows later follows; undefined if there are not so many. */
  #endOf(after: Uint8Array, size: number): Uint8Array | undefined {
    const [row] = this.#statements.end.all(this.#account, after, size - 1);
    return (row as { key: Uint8Array } | undefined)?.key;
  }
}

/** Sorts before and after all keys. */
const start: Uint8Array = new Uint8Array(0);
const end: Uint8Array = new Uint8Array(keyLength + 1).fill(0xff);

/** Rows that are read or deleted at once, and those that are only looked at: a few milliseconds of work. */
const pageSize = 5000;
const scanSize = 50_000;

function columnsOf(upload: Omit<UploadRow, 'id' | 'sha256'>): readonly (number | string | null)[] {
  return [
    upload.rows,
    upload.bytes,
    upload.conversions,
    upload.requestId ?? null,
    upload.entry ?? null,
    uploadStates.indexOf(upload.state),
    upload.made,
    upload.settled ?? null,
  ];
}
