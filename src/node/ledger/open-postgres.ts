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
