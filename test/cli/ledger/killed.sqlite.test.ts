import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inputOf, record, uploadOf } from '../../support/lead-records';
import { fromNdjson, ndjson, now } from '../../support/run';
import { openWorld, pointsOf, runAgain, stopAt, type World } from '../service/killing';
import { restate } from './adjustments';
import { openLedgerRun } from './ledger-run';

/*
 * A command with a ledger is killed at each step of an upload, and run again. Afterwards the service has
 * received each file once, the ledger has no open upload, and what it has as accepted is what the service
 * counts.
 */

const ledger = ['--ledger', 'sent.db'];

async function begin(...given: Parameters<typeof openWorld>): Promise<World> {
  const world = await openWorld(...given);
  expect((await runAgain(['ledger', 'create', ...ledger], world)).code).toBe(0);
  return world;
}

async function expectSettled(world: World): Promise<void> {
  const read = (action: string) => runAgain(['ledger', ...action.split(' '), ...ledger], world);
  const { open } = JSON.parse((await read('status --format json')).stdout);
  expect(open).toEqual([]);
  const conversions = fromNdjson((await read('export')).stdout) as { readonly state: string }[];
  const accepted = conversions.filter(({ state }) => state === 'accepted');
  expect(accepted).toHaveLength(world.double.counted.size);
  expect(accepted).toHaveLength(conversions.length);
}

describe.each(Object.entries(pointsOf(0)))('upload, killed %s', (_, point) => {
  test('goes on without sending a record twice', async () => {
    const world = await begin({ 'up.csv': uploadOf(1, 2) }, point.script);
    const args = ['upload', 'up.csv', ...ledger, ...now];
    expect(await stopAt(args, point, world, 'SIGKILL')).toEqual({ code: null, stderr: '' });
    const { stdout, stderr, code } = await runAgain(args, world);
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toContain('2 uploaded: 2 accepted, 0 rejected, 0 unknown');
    expect(world.double.files.map(({ records }) => records)).toEqual([2]);
    await expectSettled(world);
  });
});

const files = { 'in.ndjson': ndjson(record(1), restate(1, 20), record(2)) };
const sendPoints = [0, 1].flatMap((earlier) =>
  Object.entries(pointsOf(earlier)).map(([name, point]) => [earlier, name, point] as const),
);

describe.each(sendPoints)('send, killed in file %i %s', (earlier, _, point) => {
  const args = ['send', 'in.ndjson', ...ledger, ...now];

  test('goes on without sending a record twice', async () => {
    const world = await begin(files, point.script);
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
    expect(world.double.files.map(({ records }) => records)).toEqual([2, 1]);
    await expectSettled(world);
    expect((await runAgain(args, world)).stderr).toBe(
      'in.ndjson: 3 records were sent before, so they are left out.\nin.ndjson: There is nothing to send.\n',
    );
  });
});

describe('killed when the ledger knows the outcome, and before it is shown', () => {
  const left = async (file: string, run: string) => {
    const settings = { processingTime: 60_000 };
    const world = await openLedgerRun({ 'up.csv': uploadOf(1), 'in.ndjson': inputOf(1) }, settings);
    await world.run(run);
    const names = [`${file}.upload.json`, 'in.upload.csv.send.json'].filter((name) =>
      world.names().includes(name),
    );
    for (const name of names) copyFileSync(join(world.cwd, name), join(world.cwd, `kept-${name}`));
    const again = run.replace(/ --(?:no-wait|deadline 1s)/, '');
    expect((await world.run(again)).code).toBe(0);
    // As if neither the journal nor the plan had been removed.
    for (const name of names) copyFileSync(join(world.cwd, `kept-${name}`), join(world.cwd, name));
    return { world, again };
  };

  test.each([
    ['up.csv', `upload up.csv --no-wait ${now.join(' ')}`],
    ['in.upload-001.csv', `send in.ndjson --deadline 1s ${now.join(' ')}`],
  ])('%s: the outcome is shown again', async (file, run) => {
    const { world, again } = await left(file, run);
    const { stdout, stderr, code } = await world.run(again);
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout).toContain('1 uploaded: 1 accepted, 0 rejected, 0 unknown');
    expect([world.double.files.length, await world.states()]).toEqual([1, ['accepted']]);
  });
});
