import type { PostgresHandle } from '../../ledger/handles';
import type { OpenDatabase } from './open-sqlite';

interface Pool extends PostgresHandle {
  on(event: 'error', listener: () => void): void;
  end(): Promise<void>;
}

interface PostgresModule {
  readonly default: { readonly Pool: new (options: object) => Pool };
}

/** A package that is installed beside this one, if it is wanted: it is found when the command runs. */
const driver = 'pg';

/** Whether a database is named by its address. */
export function isPostgresUrl(name: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(name);
}

/** The address without its user and password. */
export function showPostgresUrl(url: string): string {
  return url.replace(/\/\/[^/?#]*@/, '//').replace(/[?#].*$/, '');
}

/** SQLSTATE codes whose messages name the user, and what they mean. */
const sentences: Readonly<Record<string, string>> = {
  '28P01': 'The database refuses the user or its password.',
  '28000': 'The database refuses the user or its password.',
  '3D000': 'The server has no database of this name.',
  '42501': 'The user must not create or use the schema msads_bulk of this database.',
  '53300': 'The database accepts no more connections.',
};

/** What a database says is wrong, without the user; undefined if the message can be shown. */
export function describePostgresError(cause: unknown): string | undefined {
  const { code } = (cause ?? {}) as NodeJS.ErrnoException;
  return code === undefined ? undefined : sentences[code];
}

/** Connects to a database; undefined if the driver is not installed. */
export async function openPostgres(url: string): Promise<OpenDatabase<PostgresHandle> | undefined> {
  const module = await import(driver).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw cause;
  });
  if (!module) return undefined;
  const { Pool } = (module as PostgresModule).default;
  const pool = new Pool({ connectionString: url, max: 2 });
  // A connection that breaks while nobody uses it; the next query reports what is wrong.
  pool.on('error', () => {});
  return { handle: pool, close: () => pool.end() };
}
