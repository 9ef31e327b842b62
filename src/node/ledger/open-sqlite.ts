import { open, rm } from 'node:fs/promises';
import type { SqliteHandle } from '../../ledger/handles';

/** A database file that is open. */
export interface OpenDatabase<Handle> {
  readonly handle: Handle;
  close(): Promise<void>;
}

interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => SqliteHandle & { close(): void };
}

/** The SQLite of Node; undefined where there is none. */
export function nodeSqlite(): NodeSqlite | undefined {
  const { emitWarning, getBuiltinModule } = process;
  // It calls itself experimental each time it is loaded, which nobody who runs a command can change.
  process.emitWarning = () => {};
  try {
    return getBuiltinModule?.('node:sqlite') as unknown as NodeSqlite | undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * Opens a database file.
 * @throws the system's error if there is no such file
 */
export async function openSqlite(
  { DatabaseSync }: NodeSqlite,
  path: string,
): Promise<OpenDatabase<SqliteHandle>> {
  // SQLite would make a file that does not exist.
  await (await open(path, 'r+')).close();
  const handle = new DatabaseSync(path);
  return { handle, close: async () => handle.close() };
}

/**
 * Makes an empty database file, which only its owner can read.
 * @throws the system's error if there is such a file already
 */
export async function createSqliteFile(path: string): Promise<void> {
  await (await open(path, 'wx', 0o600)).close();
}

/** Removes a database file that is closed, with what SQLite may have left beside it, as far as it can. */
export async function removeSqliteFile(path: string): Promise<void> {
  // A file that cannot be removed must not hide why it was to be.
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(path + end).catch(() => {});
}
