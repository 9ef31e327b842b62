import { randomUUID } from 'node:crypto';
import type { FleetQueries } from './pool';

/** Whose upload it is. */
export interface FileOwner {
  /** The ledger's number of the upload. */
  readonly upload: number;
  readonly account: string;
  readonly customer: string;
  /** The place among those of the customer. */
  readonly slot: number;
}

/** A file that is queued or uploaded, and is removed once the ledger is settled. */
export interface FleetFile extends FileOwner {
  readonly rows: number;
  readonly size: number;
  /** Packed. */
  readonly content: Buffer;
  /** The run that may write. */
  readonly claim: string;
  /** When an address for the file was asked for whose answer was not kept. */
  readonly asked: Date | null;
  /** Whether the service gave up, so that the file is sent as if for the first time. */
  readonly beginsAgain: boolean;
  /** The result, packed as the service packed it. */
  readonly result: Buffer | null;
}

/** Thrown where another worker has taken the file over. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';

  constructor() {
    super('Another worker has taken the file over.');
  }
}

/** Adds a file that was made. False if it is there already. */
export async function addFile(
  database: FleetQueries,
  { upload, account, customer, slot }: FileOwner,
  file: {
    readonly rows: number;
    readonly size: number;
    readonly content: Buffer;
    readonly made: Date;
  },
): Promise<boolean> {
  const { rows } = await database.query(
    `insert into msads_bulk.fleet_file (upload, account, customer, slot, rows, size, content, made)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning upload`,
    [upload, account, customer, slot, file.rows, file.size, file.content, file.made],
  );
  return rows.length === 1;
}

/** Takes a file for this run, whoever had it; undefined if it has been settled. */
export async function claimFile(
  database: FleetQueries,
  upload: number,
): Promise<FleetFile | undefined> {
  const { rows } = await database.query(
    `update msads_bulk.fleet_file set claim = $2 where upload = $1
    returning upload::text, account::text, customer::text, slot, rows, size::text, content, claim, asked,
      begins_again as "beginsAgain", result`,
    [upload, randomUUID()],
  );
  const row = rows[0] as (Omit<FleetFile, 'upload' | 'size'> & Texts) | undefined;
  return row && { ...row, upload: Number(row.upload), size: Number(row.size) };
}

/** Numbers that may be longer than 32 bits, which drivers return as text. */
interface Texts {
  readonly upload: string;
  readonly size: string;
}

/** Columns of a file that change while it is uploaded. */
interface Changes {
  readonly asked?: Date | null;
  readonly in_flight?: boolean;
  readonly begins_again?: boolean;
  readonly result?: Buffer | null;
}

/**
 * Changes a file.
 * @throws ClaimLost
 */
export async function changeFile(
  database: FleetQueries,
  { upload, claim }: Pick<FleetFile, 'upload' | 'claim'>,
  changes: Changes,
): Promise<void> {
  const names = Object.keys(changes).map((name, at) => `${name} = $${at + 3}`);
  await assertClaimed(
    database.query(
      `update msads_bulk.fleet_file set ${names.join(', ')} where upload = $1 and claim = $2 returning upload`,
      [upload, claim, ...Object.values(changes)],
    ),
  );
}

/**
 * Removes a file that is settled.
 * @throws ClaimLost
 */
export async function removeFile(
  database: FleetQueries,
  { upload, claim }: Pick<FleetFile, 'upload' | 'claim'>,
): Promise<void> {
  await assertClaimed(
    database.query(
      'delete from msads_bulk.fleet_file where upload = $1 and claim = $2 returning upload',
      [upload, claim],
    ),
  );
}

async function assertClaimed(answer: ReturnType<FleetQueries['query']>): Promise<void> {
  const { rows } = await answer;
  if (rows.length !== 1) throw new ClaimLost();
}
