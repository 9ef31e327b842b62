import type { FleetQueries } from './pool';

/** The moment up to which the records of an account have been read; undefined before the first time. */
export async function readWatermark(
  database: FleetQueries,
  account: string,
): Promise<Date | undefined> {
  const { rows } = await database.query(
    'select since from msads_bulk.fleet_account where account = $1',
    [account],
  );
  return (rows[0] as { readonly since: Date } | undefined)?.since;
}

export async function moveWatermark(
  database: FleetQueries,
  account: string,
  since: Date,
): Promise<void> {
  await database.query(
    `insert into msads_bulk.fleet_account (account, since) values ($1, $2)
    on conflict (account) do update set since = excluded.since`,
    [account, since],
  );
}
