import * as z from 'zod/mini';
import type { ConversionGoalObject } from '../api/goals/object';
import { checkOptions } from '../options/check';
import { callback, count } from '../options/shapes';
import { uploadLimits } from '../vendor/limits';
import type { DoubleAccount } from './account';
import type { DoubleCall } from './calls';

/** Options of `startServiceDouble`. All times are milliseconds. */
export interface ServiceDoubleOptions {
  /** The port on 127.0.0.1. Default 0: any that is free. */
  readonly port?: number | undefined;
  /** The clock of the service. Default: that of the system. */
  readonly clock?: { now(): number } | undefined;
  /** The accounts. The first one belongs to the credentials. Default: one account. */
  readonly accounts?: readonly DoubleAccount[] | undefined;
  /** The secret of the app. Default: it is a native app, which must not send one to Microsoft. */
  readonly clientSecret?: string | undefined;
  /**
   * The offline conversion goals of the account: objects of the API, or just names. Records for other goals
   * are rejected. Default: two made-up goals, and every other name is a goal as well.
   */
  readonly goals?: readonly (string | ConversionGoalObject)[] | undefined;
  /** From the receipt of a file to the end of its processing. Default 0. */
  readonly processingTime?: number | undefined;
  /**
   * The statuses between these two moments, each for an equal share of the time.
   * Default `['FileUploaded', 'InProgress']`.
   */
  readonly statuses?: readonly string[] | undefined;
  /** Uploads of one customer that may be pending before GetBulkUploadUrl answers with 4204. Default: any number. */
  readonly maxPendingUploads?: number | undefined;
  /** How many records a file may have, from 1. Default 4,000,000. */
  readonly maxRows?: number | undefined;
  /** How long an access token is valid. Default 3,600,000: one hour. */
  readonly tokenLife?: number | undefined;
  /** How long a file may be posted to its upload URL. Default 900,000: 15 minutes. */
  readonly urlLife?: number | undefined;
  /** How long a result URL is valid. Default 300,000: 5 minutes. */
  readonly resultUrlLife?: number | undefined;
  /** How long the service keeps a result file, from the end of the processing. Default 900,000. */
  readonly resultLife?: number | undefined;
  /** How a result file is packed. Its address always ends in `.zip`. Default `'zip'`. */
  readonly resultFormat?: 'zip' | 'gzip' | 'plain' | undefined;
  /** Whether a result file starts with the byte order mark. Default `true`. */
  readonly bom?: boolean | undefined;
  /** The name of the entry in a packed result, which may contain slashes. Default: made from the request id. */
  readonly entryName?: string | undefined;
  /** Called once per call, when it has been answered or its connection was cut. */
  readonly onCall?: ((call: DoubleCall) => void) | undefined;
}

const digits = z.custom<string>(
  (value) => typeof value === 'string' && /^\d{1,19}$/.test(value),
  'text of 1 to 19 digits',
);
const schema = z.strictObject({
  port: z.optional(z.int().check(z.minimum(0), z.maximum(65_535))),
  clock: z.optional(
    z.custom<{ now(): number }>(
      (value) => typeof (value as { now?: unknown } | null)?.now === 'function',
      'an object with the function now',
    ),
  ),
  accounts: z.optional(
    z
      .array(z.object({ id: digits, name: z.optional(z.string()), customerId: z.optional(digits) }))
      .check(z.refine((list) => list.length > 0, 'a list with at least one account')),
  ),
  clientSecret: z.optional(z.string()),
  goals: z.optional(
    z.array(
      z.custom<string | ConversionGoalObject>(
        (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
        'a name or an object',
      ),
    ),
  ),
  processingTime: count(0),
  statuses: z.optional(z.array(z.string())),
  maxPendingUploads: count(0),
  maxRows: count(1),
  tokenLife: count(0),
  urlLife: count(0),
  resultUrlLife: count(0),
  resultLife: count(0),
  resultFormat: z.optional(z.enum(['zip', 'gzip', 'plain'])),
  bom: z.optional(z.boolean()),
  entryName: z.optional(z.string()),
  onCall: callback<NonNullable<ServiceDoubleOptions['onCall']>>(),
});

/** The options with their defaults filled in. */
export type DoubleSettings = ReturnType<typeof readDoubleOptions>;

const minute = 60_000;

export function readDoubleOptions(given: ServiceDoubleOptions) {
  const options = checkOptions(schema, given);
  return {
    port: options.port ?? 0,
    clock: options.clock ?? Date,
    accounts: options.accounts ?? [{ id: '2000001' }],
    clientSecret: options.clientSecret,
    goals: options.goals,
    processingTime: options.processingTime ?? 0,
    statuses: options.statuses ?? ['FileUploaded', 'InProgress'],
    maxPendingUploads: options.maxPendingUploads ?? Number.POSITIVE_INFINITY,
    maxRows: options.maxRows ?? uploadLimits.rows.production,
    tokenLife: options.tokenLife ?? 60 * minute,
    urlLife: options.urlLife ?? 15 * minute,
    resultUrlLife: options.resultUrlLife ?? 5 * minute,
    resultLife: options.resultLife ?? 15 * minute,
    resultFormat: options.resultFormat ?? 'zip',
    bom: options.bom ?? true,
    entryName: options.entryName,
    onCall: options.onCall,
  } as const;
}
