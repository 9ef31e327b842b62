import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FleetMetric } from '../../src/worker';
import { Crew } from './crew';

/* How a file ends that is not simply uploaded. */

const account = { account: '2000001', customer: '1000001', records: 100 };
const task = { accounts: [account], maxRows: 100, speed: 30, killedAt: [] };

let crew: Crew;
beforeEach(async () => {
  crew = await Crew.open({ ...task, processingTime: 20_000 });
});
afterEach(() => crew.close());

/** The events of files so far, each with what tells it from others of its kind. */
const events = () =>
  crew.metrics.flatMap((metric) => ('upload' in metric ? [describe(metric)] : []));

function describe(metric: Extract<FleetMetric, { upload: number }>): string {
  switch (metric.event) {
    case 'claimed':
      return `claimed ${metric.attempt}`;
    case 'step':
      return metric.step;
    case 'returned':
      return `returned ${metric.reason}`;
    case 'failed':
      return `failed: ${metric.reason}${metric.isGivenUp ? ', given up' : ''}`;
    default:
      return metric.event;
  }
}

const steps = ['url', 'post', 'received', 'ended', 'result', 'settled'];
const isSettled = () => events().includes('settled');

it('waits for a service that asks to come later, without using up a try', async () => {
  crew.double.script('GetBulkUploadUrl', { fault: 117 }, { fault: 4204 }, { fault: 4204 });
  await crew.plan();
  crew.work();
  await crew.until(isSettled, 60);
  expect(events()).toEqual(['claimed 1', ...steps]);
});

it('tries again after an error that may pass', async () => {
  crew.double.script('GetBulkUploadUrl', ...Array.from({ length: 4 }, () => ({ httpStatus: 503 })));
  await crew.plan();
  crew.work();
  await crew.until(isSettled, 60);
  expect(events()).toEqual([
    'claimed 1',
    'failed: GetBulkUploadUrl http 503',
    ...['claimed 2', ...steps],
  ]);
});

it.each([3219, 3222, 3223, 3225])(
  'gives a file up at once that the service refuses with %i, until it is queued again',
  async (fault) => {
    crew.double.script('UploadBulkFile', { fault });
    await crew.plan();
    crew.work();
    await crew.until(() => events().some((event) => event.startsWith('failed')), 60);
    const reason = `UploadBulkFile fault 400 ${fault}`;
    expect(events()).toEqual(['claimed 1', 'url', 'post', `failed: ${reason}, given up`]);
    await crew.until(async () => (await crew.status()).givenUp.length === 1, 10);
    expect(await crew.status()).toMatchObject({
      ...{ files: 1, records: 100, inFlight: 1, customers: 1 },
      givenUp: [{ account: '2000001', customer: '1000001', records: 100, reason }],
    });
    expect(await crew.redrive()).toBe(1);
    await crew.until(isSettled, 60);
    expect(await crew.status()).toMatchObject({ files: 0, givenUp: [] });
  },
);

it('sends a file again that the service gave up, once it is queued again', async () => {
  crew.double.script('UploadBulkFile', { end: 'Failed' });
  await crew.plan();
  crew.work();
  await crew.until(() => events().includes('failed: Failed, given up'), 60);
  await crew.until(async () => (await crew.redrive()) === 1, 10);
  await crew.until(isSettled, 60);
  expect(crew.double.files).toHaveLength(2);
  expect(crew.double.counted.size).toBe(99);
});

it('gives a file back when it is stopped, and another worker goes on with its upload', async () => {
  await crew.plan();
  crew.work();
  await crew.until(() => events().includes('received'), 60);
  expect(await crew.stop()).toEqual([0]);
  expect(events()).toEqual(['claimed 1', 'url', 'post', 'received', 'returned stopped']);
  expect(await crew.status()).toMatchObject({ files: 1, inFlight: 1 });
  crew.work();
  await crew.until(isSettled, 60);
  expect(events().slice(5)).toEqual(['claimed 1', 'ended', 'result', 'settled']);
  expect(crew.double.files).toHaveLength(1);
});
