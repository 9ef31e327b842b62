import { type FleetPool, inTransaction } from './pool';

/** Statements that make the tables of the fleet, one version after the other. */
const migrations = [
  `create table msads_bulk.fleet_account (
    account bigint primary key,
    since timestamptz not null);
  create table msads_bulk.fleet_file (
    upload bigint primary key,
    account bigint not null,
    customer bigint not null,
    slot smallint not null,
    rows integer not null,
    size bigint not null,
    content bytea not null,
    made timestamptz not null,
    claim uuid,
    asked timestamptz,
    in_flight boolean not null default false,
    begins_again boolean not null default false,
    result bytea);
  create index fleet_file_customer on msads_bulk.fleet_file (customer);
  create unique index fleet_file_in_flight on msads_bulk.fleet_file (customer, slot) where in_flight`,
];

/** Any number: two processes that make the tables at once wait for each other. */
const lock = 7_162_343_101;

/** Makes the tables of the fleet, or brings them to the version of this package. */
export function openTables(pool: FleetPool): Promise<void> {
  return inTransaction(pool, async (connection) => {
    await connection.query('select pg_advisory_xact_lock($1)', [lock]);
    await connection.query('create schema if not exists msads_bulk');
    await connection.query(
      'create table if not exists msads_bulk.fleet_version (version integer not null)',
    );
    const { rows } = await connection.query('select version from msads_bulk.fleet_version');
    const { version } = (rows[0] ?? { version: 0 }) as { readonly version: number };
    if (version > migrations.length)
      throw new Error(
        `The tables of the fleet have version ${version}, and this package knows versions up to ${migrations.length}. Upgrade msads-bulk.`,
      );
    for (const statements of migrations.slice(version)) await connection.query(statements);
    if (version === migrations.length) return;
    await connection.query('delete from msads_bulk.fleet_version');
    await connection.query('insert into msads_bulk.fleet_version values ($1)', [migrations.length]);
  });
}
