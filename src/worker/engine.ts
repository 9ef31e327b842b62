import type { FleetQueries } from './database/pool';

/** What pg-boss runs its statements with, so that they belong to a transaction of the caller. */
export interface EngineDatabase {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A job as a worker gets it. */
export interface EngineJob<Data = unknown> {
  readonly id: string;
  readonly data: Data;
  readonly retryCount: number;
  readonly retryLimit: number;
  readonly singletonKey: string | null;
  /** Aborts once the job is no longer this worker's. */
  readonly signal: AbortSignal;
}

/** What a worker says of a job. */
export interface EngineResult {
  readonly id: string;
  readonly status: 'completed' | 'failed' | 'deadletter';
  readonly output?: object;
}

type Attempt = Pick<EngineJob, 'id' | 'retryCount'>;
interface InTransaction {
  readonly db?: EngineDatabase;
}

/** The members of `PgBoss` of pg-boss 12.38 that the fleet uses. The instance has been started. */
export interface FleetEngine {
  createQueue(name: string, options: object): Promise<void>;
  send(name: string, data: object, options: object): Promise<string | null>;
  work(
    name: string,
    options: {
      readonly perJobResults: true;
      readonly includeMetadata: true;
      readonly localConcurrency: number;
      readonly pollingIntervalSeconds: number;
    },
    // biome-ignore lint/suspicious/noExplicitAny: pg-boss types a job by what its caller expects
    handler: (jobs: any[]) => Promise<any[]>,
  ): Promise<string>;
  offWork(name: string, options?: { wait?: boolean }): Promise<void>;
  complete(
    name: string,
    job: Attempt,
    output: object | null,
    options: InTransaction,
  ): Promise<object>;
  deleteJob(name: string, job: Attempt | string, options: InTransaction): Promise<object>;
  findJobs(
    name: string,
    options: { readonly data?: object; readonly limit?: number },
  ): Promise<
    readonly {
      readonly data: unknown;
      readonly state: string;
      readonly createdOn: Date;
      readonly sourceOutput: object | null;
    }[]
  >;
  redrive(
    name: string,
    options: { readonly data?: object; readonly limit?: number },
  ): Promise<number>;
  schedule(name: string, cron: string, data: object, options: object): Promise<void>;
  unschedule(name: string, key: string): Promise<void>;
  getSchedules(name: string): Promise<readonly { readonly key: string }[]>;
}

/** Lets pg-boss work in the transaction of a connection. */
export function databaseOf(connection: FleetQueries): EngineDatabase {
  return {
    async executeSql(text, values) {
      const { rows } = await connection.query(text, values);
      return { rows: [...rows] };
    },
  };
}

/** How many jobs a call has changed. pg-boss returns it without declaring it. */
export function changedJobs(answer: object): number {
  return 'affected' in answer ? Number(answer.affected) : 0;
}
