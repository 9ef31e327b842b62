import { describe, expect, it } from 'vitest';
import { type OfflineConversionInput, splitOfflineConversions } from '../../src/index';
import { lead, leadFile } from '../support/parted';
import { collect } from '../support/plain';
import { few, now } from '../support/written';

/** Records without end that write down what is asked of them. */
function endless() {
  const state = { asked: 0, closed: false };
  function* open(): Generator<OfflineConversionInput> {
    try {
      for (;;) yield lead(`${state.asked++}`);
    } finally {
      state.closed = true;
    }
  }
  return { state, records: open() };
}

const kinds = {
  sync: (records: Iterable<OfflineConversionInput>) => records,
  async: async function* (records: Iterable<OfflineConversionInput>) {
    yield* records;
  },
};

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const options = { now, columns: few };
/** Three records and some more bytes. */
const limits = [{ maxRows: 3 }, { maxBytes: 99 + 3 * 84 + 50 }];

describe.each(Object.entries(kinds))('%s records', (_, kind) => {
  it.each(limits)('are pulled only as files are asked for, by %j', async (limit) => {
    const { state, records } = endless();
    const files = splitOfflineConversions(kind(records), { ...options, ...limit });
    await pause();
    expect(state.asked).toBe(0);
    for (const needed of [3, 6, 9]) {
      expect((await files.next()).value).toMatchObject({ records: 3 });
      await pause();
      // Whether one more fits is known only when it is there.
      expect(state.asked).toBeGreaterThanOrEqual(needed);
      expect(state.asked).toBeLessThanOrEqual(needed + 1);
    }
    await files.return();
    expect(state.closed).toBe(true);
  });

  it('are closed when the loop is left', async () => {
    const { state, records } = endless();
    for await (const { name } of splitOfflineConversions(kind(records), {
      ...options,
      maxRows: 3,
    })) {
      expect(name).toBe('upload-001.csv');
      expect(state.closed).toBe(false);
      break;
    }
    expect(state.closed).toBe(true);
  });

  it('are closed when one of them is refused', async () => {
    const { state, records } = endless();
    function* withOneBad() {
      for (const record of records)
        yield state.asked === 5 ? { ...record, conversionName: '' } : record;
    }
    const files = splitOfflineConversions(kind(withOneBad()), { ...options, maxRows: 2 });
    expect((await files.next()).value?.name).toBe('upload-001.csv');
    expect((await files.next()).value?.name).toBe('upload-002.csv');
    await expect(files.next()).rejects.toMatchObject({ name: 'InvalidRecordError', index: 4 });
    expect(state.closed).toBe(true);
    expect(await files.next()).toEqual({ done: true, value: undefined });
  });

  it('are closed when one of them is longer than a file may be', async () => {
    const { state, records } = endless();
    function* withOneLong() {
      for (const record of records)
        yield state.asked === 2 ? { ...record, conversionName: 'x'.repeat(100) } : record;
    }
    const files = splitOfflineConversions(kind(withOneLong()), { ...options, maxBytes: 200 });
    expect((await files.next()).value?.records).toBe(1);
    await expect(files.next()).rejects.toMatchObject({ code: 'too-many-bytes', line: 4, row: 3 });
    expect(state.closed).toBe(true);
    expect(await files.next()).toEqual({ done: true, value: undefined });
  });

  it('are closed at an abort, which rejects with its reason', async () => {
    const { state, records } = endless();
    const control = new AbortController();
    const { signal } = control;
    const files = splitOfflineConversions(kind(records), { ...options, maxRows: 3, signal });
    expect((await files.next()).value?.records).toBe(3);
    control.abort(new Error('enough'));
    await expect(files.next()).rejects.toThrow('enough');
    expect(state.closed).toBe(true);
    expect(state.asked).toBeLessThanOrEqual(4);
    expect(await files.next()).toEqual({ done: true, value: undefined });
  });

  it('are not asked for when it is aborted already', async () => {
    const { state, records } = endless();
    const signal = AbortSignal.abort(new Error('before'));
    const files = splitOfflineConversions(kind(records), { ...options, signal });
    await expect(files.next()).rejects.toThrow('before');
    expect(state.asked).toBe(0);
  });

  it('pass on what they throw, behind the full files, and the file they left is not given', async () => {
    const failure = new Error('no connection');
    function* failing(): Generator<OfflineConversionInput> {
      yield* ['a', 'b', 'c', 'd', 'e'].map(lead);
      throw failure;
    }
    const given: string[] = [];
    const splitting = (async () => {
      const files = splitOfflineConversions(kind(failing()), { ...options, maxRows: 2 });
      for await (const { bytes } of files) given.push(textOf(bytes));
    })();
    await expect(splitting).rejects.toBe(failure);
    expect(given).toEqual([leadFile('a', 'b'), leadFile('c', 'd')].map((text) => text.slice(1)));
  });

  it('are told of file by file: bytes of all, and rows with one of version each', async () => {
    const progress: { bytes: number; rows: number }[] = [];
    const onProgress = (each: { bytes: number; rows: number }) => progress.push({ ...each });
    const records = ['a', 'b', 'c', 'd', 'e'].map(lead);
    const files = splitOfflineConversions(kind(records), { ...options, maxRows: 2, onProgress });
    for (const reported of [1, 2, 3]) {
      await files.next();
      expect(progress).toHaveLength(reported);
    }
    expect(await files.next()).toEqual({ done: true, value: undefined });
    expect(progress).toEqual([
      { bytes: 99 + 2 * 84, rows: 3 },
      { bytes: 2 * 99 + 4 * 84, rows: 6 },
      { bytes: 3 * 99 + 5 * 84, rows: 8 },
    ]);
  });
});

it('rejects at an abort while it waits for a record, and closes the records', async () => {
  const state = { asked: 0, closed: false };
  const control = new AbortController();
  const records: AsyncIterable<OfflineConversionInput> = {
    [Symbol.asyncIterator]: () => ({
      next() {
        if (state.asked++ < 1) return Promise.resolve({ done: false, value: lead('a') });
        setTimeout(() => control.abort(new Error('too slow')), 1);
        return new Promise(() => {});
      },
      return: async () => {
        state.closed = true;
        return { done: true, value: undefined };
      },
    }),
  };
  const next = splitOfflineConversions(records, { ...options, signal: control.signal }).next();
  await expect(next).rejects.toThrow('too slow');
  expect(state).toEqual({ asked: 2, closed: true });
});

it('gives files that share no memory', async () => {
  const files = await collect(
    splitOfflineConversions([lead('a'), lead('b')], { ...options, maxRows: 1 }),
  );
  for (const { bytes } of files) expect(bytes.buffer.byteLength).toBe(99 + 84);
  files[0]?.bytes.fill(0);
  expect(textOf(files[1]?.bytes)).toBe(leadFile('b').slice(1));
});
