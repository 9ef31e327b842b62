import { describe, expect, it } from 'vitest';
import { type OfflineConversionInput, writeOfflineConversions } from '../../src/index';
import { collect, textOf } from '../support/plain';
import { fullHeader, fullVersion, uploadText } from '../support/upload-text';

const now = new Date('2026-11-21T00:00:00Z');

/** Records without end that write down what is asked of them. */
function endless() {
  const state = { asked: 0, closed: false };
  function* open(): Generator<OfflineConversionInput> {
    try {
      for (;;) {
        state.asked++;
        yield {
          conversionName: 'Lead',
          conversionTime: '2026-11-02T09:30:00Z',
          microsoftClickId: `c${state.asked.toString(16).padStart(31, '0')}`,
        };
      }
    } finally {
      state.closed = true;
    }
  }
  return { state, records: open() };
}

function* first(count: number): Generator<OfflineConversionInput> {
  const { records, state } = endless();
  for (const record of records) {
    yield record;
    if (state.asked === count) return;
  }
}

const kinds = {
  sync: (records: Iterable<OfflineConversionInput>) => records,
  async: async function* (records: Iterable<OfflineConversionInput>) {
    yield* records;
  },
};

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

describe.each(Object.entries(kinds))('%s records', (_, kind) => {
  it('are pulled only as bytes are asked for', async () => {
    const { state, records } = endless();
    const file = writeOfflineConversions(kind(records), { now });
    await pause();
    expect(state.asked).toBe(0);
    const first = await file.next();
    const asked = state.asked;
    expect(first.value?.length).toBeGreaterThan(0);
    await pause();
    expect(state.asked).toBe(asked);
    await file.next();
    expect(state.asked).toBeGreaterThan(asked);
    expect(state.asked).toBeLessThanOrEqual(3 * asked);
    await file.return();
  });

  it('are closed when the loop is left', async () => {
    const { state, records } = endless();
    for await (const piece of writeOfflineConversions(kind(records), { now })) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(state.closed).toBe(true);
  });

  it('are closed when one of them is refused', async () => {
    const { state, records } = endless();
    function* withOneBad() {
      for (const record of records) {
        yield state.asked === 5 ? { ...record, conversionName: '' } : record;
      }
    }
    const writing = textOf(writeOfflineConversions(kind(withOneBad()), { now }));
    await expect(writing).rejects.toMatchObject({ name: 'InvalidRecordError', index: 4 });
    expect(state.closed).toBe(true);
  });

  it('are closed at an abort, which rejects with its reason', async () => {
    const { state, records } = endless();
    const control = new AbortController();
    const file = writeOfflineConversions(kind(records), { now, signal: control.signal });
    await file.next();
    control.abort(new Error('enough'));
    await expect(file.next()).rejects.toThrow('enough');
    expect(state.closed).toBe(true);
    expect(await file.next()).toEqual({ done: true, value: undefined });
  });

  it('are not asked for when it is aborted already', async () => {
    const { state, records } = endless();
    const signal = AbortSignal.abort(new Error('before'));
    const file = writeOfflineConversions(kind(records), { now, signal });
    await expect(file.next()).rejects.toThrow('before');
    expect(state.asked).toBe(0);
  });

  it('pass on what they throw', async () => {
    const failure = new Error('no connection');
    function* failing(): Generator<OfflineConversionInput> {
      yield* [];
      throw failure;
    }
    await expect(textOf(writeOfflineConversions(kind(failing()), { now }))).rejects.toBe(failure);
  });
});

it('rejects at an abort while it waits for a record, and closes the records', async () => {
  let closed = false;
  const control = new AbortController();
  const records: AsyncIterable<OfflineConversionInput> = {
    [Symbol.asyncIterator]: () => ({
      next() {
        setTimeout(() => control.abort(new Error('too slow')), 1);
        return new Promise(() => {});
      },
      return: async () => {
        closed = true;
        return { done: true, value: undefined };
      },
    }),
  };
  const next = writeOfflineConversions(records, { now, signal: control.signal }).next();
  await expect(next).rejects.toThrow('too slow');
  expect(closed).toBe(true);
});

it('is aborted even where there is no record to wait for', async () => {
  const signal = AbortSignal.abort(new Error('before'));
  await expect(textOf(writeOfflineConversions([], { now, signal }))).rejects.toThrow('before');
});

it('gives pieces that are no smaller than they need to be, and tells how far it is', async () => {
  const progress: { bytes: number; rows: number }[] = [];
  const onProgress = (each: { bytes: number; rows: number }) => progress.push({ ...each });
  const pieces = await collect(writeOfflineConversions(first(5000), { now, onProgress }));
  const row = `Offline Conversion,,,Lead,11/2/2026 9:30:00 AM${','.repeat(11)}`.length + 32 + 2;
  const total = new TextEncoder().encode(uploadText(fullHeader, fullVersion)).length + 5000 * row;
  expect(pieces.reduce((sum, piece) => sum + piece.length, 0)).toBe(total);
  for (const piece of pieces.slice(0, -1)) expect(piece.length).toBeGreaterThan(32 * 1024);
  expect(progress.at(-1)).toEqual({ bytes: total, rows: 5001 });
  expect(progress.map(({ bytes }) => bytes)).toEqual(
    pieces.map((_, i) => pieces.slice(0, i + 1).reduce((sum, { length }) => sum + length, 0)),
  );
});
