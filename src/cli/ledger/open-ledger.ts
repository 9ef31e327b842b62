import type { Ledger } from '../../ledger/ledger';
import { openLedger } from '../../ledger/open';
import { untilFree } from '../../ledger/sqlite/connection';
import { isEmpty } from '../../ledger/sqlite/open';
import { BulkFileError } from '../../messages/errors';
import {
  describePostgresError,
  isPostgresUrl,
  openPostgres,
  showPostgresUrl,
} from '../../node/ledger/open-postgres';
import {
  createSqliteFile,
  nodeSqlite,
  openSqlite,
  removeSqliteFile,
} from '../../node/ledger/open-sqlite';
import { UploadChangedError } from '../../results/uploaded';
import { orAbort } from '../../source/until-abort';
import { missingId, readServiceId } from '../flags/service-ids';
import type { Terminal } from '../output/terminal';
import { asUsageError, onFile, UsageError } from '../wrong-use';

/** What names a ledger: its database, and whose it is. */
export interface LedgerFlags {
  readonly ledger?: string | undefined;
  readonly 'account-id'?: string | undefined;
}

const minSecretLength = 16;

export function readLedgerSecret({ env }: Terminal): string {
  const secret = env.MSADS_LEDGER_SECRET ?? '';
  if (secret.length >= minSecretLength) return secret;
  throw new UsageError(
    'Set MSADS_LEDGER_SECRET, the secret of the ledger: at least 16 characters that nobody can guess, the same for every command.',
  );
}

/** Reads what is needed to open a ledger. */
export function readLedgerNames(values: LedgerFlags, terminal: Terminal) {
  const name = values.ledger ?? '';
  if (name === '' || name === '-')
    throw new UsageError('--ledger needs a FILE, or the postgres:// address of a database.');
  // It may hold a password, so no message names it.
  if (isForeignAddress(name)) throw wrongAddress();
  const secret = readLedgerSecret(terminal);
  const account = readServiceId('account-id', values['account-id'], terminal.env);
  if (account === undefined) throw missingId('account-id');
  return { name, secret, account };
}

/** Whether a name that is not a postgres:// address is meant as one. The letter of a drive is too short for that. */
function isForeignAddress(name: string): boolean {
  return !isPostgresUrl(name) && /^[a-z][a-z\d+.-]+:(?:\/\/|.*@)/is.test(name);
}

const wrongAddress = () =>
  new UsageError(
    '--ledger is not an address. Write it as postgres://USER@HOST:PORT/DATABASE, with reserved characters as %40.',
  );

/** Opens the ledger that --ledger names. It is closed when the command ends. */
export function openNamedLedger(values: LedgerFlags, terminal: Terminal): Promise<Ledger> {
  return openNamed(values, terminal, false);
}

/**
 * Begins the ledger that --ledger names, in a new file, which is removed if no ledger can begin in it. In
 * PostgreSQL, opening a ledger makes its tables.
 */
export async function createNamedLedger(values: LedgerFlags, terminal: Terminal): Promise<Ledger> {
  const { name } = readLedgerNames(values, terminal);
  if (isPostgresUrl(name)) return openNamedLedger(values, terminal);
  const path = terminal.resolve(name);
  await onFile(name, createSqliteFile(path));
  let hasBegun = false;
  // Done after the database is closed, because what is opened last is closed first.
  terminal.atEnd(async () => {
    if (!hasBegun) await removeSqliteFile(path);
  });
  const ledger = await openNamed(values, terminal, true);
  hasBegun = true;
  return ledger;
}

/** @param begins whether a file may be empty, because the ledger is to begin in it */
async function openNamed(
  values: LedgerFlags,
  terminal: Terminal,
  begins: boolean,
): Promise<Ledger> {
  const { name, secret, account } = readLedgerNames(values, terminal);
  const shown = isPostgresUrl(name) ? showPostgresUrl(name) : name;
  const { clock, signal } = terminal;
  const opening = onLedger(shown, async () => {
    const handle = isPostgresUrl(name)
      ? { postgres: await connect(name, terminal) }
      : { sqlite: await openFile(name, terminal, begins) };
    return reporting(await openLedger(handle, { account, secret, clock }), shown);
  });
  // Other processes may keep it locked for a minute. Nothing that a signal ends here has been sent.
  return orAbort(opening, signal);
}

async function openFile(name: string, terminal: Terminal, begins: boolean) {
  const sqlite = nodeSqlite();
  if (!sqlite)
    throw new UsageError(
      `A ledger in a file needs Node 22.13 or later, and this is Node ${process.versions.node}. A PostgreSQL database works with every version.`,
    );
  const { handle, close } = await openSqlite(sqlite, terminal.resolve(name)).catch((cause) => {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new UsageError(
      `${name}: There is no ledger. If it is to begin now, run msads-bulk ledger create --ledger ${name} first.`,
    );
  });
  terminal.atEnd(close);
  // A new ledger in its place would have forgotten everything that was sent.
  if (!begins && (await untilFree(() => isEmpty(handle))))
    throw new UsageError(
      `${name}: The file is an empty database, not a ledger. If the ledger is to begin now, remove the file and run msads-bulk ledger create --ledger ${name} first.`,
    );
  return handle;
}

async function connect(url: string, terminal: Terminal) {
  if (!URL.canParse(url)) throw wrongAddress();
  const database = await openPostgres(url);
  if (!database)
    throw new UsageError(
      'A ledger in PostgreSQL needs the package pg. Install it beside msads-bulk: npm install pg.',
    );
  terminal.atEnd(database.close);
  return database.handle;
}

/** Awaits work on a ledger. What keeps the database from working is for the user to act on. */
async function onLedger<T>(shown: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    // An error of the records that the ledger was given.
    if (cause instanceof BulkFileError || cause instanceof UploadChangedError) throw cause;
    // One host may have several addresses, each with its error.
    const [first = cause] = cause instanceof AggregateError ? cause.errors : [];
    const error = asUsageError(first, shown);
    if (error instanceof UsageError || error instanceof TypeError) throw error;
    const sentence = describePostgresError(error) ?? (error as Error).message;
    throw new UsageError(`${shown}: ${sentence.replace(/[^.]$/, '$&.')}`, { cause });
  }
}

/** The ledger, whose errors name it. */
function reporting(ledger: Ledger, shown: string): Ledger {
  return {
    since: ledger.since,
    openQuestions() {
      // A ledger always has them; other memories may not.
      const questions = (ledger as Required<Ledger>).openQuestions();
      return {
        isNew: (hash) => questions.isNew?.(hash) ?? false,
        add: (conversion) => questions.add(conversion),
        answer: () => onLedger(shown, () => questions.answer()),
      };
    },
    known: (conversions) => onLedger(shown, () => ledger.known(conversions)),
    reserve: (records, file) => onLedger(shown, () => ledger.reserve(records, file)),
    keep: (upload, entry) => onLedger(shown, () => ledger.keep(upload, entry)),
    settle: (upload, outcomes) => onLedger(shown, () => ledger.settle(upload, outcomes)),
    release: (upload) => onLedger(shown, () => ledger.release(upload)),
    uploads: (which) => onLedger(shown, () => ledger.uploads(which)),
    status: () => onLedger(shown, () => ledger.status()),
    prune: (now) => onLedger(shown, () => ledger.prune(now)),
    async *conversions() {
      const conversions = ledger.conversions()[Symbol.asyncIterator]();
      for (;;) {
        const { done, value } = await onLedger(shown, () => conversions.next());
        if (done) return;
        yield value;
      }
    },
  };
}
