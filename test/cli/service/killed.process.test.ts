import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { record, uploadOf } from '../../support/lead-records';
import { ndjson, now } from '../../support/run';
import { some } from '../../support/runs';
import {
  calledOften,
  held,
  openWorld,
  type Point,
  pointsOf,
  runAgain,
  stepOf,
  stopAt,
} from './killing';

/*
 * A command is killed at each step of an upload, and run again. The service has received each file once
 * afterwards, and every record has one outcome.
 */

describe.each(some(Object.entries(pointsOf(0))))('upload, killed %s', (_, point) => {
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

test.each(some(sendPoints))('send, killed in file %i %s', async (earlier, _, point) => {
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
