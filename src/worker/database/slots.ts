import type { FleetQueries } from './pool';

/** Files of a customer that are queued at most: jobs that have to wait hold up those of others. */
export const maxQueuedFiles = 20;

/**
 * Finds the place of a customer that the fewest of its files wait for; undefined if as many files of the
 * customer are queued as may be. Until the transaction ends, nobody else finds one.
 * @param slots uploads of a customer that the service processes at the same time
 */
export async function findSlot(
  database: FleetQueries,
  customer: string,
  slots: number,
): Promise<number | undefined> {
  await database.query(
    "select pg_advisory_xact_lock(hashtext('msads-bulk customer ' || $1::text))",
    [customer],
  );
  const { rows } = await database.query(
    `select place.slot, count(upload)::int as files
    from generate_series(0, $2::int - 1) as place(slot) left join msads_bulk.fleet_file as file
      on file.slot = place.slot and file.customer = $1::bigint
    group by place.slot order by files, place.slot`,
    [customer, slots],
  );
  const places = rows as readonly { readonly slot: number; readonly files: number }[];
  const queued = places.reduce((sum, { files }) => sum + files, 0);
  return queued < maxQueuedFiles ? places[0]?.slot : undefined;
}
