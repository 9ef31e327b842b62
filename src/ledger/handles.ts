/**
 * An open SQLite database, such as the `DatabaseSync` of `node:sqlite` or the `Database` of better-sqlite3.
 * As long as the ledger works, nothing else may use it: open the file again for other purposes.
 */
export interface SqliteHandle {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
}

/** A prepared statement of SQLite. */
export interface SqliteStatement {
  // biome-ignore lint/suspicious/noExplicitAny: drivers declare what they bind in different ways.
  run(...values: any[]): { readonly changes: number | bigint };
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  all(...values: any[]): unknown[];
}

/**
 * A connection to PostgreSQL 12 or later, or a pool of connections: a `Pool` or `Client` of `pg`, or a
 * PGlite. A client that is inside a transaction makes the ledger a part of it.
 */
export interface PostgresHandle {
  // biome-ignore lint/suspicious/noExplicitAny: drivers declare values and rows in different ways.
  query(text: string, values?: any[]): Promise<{ readonly rows: any[] }>;
}

export interface SqliteLedger {
  readonly sqlite: SqliteHandle;
}

export interface PostgresLedger {
  readonly postgres: PostgresHandle;
}

/** The database of a ledger. */
export type LedgerHandle = SqliteLedger | PostgresLedger;
