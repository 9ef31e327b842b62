import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ServiceSettings } from '../../client/service';
import { type Files, folderOf, fromNdjson, type Outcome } from '../../support/run';
import { openServiceRun } from '../../support/service-run';

export const secret = 'a secret of the tests';

/**
 * A folder with a ledger, and commands that use it with a double of the service.
 * @param begun when the ledger begins; default: when the double does
 */
export async function openLedgerRun(
  files: Files = {},
  settings: ServiceSettings = {},
  begun?: string,
) {
  const service = await openServiceRun({ goals: ['Lead'], ...settings });
  const cwd = folderOf(files);
  const env = { MSADS_LEDGER_SECRET: secret };
  /** Runs a command line with the ledger. */
  const run = (line: string): Promise<Outcome> =>
    service.run([...line.split(' '), '--ledger', 'sent.db'], { cwd, env });
  const world = {
    ...{ service, double: service.double, cwd, env, run },
    /** A folder in this one, with these files. */
    folder(given: Files) {
      const folder = mkdtempSync(join(cwd, 'folder-'));
      for (const [name, content] of Object.entries(given))
        writeFileSync(join(folder, name), content);
      return folder;
    },
    write: (name: string, content: string) => writeFileSync(join(cwd, name), content),
    read: (name: string) => readFileSync(join(cwd, name), 'utf8'),
    names: () => readdirSync(cwd).sort(),
    /** The states of the conversions, sorted. */
    states: async () =>
      fromNdjson((await run('ledger export')).stdout)
        .map((conversion) => (conversion as { readonly state: string }).state)
        .sort(),
    status: async () => JSON.parse((await run('ledger status --format json')).stdout),
  };
  const clock = begun !== undefined && { now: () => Date.parse(begun), wait: async () => {} };
  const created = await service.run(['ledger', 'create', '--ledger', 'sent.db'], {
    ...{ cwd, env },
    ...(clock && { clock }),
  });
  expect(created.code).toBe(0);
  return world;
}
