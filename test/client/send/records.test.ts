import { describe, expect, it, test } from 'vitest';
import { lead, openService } from '../service';
import { leads, readSending, restate } from './read-sending';

describe('records and their outcomes', () => {
  it('are numbered as they were given, whichever of them go first or are left out', async () => {
    const { client, double } = await openService({ goals: ['Lead'] });
    const records = [
      restate(0),
      ...[lead(0), { ...lead(1), conversionName: '' }, lead(2)],
      ...[{ ...lead(3), conversionName: 'Nothing' }, restate(2)],
    ];
    const skipped: number[] = [];
    const { shown, outcomes, error, summary } = await readSending(
      client.sendOfflineConversions(records, {
        ...{ onInvalid: 'skip', allowEmpty: true },
        onSkip: ({ index }) => skipped.push(index),
      }),
    );
    expect(error).toBeUndefined();
    expect(shown).toBe('1:accepted 3:accepted 4:rejected 0:accepted 5:accepted');
    expect(skipped).toEqual([2]);
    expect(outcomes.map(({ row }) => row)).toEqual([2, 3, 4, 2, 3]);
    const [first, second] = double.files.map(({ requestId }) => requestId);
    expect(outcomes.map(({ requestId }) => requestId)).toEqual([
      ...[first, first, first, second, second],
    ]);
    expect(summary).toMatchObject({
      records: { sent: 5, accepted: 4, rejected: 1, unknown: 0, skipped: 1, sentBefore: 0 },
      errors: { 5606: { count: 1 } },
      uploads: [
        { name: 'upload-001.csv', records: 3, status: 'completed', errors: [] },
        { name: 'upload-002.csv', records: 2, status: 'completed' },
      ],
    });
  });

  it('adjustments wait until the Adds have been processed, so that all of them count', async () => {
    const { client, double, ...service } = await openService({ processingTime: 12_000 });
    const { shown } = await readSending(client.sendOfflineConversions([restate(0), lead(0)]));
    expect(shown).toBe('1:accepted 0:accepted');
    const file = 'url, post, 5s look, 10s look, fetch';
    expect(service.steps()).toBe(`${file}, ${file}`);
    expect([...double.counted.values()]).toMatchObject([{ adjustment: 'Restate', value: 5 }]);
  });

  it('are sent in files of so many rows', async () => {
    const { client, double } = await openService();
    const { shown, summary } = await readSending(
      client.sendOfflineConversions(leads(0, 1, 2, 3, 4), { maxRows: 2 }),
    );
    expect(shown).toBe('0:accepted 1:accepted 2:accepted 3:accepted 4:accepted');
    expect(double.files.map(({ records }) => records)).toEqual([2, 2, 1]);
    expect(summary.uploads.map(({ name }) => name)).toEqual([
      ...['upload-001.csv', 'upload-002.csv', 'upload-003.csv'],
    ]);
  });

  it('may be separated by tabs', async () => {
    const { client, double } = await openService();
    const { shown, error } = await readSending(
      client.sendOfflineConversions(leads(0, 1), { delimiter: '\t' }),
    );
    expect([shown, error]).toEqual(['0:accepted 1:accepted', undefined]);
    expect(double.files[0]?.name).toMatch(/^[\da-f-]{36}\.tsv$/);
  });

  it('are not read before somebody asks for an outcome, and finish() asks for all', async () => {
    const { client, double } = await openService();
    let read = 0;
    function* source() {
      for (const record of leads(0, 1)) {
        read++;
        yield record;
      }
    }
    const sending = client.sendOfflineConversions(source());
    await Promise.resolve();
    expect([read, double.calls.length]).toEqual([0, 0]);
    expect(sending.summary).toEqual({
      records: { sent: 0, accepted: 0, rejected: 0, unknown: 0, skipped: 0, sentBefore: 0 },
      ...{ errors: {}, uploads: [] },
    });
    const summary = await sending.finish();
    expect(summary.records).toEqual({
      sent: 2,
      accepted: 2,
      rejected: 0,
      unknown: 0,
      skipped: 0,
      sentBefore: 0,
    });
    expect(await sending.finish()).toEqual(summary);
  });

  it('tell the journal and the progress which file they are in', async () => {
    const { client } = await openService();
    const steps: string[] = [];
    const progress = new Set<string>();
    await client
      .sendOfflineConversions(leads(0, 1), {
        maxRows: 1,
        journal: ({ step }, { name, records }) => void steps.push(`${name} ${records} ${step}`),
        onProgress: ({ step }, { name }) => progress.add(`${name} ${step}`),
      })
      .finish();
    const names = ['upload-001.csv', 'upload-002.csv'];
    expect(steps).toEqual(
      names.flatMap((name) =>
        ['url', 'post', 'received', 'ended'].map((step) => `${name} 1 ${step}`),
      ),
    );
    expect([...progress]).toEqual(
      names.flatMap((name) => ['sending', 'waiting', 'fetching'].map((step) => `${name} ${step}`)),
    );
  });
});

it('has a place for each file only while it is sent, so that two sendings share five places', async () => {
  const { client, double } = await openService({ processingTime: 20_000 });
  await Promise.all(
    [0, 10].map((first) =>
      client.sendOfflineConversions(leads(first, first + 1), { maxRows: 1 }).finish(),
    ),
  );
  expect(double.files).toHaveLength(4);
  expect(double.maxInFlight).toBe(2);
});

describe('the sandbox', () => {
  it('has 20,000 rows in a file, unless fewer are asked for', async () => {
    const { connect } = await openService();
    const sandbox = connect({ environment: 'sandbox' });
    expect(() => sandbox.sendOfflineConversions([], { maxRows: 20_001 })).toThrow(
      'Option "maxRows" must be at most 20000.',
    );
    const production = connect();
    expect(() => production.sendOfflineConversions([], { maxRows: 20_001 })).not.toThrow();
  });
});

test.each<[what: string, records: unknown, options: object]>([
  ['an option that is not known', [], { maxRow: 1 }],
  ['an option of the writer', [], { maxRows: 0 }],
  ['a file without a byte order mark', [], { bom: false }],
  ['another name', [], { name: 'a.csv' }],
  ['an option of the upload', [], { deadline: 0 }],
  ['a journal that is not a function', [], { journal: {} }],
  ['records that are not iterable', 7, {}],
])('refuses %s at once', async (_, records, options) => {
  const { client } = await openService();
  expect(() => client.sendOfflineConversions(records as never, options)).toThrow(TypeError);
});
