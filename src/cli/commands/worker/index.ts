import { writeJson } from '../../../text/shown/escapes';
import type { Fleet } from '../../../worker';
import { createDocument } from '../../documents/document';
import { oneOf, readArguments, readCount } from '../../flags/arguments';
import { openClients } from '../../flags/service';
import type { Terminal } from '../../output/terminal';
import { UsageError } from '../../wrong-use';
import { readFleetConfig } from './config';
import { describeFleet } from './describe-status';
import { onDatabase, openConfiguredFleet, readDatabase } from './open-fleet';

export const flags = {
  config: { type: 'string', file: 'read' },
  ledger: { type: 'string' },
  environment: { type: 'string' },
  uploads: { type: 'string' },
  format: { type: 'string' },
} as const;

const actions = ['plan', 'work', 'status', 'redrive'] as const;

/** Makes files for a fleet, uploads them, and shows and queues again what was given up. */
export async function workerCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, flags);
  const [word, upload, ...more] = positionals;
  const action = actions.find((each) => each === word);
  if (!action) throw new UsageError('Name what to do: plan, work, status, or redrive.');
  if (more.length > 0 || (action !== 'redrive' && upload !== undefined))
    throw new UsageError(
      action === 'redrive'
        ? 'Name one UPLOAD, or none for all.'
        : `worker ${action} needs no FILE.`,
    );
  const uploads = readCount('uploads', values.uploads);
  if (uploads === 0) throw new UsageError('--uploads must be at least 1.');
  const format = oneOf('format', values.format, ['text', 'json']) ?? 'text';
  const number = readUpload(upload);
  const database = readDatabase(values.ledger, terminal);
  const config = await readFleetConfig(values.config, terminal);
  const clients = action === 'work' ? await openClients(values.environment, terminal) : undefined;
  const { fleet, refused } = await openConfiguredFleet(database, config, clients, terminal);
  const accounts = config.accounts.map(({ account }) => account);
  return onDatabase(database.url, async () => {
    if (action === 'plan') await plan(fleet, accounts, terminal);
    else if (action === 'work') await work(fleet, uploads, terminal);
    else if (action === 'status') await showStatus(fleet, format, terminal);
    else await terminal.out(`${await fleet.redrive(number)} queued again.\n`);
    return refused() > 0 ? 1 : 0;
  });
}

async function plan(
  fleet: Fleet,
  accounts: readonly string[],
  { signal }: Terminal,
): Promise<void> {
  await Promise.all(accounts.map((account) => fleet.plan(account, { signal })));
}

async function showStatus(
  fleet: Fleet,
  format: 'text' | 'json',
  terminal: Terminal,
): Promise<void> {
  const status = await fleet.status();
  await terminal.out(
    format === 'json'
      ? `${writeJson(createDocument('worker-status', status))}\n`
      : describeFleet(status),
  );
}

function readUpload(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError('UPLOAD must be the number of an upload, as worker status lists it.');
}

/** Works until the user interrupts, and then as long as the running steps take. */
async function work(
  fleet: Fleet,
  uploads: number | undefined,
  { signal }: Terminal,
): Promise<never> {
  const worker = await fleet.work({ uploads });
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await worker.stop();
  throw signal.reason;
}
