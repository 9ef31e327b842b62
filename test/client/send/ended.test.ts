import { describe, expect, it, test } from 'vitest';
import type { SentFile, UploadEntry } from '../../../src/client';
import type { Trouble } from '../../../src/double';
import { reconcile } from '../../../src/index';
import { lead, openService, type Script, type ServiceSettings } from '../service';
import { leads, readSending, restate } from './read-sending';

describe('a second file that', () => {
  const troubles: Record<string, { script: Script; rest: string; error: object; sent: number }> = {
    'is not received': {
      script: { UploadBulkFile: [{}, { fault: 3223 }] },
      rest: '2:unknown 3:unknown',
      error: { call: 'UploadBulkFile', errors: [{ number: 3223 }] },
      sent: 4,
    },
    'gets no URL': {
      script: { GetBulkUploadUrl: [{}, { fault: 106 }] },
      rest: '',
      error: { call: 'GetBulkUploadUrl', advice: 'account' },
      sent: 2,
    },
    'may have arrived': {
      script: { UploadBulkFile: [{}, { cut: 'after' }], GetBulkUploadStatus: [{}, { fault: 106 }] },
      rest: '2:unknown 3:unknown',
      error: { call: 'GetBulkUploadStatus', advice: 'account' },
      sent: 4,
    },
    'does not end': {
      script: {
        GetBulkUploadStatus: [
          {},
          ...Array<Trouble>(99).fill({ answer: { RequestStatus: 'Busy' } }),
        ],
      },
      rest: '2:unknown 3:unknown',
      error: { call: 'GetBulkUploadStatus', reason: 'timeout', advice: 'retry' },
      sent: 4,
    },
    fails: {
      script: { UploadBulkFile: [{}, { end: 'Failed', errors: [0] }] },
      rest: '2:unknown 3:unknown',
      error: { reason: 'fault', advice: 'retry', errors: [{ number: 0 }] },
      sent: 4,
    },
    // Nobody knows whether what its result calls accepted has been processed.
    'fails, and has a result': {
      script: { UploadBulkFile: [{}, { end: 'Failed', hasResult: true }] },
      rest: '2:unknown 3:unknown',
      error: { reason: 'fault', advice: 'retry', errors: [] },
      sent: 4,
    },
    'has too many rows': {
      script: { UploadBulkFile: [{}, { end: 'UploadFileRowCountExceeded' }] },
      rest: '2:unknown 3:unknown',
      error: { reason: 'fault', advice: 'fix', errors: [] },
      sent: 4,
    },
    'has a result that cannot be fetched': {
      script: { DownloadResult: [{}, ...Array<Trouble>(99).fill({ httpStatus: 500 })] },
      rest: '2:unknown 3:unknown',
      error: { call: 'DownloadResult', httpStatus: 500 },
      sent: 4,
    },
  };

  test.each(Object.entries(troubles))('%s ends the sending', async (_, expected) => {
    const { script, rest, error, sent } = expected;
    const { client, double } = await openService({ script });
    const options = { maxRows: 2, deadline: 120_000 };
    const actual = await readSending(client.sendOfflineConversions(leads(0, 1, 2, 3, 4), options));
    expect(actual.shown).toBe(`0:accepted 1:accepted ${rest}`.trim());
    expect(actual.error).toMatchObject({ name: 'ServiceCallError', ...error });
    expect(actual.summary.records).toEqual({
      ...{ sent, accepted: 2, rejected: 0, unknown: sent - 2, skipped: 0, sentBefore: 0 },
    });
    expect(actual.summary.uploads.map(({ name }) => name)).toEqual(
      ['upload-001.csv', 'upload-002.csv'].slice(0, sent / 2),
    );
    expect(double.files.length).toBeLessThanOrEqual(2);
    const { requestId } = actual.error as { requestId?: string };
    expect(requestId).toBe(
      sent === 4 ? double.calls.map((call) => call.requestId).at(-1) : undefined,
    );
  });

  test.each<[what: string, settings: ServiceSettings]>([
    [
      'has lost its result',
      {
        script: {
          GetBulkUploadStatus: [
            {},
            ...Array<Trouble>(3).fill({ answer: { RequestStatus: 'Completed' } }),
          ],
        },
      },
    ],
  ])('%s does not end the sending', async (_, settings) => {
    const { client } = await openService(settings);
    const { shown, error, summary } = await readSending(
      client.sendOfflineConversions(leads(0, 1, 2), { maxRows: 1 }),
    );
    expect(error).toBeUndefined();
    expect(shown).toBe('0:accepted 1:unknown 2:accepted');
    expect(summary.records).toEqual({
      sent: 3,
      accepted: 2,
      rejected: 0,
      unknown: 1,
      skipped: 0,
      sentBefore: 0,
    });
    expect(summary.uploads.map(({ status }) => status)).toEqual([
      ...['completed', 'result-lost', 'completed'],
    ]);
  });
});

describe('what ends a sending from outside', () => {
  const stop = new Error('stop');

  test.each<[step: string, shown: string, sent: number]>([
    ['url', '0:accepted', 1],
    // The file is not sent before its step is kept.
    ['post', '0:accepted', 1],
    ['received', '0:accepted 1:unknown', 2],
    ['ended', '0:accepted 1:unknown', 2],
  ])('a journal that cannot keep %s', async (step, shown, sent) => {
    const { client } = await openService();
    const journal = (entry: UploadEntry, { name }: { name: string }) => {
      if (name === 'upload-002.csv' && entry.step === step) throw stop;
    };
    const actual = await readSending(
      client.sendOfflineConversions(leads(0, 1, 2), { maxRows: 1, journal }),
    );
    expect([actual.shown, actual.error]).toEqual([shown, stop]);
    expect(actual.summary.records).toMatchObject({ sent, accepted: 1, unknown: sent - 1 });
  });

  it('an abort while a file is processed', async () => {
    const { client, double } = await openService({ processingTime: 60_000 });
    const control = new AbortController();
    const actual = await readSending(
      client.sendOfflineConversions(leads(0), {
        signal: control.signal,
        onProgress: ({ step }) => step === 'waiting' && control.abort(stop),
      }),
    );
    expect([actual.shown, actual.error]).toEqual(['0:unknown', stop]);
    expect(actual.summary).toMatchObject({
      records: { sent: 1, unknown: 1 },
      uploads: [
        { name: 'upload-001.csv', status: 'running', requestId: double.files[0]?.requestId },
      ],
    });
  });

  it('an abort while outcomes are read: those that are missing are unknown, and none comes twice', async () => {
    const { client } = await openService();
    const control = new AbortController();
    const count = 5_000;
    const sending = client.sendOfflineConversions(leads(...Array(count).keys()), {
      signal: control.signal,
    });
    const indexes: number[] = [];
    const seen = { accepted: 0, rejected: 0, unknown: 0 };
    let error: unknown;
    try {
      for await (const { index, status } of sending) {
        seen[status]++;
        if (indexes.push(index) === 3) control.abort(stop);
      }
    } catch (cause) {
      error = cause;
    }
    expect(error).toBe(stop);
    expect(indexes).toEqual([...Array(count).keys()]);
    expect(seen.accepted).toBeGreaterThanOrEqual(3);
    expect(seen.unknown).toBeGreaterThan(0);
    expect(sending.summary.records).toEqual({ sent: count, ...seen, skipped: 0, sentBefore: 0 });
  });

  it('a consumer that leaves: no more files are sent', async () => {
    const { client, double } = await openService();
    const sending = client.sendOfflineConversions(leads(0, 1, 2), { maxRows: 1 });
    for await (const { index } of sending) if (index === 1) break;
    expect(double.files).toHaveLength(2);
    expect(sending.summary.records).toMatchObject({ sent: 2, accepted: 2 });
  });

  it('a source that fails: the records before it have been sent or not at all', async () => {
    const { client, double } = await openService();
    async function* source() {
      yield* leads(0, 1, 2);
      throw stop;
    }
    const actual = await readSending(client.sendOfflineConversions(source(), { maxRows: 2 }));
    expect([actual.shown, actual.error]).toEqual(['0:accepted 1:accepted', stop]);
    expect(double.files).toHaveLength(1);
  });

  it('a record that is wrong', async () => {
    const { client, double } = await openService();
    const wrong = { ...lead(2), conversionName: '' };
    const records = [restate(0), lead(0), wrong];
    const actual = await readSending(client.sendOfflineConversions(records, { maxRows: 1 }));
    expect(actual.shown).toBe('1:accepted');
    expect(actual.error).toMatchObject({ name: 'InvalidRecordError', index: 2 });
    expect(double.files).toHaveLength(1);
  });

  it('a damaged result: its records are unknown', async () => {
    const { double, connect } = await openService();
    const damaged = connect({
      async fetch(url, init) {
        const response = await fetch(url, init);
        if (!String(url).includes('/results/')) return response;
        const bytes = new Uint8Array(await response.arrayBuffer());
        bytes.fill(7, 40, 90);
        return new Response(bytes);
      },
    });
    const actual = await readSending(damaged.sendOfflineConversions(leads(0, 1)));
    expect(actual.shown).toBe('0:unknown 1:unknown');
    expect(actual.error).toMatchObject({ name: 'BulkFileError', code: 'archive' });
    expect(actual.summary.records).toMatchObject({ sent: 2, unknown: 2 });
    expect(double.files).toHaveLength(1);
  });
});

it('a process that dies: the next one resumes the file, and sends the records that are in none', async () => {
  const service = await openService({ goals: ['Lead'] });
  const records = [
    restate(0),
    lead(0),
    { ...lead(1), conversionName: 'Nothing' },
    lead(2),
    lead(3),
  ];
  const kept = new Map<string, { entry: UploadEntry; file: SentFile }>();
  const dead = service.client.sendOfflineConversions(records, {
    maxRows: 2,
    journal(entry, file) {
      if (file.name === 'upload-002.csv' && entry.step === 'received') throw new Error('killed');
      kept.set(file.name, { entry, file });
    },
  });
  const ends: string[] = [];
  await (async () => {
    for await (const { index, status } of dead)
      if (status !== 'unknown') ends.push(`${index}:${status}`);
  })().catch(() => {});
  expect(ends).toEqual(['1:accepted', '2:rejected']);

  const { entry, file } = kept.get('upload-002.csv') as { entry: UploadEntry; file: SentFile };
  const { result } = await service.connect().resumeUpload(entry, { file: file.bytes });
  const { outcomes } = reconcile({ upload: () => file.bytes, result: result as never });
  let row = 0;
  for await (const { status } of outcomes) ends.push(`${file.indexes[row++]}:${status}`);
  const sent = new Set([...kept.values()].flatMap((each) => each.file.indexes));
  const rest = [...records.keys()].filter((index) => !sent.has(index));
  const sending = service
    .connect()
    .sendOfflineConversions(rest.map((index) => records[index] as (typeof records)[number]));
  for await (const { index, status } of sending) ends.push(`${rest[index]}:${status}`);
  expect(ends).toEqual(['1:accepted', '2:rejected', '3:accepted', '4:accepted', '0:accepted']);
  expect(service.double.files.map(({ records: count }) => count)).toEqual([2, 2, 1]);
  expect(service.double.counted.size).toBe(3);
});
