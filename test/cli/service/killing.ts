import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import type { Clock } from '../../../src/client';
import { type ServiceDouble, startServiceDouble, type Trouble } from '../../../src/double';
import type { ServiceCall } from '../../../src/vendor/hosts';
import { cli } from '../../support/process';
import { type Files, folderOf, run } from '../../support/run';

/** A folder, and a double of the service for commands in processes of their own. */
export interface World {
  readonly double: ServiceDouble;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export async function openWorld(files: Files, script: Script): Promise<World> {
  const double = await startServiceDouble();
  onTestFinished(() => double.close());
  for (const [call, troubles] of Object.entries(script))
    double.script(call as ServiceCall, ...troubles);
  const { developerToken, customerId, accountId } = double.credentials;
  const env = {
    MSADS_ENVIRONMENT: double.origin,
    MSADS_DEVELOPER_TOKEN: developerToken,
    MSADS_CUSTOMER_ID: customerId,
    MSADS_ACCOUNT_ID: accountId,
    MSADS_ACCESS_TOKEN: double.issueToken(),
    MSADS_LEDGER_SECRET: 'a secret of the tests',
  };
  return { double, cwd: folderOf(files), env };
}

type Script = Partial<Record<ServiceCall, readonly Trouble[]>>;

/** When a command is stopped. */
export interface Point {
  /** Lets a call take so long that the command can be met there. */
  readonly script: Script;
  readonly isReached: (world: World) => boolean;
}

/** Longer than a test waits for anything. */
export const held = { delay: 30_000 };
export const calledOften = ({ double }: World, name: ServiceCall, times = 1) =>
  double.calls.filter(({ call }) => call === name).length === times;
/** The step that the journal of a file has. */
export const stepOf = ({ cwd }: World, file: string) => {
  if (!readdirSync(cwd).includes(`${file}.upload.json`)) return undefined;
  return JSON.parse(readFileSync(join(cwd, `${file}.upload.json`), 'utf8')).entry.step;
};

/** The points of the upload of a file, after so many earlier files of the same command. */
export const pointsOf = (earlier: number): Readonly<Record<string, Point>> => {
  const later = (...troubles: readonly Trouble[]) => [
    ...Array.from({ length: earlier }, () => ({})),
    ...troubles,
  ];
  return {
    'before there is a journal': {
      script: { GetBulkUploadUrl: later(held) },
      isReached: (world) => calledOften(world, 'GetBulkUploadUrl', earlier + 1),
    },
    'when the file was not received': {
      script: { UploadBulkFile: later({ cut: 'before' }), GetBulkUploadStatus: later(held) },
      isReached: (world) => calledOften(world, 'GetBulkUploadStatus', earlier + 1),
    },
    'when the file was received, and the answer is on its way': {
      script: { UploadBulkFile: later(held) },
      isReached: ({ double }) => double.files.length === earlier + 1,
    },
    'when the file was received': {
      script: { GetBulkUploadStatus: later(held) },
      isReached: (world) => calledOften(world, 'GetBulkUploadStatus', earlier + 1),
    },
    'when the result is being fetched': {
      script: { DownloadResult: later(held) },
      isReached: (world) => calledOften(world, 'DownloadResult', earlier + 1),
    },
  };
};

/** Makes the waits of a process a thousand times as short, but not the timeouts of its calls. */
const quickWaits = `data:text/javascript,${encodeURIComponent(
  'const start = setTimeout; setTimeout = (work, time, ...more) => start(work, time > 20000 ? time : time / 1000, ...more)',
)}`;
const clock: Clock = { now: () => Date.now(), wait: async () => {} };

/** Runs the command again, in the process of the test. */
export const runAgain = (args: readonly string[], { cwd, env }: World) =>
  run(args, { cwd, env, clock });

/** Starts a command, and stops it with a signal once the point is reached. Gives what it said. */
export async function stopAt(
  args: readonly string[],
  { isReached }: Point,
  world: World,
  signal: NodeJS.Signals,
) {
  const { cwd, env } = world;
  const child = spawn(process.execPath, ['--import', quickWaits, cli, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  let stderr = '';
  child.stderr.on('data', (piece) => {
    stderr += piece;
  });
  const end = once(child, 'close');
  while (!isReached(world)) {
    expect(child.exitCode, stderr).toBe(null);
    await setTimeout(2);
  }
  child.kill(signal);
  const [code] = await end;
  return { code, stderr };
}
