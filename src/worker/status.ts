import type { FleetSettings } from './options';
import { queues } from './queues';

/** A file that was given up. */
export interface GivenUpFile {
  /** The ledger's number of the upload. */
  readonly upload: number;
  readonly account: string;
  readonly customer: string;
  readonly records: number;
  /** When it was given up, as ISO 8601 text in UTC. */
  readonly at: string;
  /** Why; undefined if its workers have died. */
  readonly reason: string | undefined;
}

/** What a fleet is at. A plain object that can be written as JSON. */
export interface FleetStatus {
  /** Files that are not settled: those that wait, are uploaded, or were given up. */
  readonly files: number;
  /** Their records. */
  readonly records: number;
  /** Uploads that the service has begun and whose end is not known, whether they have a worker or not. */
  readonly inFlight: number;
  /** Customers with files. */
  readonly customers: number;
  /** When the oldest file was made, as ISO 8601 text in UTC; undefined if there is none. */
  readonly oldest: string | undefined;
  /** Files that were given up, at most 1,000, the oldest first. */
  readonly givenUp: readonly GivenUpFile[];
}

interface Counts extends Omit<FleetStatus, 'records' | 'oldest' | 'givenUp'> {
  readonly records: string;
  readonly oldest: Date | null;
}

interface DeadJob {
  readonly data: { readonly upload: number };
  readonly createdOn: Date;
  readonly sourceOutput: { readonly reason?: unknown } | null;
}

/** Counts the files that are not settled, and lists those that were given up. */
export async function readStatus({ boss, postgres }: FleetSettings): Promise<FleetStatus> {
  const { rows } = await postgres.query(
    `select count(*)::int as files, coalesce(sum(rows), 0)::text as records,
      count(*) filter (where in_flight)::int as "inFlight", count(distinct customer)::int as customers,
      min(made) as oldest from msads_bulk.fleet_file`,
  );
  const { records, oldest, ...counts } = rows[0] as Counts;
  const dead = (await boss.findJobs(queues.dead, {})) as readonly DeadJob[];
  const found = await postgres.query(
    `select upload::text, account::text, customer::text, rows as records from msads_bulk.fleet_file where upload = any($1)`,
    [dead.map(({ data }) => data.upload)],
  );
  const files = new Map(
    (found.rows as readonly (Omit<GivenUpFile, 'upload'> & { readonly upload: string })[]).map(
      (file) => [Number(file.upload), file],
    ),
  );
  return {
    ...counts,
    ...{ records: Number(records), oldest: oldest?.toISOString() },
    givenUp: dead.flatMap(({ data, createdOn, sourceOutput }) => {
      const file = files.get(data.upload);
      const reason = typeof sourceOutput?.reason === 'string' ? sourceOutput.reason : undefined;
      const { upload } = data;
      return file ? [{ ...file, upload, at: createdOn.toISOString(), reason }] : [];
    }),
  };
}
