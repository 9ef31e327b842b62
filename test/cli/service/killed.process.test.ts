import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../../src/client';
import { type ServiceDouble, startServiceDouble, type Trouble } from '../../../src/double';
import type { ServiceCall } from '../../../src/vendor/hosts';
import { record, uploadOf } from '../../support/lead-records';
import { cli } from '../../support/process';
import { type Files, folderOf, ndjson, now, run } from '../../support/run';

/*
 * A command is killed at each step of an upload, and run again. The service has received each file once
 * afterwards, and every record has one outcome.
 */

interface World {
  readonly double: ServiceDouble;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

async function openWorld(files: Files, script: Script): Promise<World> {
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
  };
  return { double, cwd: folderOf(files), env };
}

type Script = Partial<Record<ServiceCall, readonly Trouble[]>>;

/** When a command is stopped. */
interface Point {
  /** Lets a call take so long that the command can be met there. */
  readonly script: Script;
  readonly isReached: (world: World) => boolean;
}

/** Longer than the test waits for anything. */
const held = { delay: 30_000 };
const calledOften = ({ double }: World, name: ServiceCall, times = 1) =>
  double.calls.filter(({ call }) => call === name).length === times;
const stepOf = ({ cwd }: World, file: string) => {
  if (!readdirSync(cwd).includes(`${file}.upload.json`)) return undefined;
  return JSON.parse(readFileSync(join(cwd, `${file}.upload.json`), 'utf8')).entry.step;
};

/** The points of the upload of a file, after so many earlier files of the same command. */
const pointsOf = (earlier: number): Readonly<Record<string, Point>> => {
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
const runAgain = (args: readonly string[], { cwd, env }: World) => run(args, { cwd, env, clock });

/** Starts a command, and stops it with a signal once the point is reached. Gives what it said. */
async function stopAt(
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

describe.each(Object.entries(pointsOf(0)))('upload, killed %s', (_, point) => {
  test('goes on without sending the file twice', async () => {
    const world = await openWorld({ 'up.csv': uploadOf(1, 2) }, point.script);
    const args = ['upload', 'up.csv', ...now];
    expect(await stopAt(args, point, world, 'SIGKILL')).toEqual({ code: null, stderr: '' });
    const { stdout, stderr, code } = await runAgain(args, world);
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toContain('2 uploaded: 2 accepted, 0 rejected, 0 unknown');
    expect(world.double.files.map(({ records }) => records)).toEqual([2]);
    expect(readdirSync(world.cwd)).toEqual(['up.csv']);
  });
});

const restated = {
  ...{ ...record(1), action: 'Restate', adjustmentTime: '2026-11-20T09:30:00Z' },
  ...{ adjustmentValue: 5, adjustmentCurrencyCode: 'EUR' },
};
const files = { 'in.ndjson': ndjson(record(1), restated, record(2)) };
const sendPoints = [0, 1].flatMap((earlier) =>
  Object.entries(pointsOf(earlier)).map(([name, point]) => [earlier, name, point] as const),
);

test.each(sendPoints)('send, killed in file %i %s', async (earlier, _, point) => {
  const world = await openWorld(files, point.script);
  const args = ['send', 'in.ndjson', ...now];
  await stopAt(args, point, world, 'SIGKILL');
  const { stdout, stderr, code } = await runAgain(args, world);
  const isSent = 'in.upload-001.csv: Sent by an earlier run.\n';
  expect([stderr, code]).toEqual([earlier === 1 ? isSent : '', 0]);
  expect(stdout.match(/\d uploaded.*?unknown/g)).toEqual(
    [
      '2 uploaded: 2 accepted, 0 rejected, 0 unknown',
      '1 uploaded: 1 accepted, 0 rejected, 0 unknown',
    ].slice(earlier),
  );
  // Adds first, then the adjustment, each once.
  expect(world.double.files.map(({ records }) => records)).toEqual([2, 1]);
  expect(readdirSync(world.cwd).sort()).toEqual([
    ...['in.ndjson', 'in.upload-001.csv', 'in.upload-001.result.csv'],
    ...['in.upload-002.csv', 'in.upload-002.result.csv'],
  ]);
});

test('SIGINT of apply --send tells what may have been applied', async () => {
  const point: Point = {
    script: { ApplyOfflineConversions: [{}, held] },
    isReached: (world) => calledOften(world, 'ApplyOfflineConversions', 2),
  };
  const world = await openWorld({ 'in.ndjson': ndjson(record(1), record(2)) }, point.script);
  const args = ['apply', 'in.ndjson', '--send', '--max-items', '1', ...now];
  expect(await stopAt(args, point, world, 'SIGINT')).toEqual({
    code: 130,
    stderr:
      'in.ndjson: Interrupted after 1 record. Some records may have been applied. Check the attribution report before you send them again.\n',
  });
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s keeps the journal, and says how to go on', async (signal, code) => {
  const points = pointsOf(0);
  const point = points['when the file was received'] as Point;
  const world = await openWorld({ 'up.csv': uploadOf(1) }, point.script);
  expect(await stopAt(['upload', 'up.csv', ...now], point, world, signal)).toEqual({
    code,
    stderr:
      'up.csv: Interrupted after the upload began. To go on, run the same command again. It sends nothing twice.\n',
  });
  expect(readdirSync(world.cwd)).toEqual(['up.csv', 'up.csv.upload.json']);
  expect(stepOf(world, 'up.csv')).toBe('received');
});
