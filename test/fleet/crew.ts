import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { type ServiceDouble, startServiceDouble } from '../../src/double';
import type { FleetMetric, FleetStatus, PlanReport } from '../../src/worker';
import { node24 } from '../node24/program.mjs';
import { type PostgresServer, startPostgres } from '../support/postgres';
import { type Bridge, openBridge } from './bridge';
import { fastClock } from './shared.mjs';

/** An account of the test, and how many records it has. */
export interface Account {
  readonly account: string;
  readonly customer: string;
  readonly records: number;
}

/** What a crew works on. */
export interface Task {
  readonly accounts: readonly Account[];
  /** Records of a file. */
  readonly maxRows: number;
  /** How many times faster than that of the machine the clock of the fleet and the service runs. */
  readonly speed: number;
  /** Milliseconds at that clock. */
  readonly processingTime: number;
  /** Points at which the first process that gets there dies. */
  readonly killedAt: readonly string[];
}

type Role = 'worker' | 'planner' | 'status' | 'redrive';

/** Whether this machine lets us make network namespaces. */
const hasNamespaces = spawnSync('unshare', ['--net', 'true']).status === 0;
const alone = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

interface Parts {
  readonly postgres: PostgresServer;
  readonly double: ServiceDouble;
  readonly bridge: Bridge;
  /** For what processes leave behind when they die. */
  readonly folder: string;
  /** When the clocks were the same. */
  readonly base: number;
}

/** A database, a double of the service, and the processes of a fleet. */
export class Crew {
  readonly double: ServiceDouble;
  readonly metrics: FleetMetric[] = [];
  readonly #task: Task;
  readonly #parts: Parts;
  readonly #pool: pg.Pool;
  readonly #workers = new Set<ChildProcess>();
  /** What processes have written to standard error. */
  readonly #complaints: string[] = [];
  #isEnding = false;
  /** Processes that were killed. */
  kills = 0;

  private constructor(task: Task, parts: Parts) {
    this.#task = task;
    this.#parts = parts;
    this.double = parts.double;
    this.#pool = new pg.Pool({ connectionString: parts.postgres.url, max: 2 });
  }

  static async open(task: Task): Promise<Crew> {
    const base = Date.now();
    const folder = mkdtempSync(join(tmpdir(), 'msads-bulk-fleet-'));
    const double = await startServiceDouble({
      clock: { now: fastClock({ base, speed: task.speed }).now },
      ...{ goals: ['Purchase'], processingTime: task.processingTime },
      // A busy machine takes half a minute to find a dead worker, in which a quarter of an hour passes here.
      ...{ tokenLife: 1e9, resultLife: 1e9 },
      accounts: task.accounts.map(({ account: id, customer: customerId }) => ({ id, customerId })),
    });
    const bridge = await openBridge(double.origin, join(folder, 'double'));
    return new Crew(task, { double, bridge, folder, base, postgres: await startPostgres() });
  }

  /** Plans all accounts, in a process that is started again whenever it is killed. */
  async plan(): Promise<readonly PlanReport[]> {
    return (await this.#run('planner')) as readonly PlanReport[];
  }

  async status(): Promise<FleetStatus> {
    return (await this.#run('status')) as FleetStatus;
  }

  /** Returns how many files are queued again. */
  async redrive(): Promise<number> {
    return (await this.#run('redrive')) as number;
  }

  /** Starts a worker, and another one whenever it is killed. */
  work(): void {
    const worker = this.#start('worker');
    this.#workers.add(worker);
    worker.once('exit', (_, signal) => {
      this.#workers.delete(worker);
      if (this.#isEnding) return;
      if (signal === 'SIGKILL') this.kills++;
      else this.#complaints.push('A worker has ended by itself.');
      this.work();
    });
  }

  /** Waits for something. Fails with what processes have complained of if it does not come. */
  async until(isSo: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`Too late. ${this.#complaints.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** Asks the workers to stop, and returns their exit codes. */
  async stop(): Promise<readonly (number | null)[]> {
    this.#isEnding = true;
    const ends = [...this.#workers].map(async (worker) => {
      const ended = once(worker, 'exit');
      worker.kill('SIGTERM');
      const [code] = await ended;
      return code as number | null;
    });
    const codes = await Promise.all(ends);
    this.#isEnding = false;
    return codes;
  }

  /** Points at which a process has died, in the order of the alphabet. */
  get diedAt(): readonly string[] {
    const { killedAt } = this.#task;
    return readdirSync(this.#parts.folder).filter((name) => killedAt.includes(name));
  }

  async query<Row extends object>(text: string): Promise<readonly Row[]> {
    const { rows } = await this.#pool.query<Row>(text);
    return rows;
  }

  async close(): Promise<void> {
    const { postgres, bridge, folder } = this.#parts;
    this.#isEnding = true;
    for (const worker of this.#workers) worker.kill('SIGKILL');
    await this.#pool.end();
    await bridge.close();
    await this.double.close();
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  }

  /** Runs a process to its end, and returns what it has to say in the end. */
  async #run(role: Exclude<Role, 'worker'>): Promise<unknown> {
    for (;;) {
      const child = this.#start(role);
      let answer: unknown;
      child.on('message', (message) => {
        answer = message;
      });
      const [code, signal] = await once(child, 'exit');
      if (code === 0) return answer;
      if (signal !== 'SIGKILL') throw new Error(this.#complaints.join('\n'));
      this.kills++;
    }
  }

  #start(role: Role): ChildProcess {
    const { accounts, maxRows, speed, killedAt } = this.#task;
    const { postgres, base, folder, bridge, double } = this.#parts;
    const setting = {
      ...{ role, accounts, maxRows, time: { base, speed } },
      database: { host: postgres.socket, port: postgres.port, user: 'postgres' },
      double: {
        ...(hasNamespaces && { socket: bridge.path }),
        ...{ port: Number(new URL(double.origin).port), environment: double.environment },
        ...{ token: double.issueToken(), developerToken: double.credentials.developerToken },
      },
      kills: { folder, points: killedAt },
    };
    const command = [...(hasNamespaces ? alone : []), node24, 'test/fleet/worker.mjs'];
    const [program, ...args] = command as [string, ...string[]];
    const child = spawn(program, args, {
      env: { PATH: process.env.PATH, FLEET_TEST: JSON.stringify(setting) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const { stdout, stderr } = child;
    if (!stdout || !stderr) throw new Error('A process has no output.');
    createInterface(stdout).on('line', (line) => this.metrics.push(JSON.parse(line)));
    createInterface(stderr).on('line', (line) => this.#complaints.push(line));
    return child;
  }
}
