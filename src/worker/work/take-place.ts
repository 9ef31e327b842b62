import { changeFile, type FleetFile } from '../database/fleet-file';
import { type FleetPool, isConflict } from '../database/pool';
import type { FleetEngine } from '../engine';
import type { FleetSettings } from '../options';
import { queues } from '../queues';

/** Life of an address for a file. Source: GetBulkUploadUrl Service Operation, Bulk API. */
const urlLife = 15 * 60_000;

/**
 * Takes the place of a file among those that the service processes for its customer. False if another
 * upload may still be there: one whose worker has died, or an address for this very file that nobody knows.
 */
export async function takePlace(
  { boss, postgres, clock }: Pick<FleetSettings, 'boss' | 'postgres' | 'clock'>,
  file: FleetFile,
  hasUrl: boolean,
): Promise<boolean> {
  const now = clock.now();
  if (!hasUrl && file.asked && now < file.asked.getTime() + urlLife) return false;
  const changes = { in_flight: true, asked: hasUrl ? null : new Date(now) };
  try {
    await changeFile(postgres, file, changes);
    return true;
  } catch (cause) {
    if (!isConflict(cause)) throw cause;
    await freePlace(boss, postgres, file);
    return false;
  }
}

/** Frees the place if the file that holds it was given up, because its workers have died. */
async function freePlace(
  boss: FleetEngine,
  postgres: FleetPool,
  { customer, slot }: FleetFile,
): Promise<void> {
  const { rows } = await postgres.query(
    'select upload::text from msads_bulk.fleet_file where customer = $1 and slot = $2 and in_flight',
    [customer, slot],
  );
  for (const row of rows as readonly { readonly upload: string }[]) {
    const upload = Number(row.upload);
    const jobs = await boss.findJobs(queues.upload, { data: { upload } });
    if (jobs.some(({ state }) => ['created', 'retry', 'active'].includes(state))) continue;
    await postgres.query('update msads_bulk.fleet_file set in_flight = false where upload = $1', [
      upload,
    ]);
  }
}
