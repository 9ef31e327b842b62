import { expect, test } from 'vitest';
import { inputOf } from '../../support/lead-records';
import { fromNdjson, now, run } from '../../support/run';
import {
  calledOften,
  held,
  openWorld,
  type Point,
  runAgain,
  stopAt,
  type World,
} from '../service/killing';

const ledger = ['--ledger', 'sent.db'];
const args = ['apply', 'in.ndjson', '--send', ...ledger, ...now];
const minute = 60_000;

/** The request has been applied, and its answer is on its way. */
const point: Point = {
  script: { ApplyOfflineConversions: [held] },
  isReached: (world) => calledOften(world, 'ApplyOfflineConversions'),
};

async function stopped(signal: NodeJS.Signals): Promise<World> {
  const world = await openWorld({ 'in.ndjson': inputOf(1, 2) }, point.script);
  expect((await runAgain(['ledger', 'create', ...ledger], world)).code).toBe(0);
  await stopAt(args, point, world, signal);
  return world;
}

async function statesOf(world: World): Promise<readonly string[]> {
  const { stdout } = await runAgain(['ledger', 'export', ...ledger], world);
  return (fromNdjson(stdout) as { readonly state: string }[]).map(({ state }) => state);
}

const applied = ({ double }: World) =>
  double.calls.filter(({ call }) => call === 'ApplyOfflineConversions').length;

/** Runs the command again, so many minutes later. */
const runLater = ({ cwd, env }: World, minutes: number, line = args) =>
  run(line, {
    cwd,
    env,
    clock: { now: () => Date.now() + minutes * minute, wait: async () => {} },
  });

test('apply --send, killed during a request, leaves its records out for an hour, and then sends them', async () => {
  const world = await stopped('SIGKILL');
  expect(await statesOf(world)).toEqual(['pending', 'pending']);
  expect((await runLater(world, 58)).stderr).toBe(
    'in.ndjson: 2 records were sent before, so they are left out.\n',
  );
  expect([applied(world), await statesOf(world)]).toEqual([1, ['pending', 'pending']]);
  const { stdout, stderr, code } = await runLater(world, 61);
  expect([stderr, code]).toEqual(['', 0]);
  expect(stdout).toContain('2 accepted, 0 rejected, 0 unknown');
  expect([applied(world), await statesOf(world)]).toEqual([2, ['accepted', 'accepted']]);
});

test('apply --send, killed during a request, is not taken by send for a file that was not sent', async () => {
  const world = await stopped('SIGKILL');
  const send = ['send', 'in.ndjson', ...ledger, ...now];
  expect((await runLater(world, 58, send)).code).toBe(0);
  expect([world.double.files.length, await statesOf(world)]).toEqual([0, ['pending', 'pending']]);
  expect((await runLater(world, 61, send)).code).toBe(0);
  const status = await runAgain(['ledger', 'status', '--format', 'json', ...ledger], world);
  expect(JSON.parse(status.stdout).uploads).toMatchObject({ lost: 1, settled: 1, failed: 0 });
});

test('apply --send, interrupted during a request, keeps that its records may have been applied', async () => {
  const world = await stopped('SIGINT');
  expect(await statesOf(world)).toEqual(['unknown', 'unknown']);
});
