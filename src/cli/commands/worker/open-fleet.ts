import { isLedgerError } from '../../../ledger';
import {
  describePostgresError,
  isPostgresUrl,
  showPostgresUrl,
} from '../../../node/ledger/open-postgres';
import type { HashOptions } from '../../../options/options';
import { writeJson } from '../../../text/shown/escapes';
import { type Fleet, type FleetEngine, type FleetPool, openFleet } from '../../../worker';
import type { WorkerEvent } from '../../documents/service';
import type { Clients } from '../../flags/service';
import { readLedgerSecret } from '../../ledger/open-ledger';
import type { Terminal } from '../../output/terminal';
import { asUsageError, UsageError } from '../../wrong-use';
import type { FleetConfig } from './config';

/** The database of a fleet, and the secret of its ledger. */
interface Database {
  readonly url: string;
  readonly secret: string;
}

/** Reads what is needed to open the database of a fleet. */
export function readDatabase(ledger: string | undefined, terminal: Terminal): Database {
  const url = ledger ?? terminal.env.MSADS_LEDGER ?? '';
  if (!isPostgresUrl(url) || !URL.canParse(url))
    throw new UsageError(
      '--ledger needs the postgres:// address of a database. Write it as postgres://USER@HOST:PORT/DATABASE, with reserved characters as %40.',
    );
  return { url, secret: readLedgerSecret(terminal) };
}

/** Opens the fleet of a configuration. It is closed when the command ends. */
export async function openConfiguredFleet(
  { url, secret }: Database,
  config: FleetConfig,
  clients: Clients | undefined,
  terminal: Terminal,
): Promise<{ readonly fleet: Fleet; readonly refused: () => number }> {
  const { boss, pool } = await connect(url, terminal);
  let refused = 0;
  const print = (event: WorkerEvent) => void terminal.out(`${writeJson(event)}\n`).catch(() => {});
  const { accounts, queries, records, files, onOutcomes } = config;
  const fleet = await onDatabase(url, () =>
    openFleet<HashOptions>({
      ...{ boss, postgres: pool, secret, accounts, files, onOutcomes, clock: terminal.clock },
      async *records(account, about) {
        const query = queries.get(account.account);
        try {
          if (query === undefined) yield* records?.(account, about) ?? [];
          else yield* (await pool.query(query, [account.account, about.since ?? null])).rows;
        } catch (cause) {
          throw recordsError(cause, config.file, account.account);
        }
      },
      client: ({ customer, account }) => {
        if (!clients) throw new Error('This command does not call the service.');
        return clients.clientOf(customer, account);
      },
      onRefused({ account: { account, customer }, index, issues }) {
        refused++;
        const at = new Date(terminal.clock.now()).toISOString();
        const codes = issues.map(({ code, property }) => ({ code, property }));
        print({ at, event: 'refused', account, customer, index, issues: codes });
      },
      onMetric: print,
    }),
  );
  return { fleet, refused: () => refused };
}

/** The error of a query or a function of the user. PostgreSQL's own messages may repeat values. */
function recordsError(cause: unknown, file: string, account: string): UsageError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reason = sqlState.test(code ?? '') ? `PostgreSQL refuses the query (${code}).` : message;
  return new UsageError(`${file}: The records of account ${account} cannot be read: ${reason}`, {
    cause,
  });
}

interface Modules {
  readonly pg: {
    readonly default: { readonly Pool: new (options: object) => FleetPool & Closing };
  };
  readonly boss: { readonly PgBoss: new (options: object) => FleetEngine & Starting };
}
interface Closing {
  on(event: 'error', listener: () => void): void;
  end(): Promise<void>;
}
interface Starting {
  on(event: 'error', listener: (error: Error) => void): void;
  start(): Promise<unknown>;
  stop(): Promise<void>;
}

async function connect(url: string, terminal: Terminal) {
  const { pg, boss: engine } = await loadModules();
  const pool = new pg.default.Pool({ connectionString: url, max: 20 });
  pool.on('error', () => {});
  terminal.atEnd(() => pool.end());
  // A worker that has died is noticed within a minute.
  const interval = { superviseIntervalSeconds: 15, monitorIntervalSeconds: 15 };
  const boss = new engine.PgBoss({ connectionString: url, ...interval });
  boss.on('error', (error) => {
    const sentence = describePostgresError(error) ?? error.message;
    void terminal.log({ level: 'error', message: `${showPostgresUrl(url)}: ${sentence}` });
  });
  await onDatabase(url, () => boss.start());
  terminal.atEnd(() => boss.stop());
  return { boss, pool };
}

/** Packages that are installed beside this one, if they are wanted: they are found when the command runs. */
const names = { pg: 'pg', boss: 'pg-boss' };
const oldest = [22, 12] as const;

async function loadModules(): Promise<Modules> {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    throw new UsageError(
      `worker needs Node ${oldest.join('.')} or later, because pg-boss does, and this is Node ${node}.`,
    );
  try {
    return { pg: await import(names.pg), boss: await import(names.boss) };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new UsageError(
      'worker needs the packages pg-boss and pg. Install them beside msads-bulk: npm install pg-boss@12.38.0 pg.',
    );
  }
}

/** SQLSTATE codes have five characters. Source: Appendix A of PostgreSQL's documentation. */
const sqlState = /^[\dA-Z]{5}$/;

/** Awaits work on the database. What keeps it from working is for the user to act on. */
export async function onDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  const shown = showPostgresUrl(url);
  try {
    return await work();
  } catch (cause) {
    // One host may have several addresses, each with its error.
    const [first = cause] = cause instanceof AggregateError ? cause.errors : [];
    const error = asUsageError(first, shown);
    const { code = '' } = (error ?? {}) as NodeJS.ErrnoException;
    if (error instanceof UsageError) throw error;
    if (isLedgerError(error)) throw new UsageError(`${shown}: ${error.message}`, { cause });
    if (!sqlState.test(code)) throw error;
    const sentence = describePostgresError(error) ?? `The database refuses a statement (${code}).`;
    throw new UsageError(`${shown}: ${sentence}`, { cause });
  }
}
