import * as z from 'zod/mini';
import type { ServiceClient } from '../client';
import { type Clock, clockShape, systemClock } from '../client/clock';
import { partsOf } from '../client/send/parts';
import type { Issue } from '../issues/issue';
import { checkOptions } from '../options/check';
import type { HashOption, HashOptions, SplitOptions } from '../options/options';
import { callback } from '../options/shapes';
import type { ConversionInput, offlineConversion } from '../records/offline-conversion';
import type { ConversionTypeOption } from '../records/offline-conversion/conversion-type';
import type { Outcome } from '../results/outcome';
import type { OwnOptionsOf } from '../schema/record-type';
import { type Channel, uploadLimits } from '../vendor/limits';
import type { FleetPool } from './database/pool';
import type { FleetEngine } from './engine';
import type { FleetMetric } from './metric';

/** An account that the fleet sends conversions for. */
export interface FleetAccount {
  /** Its id: digits. */
  readonly account: string;
  /** Id of its customer, whose accounts share the places for uploads. */
  readonly customer: string;
  /**
   * When its records are read, as a cron expression of five fields in UTC, such as `'*\/15 * * * *'`.
   * Default: never, unless `plan` is called.
   */
  readonly cron?: string | undefined;
}

/** A record that is not sent, because it has an error. */
export interface RefusedRecord {
  readonly account: FleetAccount;
  /** Zero-based number of the record among those that were yielded. */
  readonly index: number;
  /** The record as it was yielded. It contains identifiers. */
  readonly record: unknown;
  readonly issues: readonly Issue[];
}

/** An upload of the fleet. */
export interface FleetUpload {
  readonly account: FleetAccount;
  /** The ledger's number of the upload. */
  readonly upload: number;
  /** The service's id of the upload. */
  readonly requestId: string;
}

/** How files are made of records: the options of `splitRecords` that are not the fleet's own, and `recordType`. */
export type FleetFileOptions<Hash extends HashOptions | undefined = HashOptions | undefined> = Omit<
  SplitOptions,
  | 'bom'
  | 'name'
  | 'now'
  | 'onInvalid'
  | 'onSkip'
  | 'onProgress'
  | 'onIssue'
  | 'signal'
  | 'allowEmpty'
> &
  HashOption<Hash> &
  ConversionTypeOption &
  OwnOptionsOf<typeof offlineConversion>;

/** Options for a fleet. */
export interface FleetOptions<Hash extends HashOptions | undefined = undefined> {
  /** A started `PgBoss` of pg-boss 12.38, on the same database as `postgres`. */
  readonly boss: FleetEngine;
  /** A pool of connections, such as that of `pg`. A worker needs one more than it uploads files at once. */
  readonly postgres: FleetPool;
  /** The secret of the ledger, without which it tells nothing about a person. */
  readonly secret: string | Uint8Array;
  readonly accounts: readonly FleetAccount[];
  /**
   * Yields the records of an account that are new or have changed since a moment, which is undefined the
   * first time. Those that were sent before are left out, so it may yield more than that.
   */
  records(
    account: FleetAccount,
    about: { readonly since: Date | undefined; readonly signal: AbortSignal },
  ): Iterable<ConversionInput<Hash>> | AsyncIterable<ConversionInput<Hash>>;
  /** Makes the client of an account. It is asked once for each account. */
  client(account: FleetAccount): ServiceClient;
  /** Options for the files. `channel: 'sandbox'` has one place for uploads for each customer instead of five. */
  readonly files?: FleetFileOptions<Hash> | undefined;
  /** Called for each record that is not sent, because it has an error, before the files of its account are queued. */
  readonly onRefused?: ((refused: RefusedRecord) => void | Promise<void>) | undefined;
  /**
   * Called with what became of the records of an upload, at most 1,000 at a time, before the upload is
   * settled. It is called again with the same outcomes if the worker dies before that.
   */
  readonly onOutcomes?:
    | ((outcomes: readonly Outcome[], upload: FleetUpload) => void | Promise<void>)
    | undefined;
  /** Called for everything that happens. A metric holds no identifier of a person, and no token. */
  readonly onMetric?: ((metric: FleetMetric) => void) | undefined;
  /** Replaces the clock of the system in tests. */
  readonly clock?: Clock | undefined;
}

/** The options with their defaults. */
export interface FleetSettings
  extends Required<Omit<FleetOptions<HashOptions>, 'onRefused' | 'onOutcomes'>>,
    Pick<FleetOptions<HashOptions>, 'onRefused' | 'onOutcomes'> {
  readonly files: FleetFileOptions<HashOptions>;
  readonly onMetric: (metric: FleetMetric) => void;
  readonly clock: Clock;
  /** Uploads of a customer that the service processes at the same time. */
  readonly slots: number;
}

const id = z.string().check(z.refine((text) => /^[1-9]\d{0,18}$/.test(text), 'an id: digits'));
const has = <T>(names: readonly (keyof T & string)[], expected: string) =>
  z.custom<T>(
    (value) => names.every((name) => typeof (value as T | null)?.[name] === 'function'),
    expected,
  );
const required = <F>() => z.custom<F>((value) => typeof value === 'function', 'a function');

type Options = FleetOptions<HashOptions>;

const schema = z.strictObject({
  boss: has<FleetEngine>(['createQueue', 'send', 'work', 'redrive'], 'a PgBoss of pg-boss 12'),
  postgres: has<FleetPool>(['query', 'connect'], 'an object with the functions query and connect'),
  secret: z.custom<string | Uint8Array>(
    (value) => (typeof value === 'string' || value instanceof Uint8Array) && value.length > 0,
    'text or bytes, and not empty',
  ),
  accounts: z
    .array(z.strictObject({ account: id, customer: id, cron: z.optional(z.string()) }))
    .check(
      z.refine(
        (accounts) => new Set(accounts.map(({ account }) => account)).size === accounts.length,
        'a list with each account once',
      ),
    ),
  records: required<Options['records']>(),
  client: required<Options['client']>(),
  files: z.optional(z.custom<FleetFileOptions>((value) => typeof value === 'object')),
  onRefused: callback<NonNullable<Options['onRefused']>>(),
  onOutcomes: callback<NonNullable<Options['onOutcomes']>>(),
  onMetric: callback<NonNullable<Options['onMetric']>>(),
  clock: clockShape,
});

/** Throws the `TypeError` for wrong options of the files before an account is planned. */
export function assertFileOptions(files: FleetFileOptions): void {
  partsOf([], files);
}

/** Checks the options of a fleet, and fills in the defaults. */
export function readFleetSettings(options: FleetOptions<HashOptions>): FleetSettings {
  const checked = checkOptions(schema, options);
  const { files = {}, clock = systemClock, onMetric = () => {} } = checked;
  assertFileOptions(files);
  const channel: Channel = files.channel ?? 'production';
  return {
    ...checked,
    ...{ files: files as FleetFileOptions<HashOptions>, clock, onMetric },
    slots: uploadLimits.uploads[channel],
  };
}
