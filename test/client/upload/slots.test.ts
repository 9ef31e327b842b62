import { describe, expect, it } from 'vitest';
import type { UploadProgress } from '../../../src/client';
import { UploadSlots } from '../../../src/client/upload/slots';
import { errorOf, fileOf, openService } from '../service';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const accounts = numbers(4).map((index) => ({ id: String(2_000_001 + index) }));
const reason = new Error('enough');

it('20 uploads of a customer are never more than five at the service', async () => {
  const { client, double } = await openService({ accounts, processingTime: 20_000 });
  const queued = new Set<number>();
  const uploads = await Promise.all(
    numbers(20).map((index) =>
      client.forAccount(accounts[index % 4]?.id as string).uploadBulkFile(fileOf(index + 1), {
        onProgress: ({ step }) => step === 'queued' && queued.add(index),
      }),
    ),
  );
  expect(uploads.map(({ status }) => status)).toEqual(numbers(20).map(() => 'completed'));
  expect(double.maxInFlight).toBe(5);
  expect([...queued]).toEqual(numbers(20).slice(5));
  expect(double.files).toHaveLength(20);
  expect(new Set(double.files.map(({ accountId }) => accountId)).size).toBe(4);
});

it('those that fail or are aborted make room for others', async () => {
  const { client } = await openService({ processingTime: 20_000 });
  const control = new AbortController();
  const uploads = await Promise.allSettled(
    numbers(12).map((index) => {
      if (index < 2) return client.uploadBulkFile(fileOf(1), { fileName: `${index}.zip` });
      if (index !== 2 && index !== 7) return client.uploadBulkFile(fileOf(1));
      const onProgress = ({ step }: UploadProgress) => step === 'waiting' && control.abort(reason);
      return client.uploadBulkFile(fileOf(1), { signal: control.signal, onProgress });
    }),
  );
  const ends = uploads.map((upload) =>
    upload.status === 'fulfilled' ? upload.value.status : (upload.reason as Error).message,
  );
  expect(ends.filter((end) => end === 'completed')).toHaveLength(8);
  expect(ends.filter((end) => end.startsWith('UploadBulkFile failed'))).toHaveLength(2);
  expect([ends[2], ends[7]]).toEqual(['enough', 'enough']);
});

it('in the sandbox there is one at a time', async () => {
  const { connect, double } = await openService({ processingTime: 20_000 });
  const production = double.environment;
  const client = connect({
    environment: 'sandbox',
    // The double stands in for the hosts of the sandbox.
    async fetch(url, init) {
      const { pathname, search } = new URL(String(url));
      const response = await fetch(`${production.bulk}${pathname}${search}`, init);
      const text = await response.clone().text();
      if (!text.includes('UploadUrl')) return response;
      const host = 'https://fileupload.api.sandbox.bingads.microsoft.com';
      return Response.json(JSON.parse(text.replace(production.bulk, host)));
    },
  });
  const uploads = await Promise.all(numbers(3).map(() => client.uploadBulkFile(fileOf(1))));
  expect(uploads.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
  expect(double.maxInFlight).toBe(1);
});

describe('places', () => {
  it('are given in the order in which they were asked for', async () => {
    const slots = new UploadSlots(1);
    const release = await slots.take(undefined);
    const order: number[] = [];
    const waiting = numbers(3).map(async (index) => {
      const leave = await slots.take(undefined);
      order.push(index);
      leave();
    });
    expect(slots.isFull).toBe(true);
    release();
    await Promise.all(waiting);
    expect(order).toEqual([0, 1, 2]);
    expect(slots.isFull).toBe(false);
  });

  it('are not freed by someone who leaves the queue, or twice by the same one', async () => {
    const slots = new UploadSlots(1);
    const release = await slots.take(undefined);
    const control = new AbortController();
    const left = errorOf(slots.take(control.signal));
    const next = slots.take(undefined);
    control.abort(reason);
    expect(await left).toBe(reason);
    expect(slots.isFull).toBe(true);
    release();
    release();
    const leave = await next;
    expect(slots.isFull).toBe(true);
    leave();
    expect(slots.isFull).toBe(false);
  });

  it('are not taken by someone who has left already', async () => {
    const slots = new UploadSlots(1);
    expect(await errorOf(slots.take(AbortSignal.abort(reason)))).toBe(reason);
    expect(slots.isFull).toBe(false);
  });
});
