import { describe, expect, it, test } from 'vitest';
import type { UploadEntry } from '../../../src/client';
import { systemClock } from '../../../src/client/clock';
import { abortAt, type Moment } from '../interrupt';
import { errorOf, fileOf, openService } from '../service';

const reason = new Error('enough');

/** When the signal is aborted, what has been called by then, and the last step in the journal. */
test.each<[moment: Moment, steps: string, step: string | undefined, files: number]>([
  ['before', '', undefined, 0],
  ['during GetBulkUploadUrl', '', undefined, 0],
  ['after GetBulkUploadUrl', 'url', undefined, 0],
  ['journal url', 'url', 'url', 0],
  ['journal post', 'url', 'post', 0],
  ['during UploadBulkFile', 'url', 'post', 0],
  ['after UploadBulkFile', 'url, post', 'post', 1],
  ['journal received', 'url, post', 'received', 1],
  ['waiting', 'url, post', 'received', 1],
  ['during GetBulkUploadStatus', 'url, post', 'received', 1],
  ['after GetBulkUploadStatus', 'url, post, 5s look', 'received', 1],
  ['journal ended', 'url, post, 5s look', 'ended', 1],
  ['during DownloadResult', 'url, post, 5s look', 'ended', 1],
  ['after DownloadResult', 'url, post, 5s look, fetch', 'ended', 1],
])('aborts %s', async (moment, steps, step, files) => {
  const { double, clock, connect, ...service } = await openService();
  const control = new AbortController();
  const entries: UploadEntry[] = [];
  const interrupt = abortAt(moment, control, reason, clock);
  const aborted = connect({ fetch: interrupt.fetch, clock: interrupt.clock }).uploadBulkFile(
    fileOf(1),
    {
      signal: control.signal,
      journal(entry) {
        entries.push(entry);
        interrupt.note(entry);
      },
    },
  );
  expect(await errorOf(aborted)).toBe(reason);
  expect(service.steps()).toBe(steps);
  expect(entries.at(-1)?.step).toBe(step);
  expect(double.files).toHaveLength(files);
});

it('does not give a result to someone who has left while it is saved', async () => {
  const { client } = await openService();
  const control = new AbortController();
  const aborted = client.uploadBulkFile(fileOf(1), {
    signal: control.signal,
    async saveResult(pieces) {
      for await (const _ of pieces) control.abort(reason);
    },
  });
  expect(await errorOf(aborted)).toBe(reason);
});

describe('a wait of the system', () => {
  it('ends at once, and leaves no listener', async () => {
    const control = new AbortController();
    const wait = errorOf(systemClock.wait(60_000, control.signal));
    control.abort(reason);
    expect(await wait).toBe(reason);
  });

  it('does not begin once the signal is aborted', async () => {
    expect(await errorOf(systemClock.wait(60_000, AbortSignal.abort(reason)))).toBe(reason);
  });

  it('ends by itself', async () => {
    await systemClock.wait(1, new AbortController().signal);
  });
});
