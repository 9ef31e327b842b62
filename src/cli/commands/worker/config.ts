import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as z from 'zod/mini';
import { optionFault } from '../../../options/check';
import type { HashOptions } from '../../../options/options';
import type { FleetFileOptions, FleetOptions } from '../../../worker';
import { assertFileOptions } from '../../../worker/options';
import { importModule } from '../../input/module';
import type { Terminal } from '../../output/terminal';
import { onFile, UsageError } from '../../wrong-use';

type Options = FleetOptions<HashOptions>;

/** What a fleet works on. */
export interface FleetConfig {
  /** As the user has named it. */
  readonly file: string;
  readonly accounts: Options['accounts'];
  /** The SQL of each account with a query, which gets the account and the moment as $1 and $2. */
  readonly queries: ReadonlyMap<string, string>;
  readonly records: Options['records'] | undefined;
  readonly files: FleetFileOptions | undefined;
  readonly onOutcomes: Options['onOutcomes'];
}

const digits = z.string().check(z.refine((id) => /^[1-9]\d{0,18}$/.test(id), 'an id: digits'));
const fn = z.optional(z.custom((value) => typeof value === 'function', 'a function'));

const schema = z.strictObject({
  accounts: z.array(
    z.strictObject({
      account: digits,
      customer: digits,
      cron: z.optional(z.string()),
      query: z.optional(z.string()),
    }),
  ),
  records: fn,
  files: z.optional(z.record(z.string(), z.unknown())),
  onOutcomes: fn,
});

/** Loads the module that describes a fleet, and the queries that it names. */
export async function readFleetConfig(
  file: string | undefined,
  terminal: Terminal,
): Promise<FleetConfig> {
  if (file === undefined || file === '' || file === '-')
    throw new UsageError('--config needs a FILE: a module that exports what the fleet works on.');
  const path = terminal.resolve(file);
  const value = await importModule(file, path, terminal);
  const fault = optionFault(schema, value);
  if (fault)
    throw new UsageError(
      `${file}: ${fault.path === '' ? 'The default export' : `"${fault.path}"`} must be ${fault.expected}.`,
    );
  const { accounts, records, files, onOutcomes } = value as z.infer<typeof schema>;
  assertFiles(file, files as FleetFileOptions | undefined);
  const queries = new Map<string, string>();
  for (const { account, query } of accounts) {
    if (query !== undefined)
      queries.set(account, await onFile(query, readFile(resolve(dirname(path), query), 'utf8')));
    else if (records === undefined)
      throw new UsageError(
        `${file}: Account ${account} needs a query, or the fleet needs records.`,
      );
  }
  return {
    ...{ file, queries },
    accounts: accounts.map(({ query: _, ...account }) => account),
    records: records as Options['records'] | undefined,
    files: files as FleetFileOptions | undefined,
    onOutcomes: onOutcomes as Options['onOutcomes'],
  };
}

function assertFiles(file: string, files: FleetFileOptions = {}): void {
  try {
    assertFileOptions(files);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new UsageError(`${file}: "files" cannot be used: ${cause.message}`, { cause });
  }
}
