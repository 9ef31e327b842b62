import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  readBulkRows,
  readOfflineConversions,
  type Source,
  validateBulkFile,
} from '../../src/index';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';

const start =
  '\ufeffType,Name,Client Id\r\nFormat Version,6.0,\r\nOffline Conversion,,a\r\nOffline Conversion,,b\r\n';
const never = new Promise<never>(() => {});

interface Watched {
  readonly source: Source;
  /** Whether anything was asked of it. */
  asked(): boolean;
  closed(): boolean;
}

/** Sources that give the start of a file, and then keep their reader waiting for ever. */
const hanging: readonly { kind: string; open: () => Watched; closes: boolean }[] = [
  {
    kind: 'an async generator',
    // Until its own await settles, nothing can close a generator.
    closes: false,
    open() {
      let [asked, closed] = [false, false];
      async function* read() {
        asked = true;
        try {
          yield start;
          await never;
        } finally {
          closed = true;
        }
      }
      return { source: read(), asked: () => asked, closed: () => closed };
    },
  },
  {
    kind: 'a web stream',
    closes: true,
    open() {
      let [asked, closed] = [false, false];
      const source = new ReadableStream<string>(
        {
          pull(controller) {
            if (asked) return never;
            asked = true;
            controller.enqueue(start);
          },
          cancel() {
            closed = true;
          },
        },
        { highWaterMark: 0 },
      );
      return { source, asked: () => asked, closed: () => closed };
    },
  },
  {
    kind: 'a Node stream',
    closes: true,
    open() {
      let asked = false;
      const source = new Readable({
        encoding: 'utf8',
        read() {
          if (!asked) this.push(start);
          asked = true;
        },
      });
      return { source, asked: () => asked, closed: () => source.destroyed };
    },
  },
];

allowNoUnhandledRejections();

const reason = new Error('no longer wanted');

describe.each(hanging)('$kind', ({ open, closes }) => {
  it('is not asked where the signal is aborted already', async () => {
    const { source, asked } = open();
    const signal = AbortSignal.abort(reason);
    await expect(readBulkRows(source, { signal }).next()).rejects.toBe(reason);
    await expect(readOfflineConversions(source, { signal }).next()).rejects.toBe(reason);
    await expect(validateBulkFile(source, { signal })).rejects.toBe(reason);
    expect(asked()).toBe(false);
  });

  it('is closed by an abort between two rows', async () => {
    const { source, closed } = open();
    const abort = new AbortController();
    const rows = readBulkRows(source, { signal: abort.signal });
    expect((await rows.next()).value?.row).toBe(1);
    abort.abort(reason);
    await expect(rows.next()).rejects.toBe(reason);
    expect(closed()).toBe(true);
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  it('is given up by an abort while it keeps us waiting', async () => {
    const { source, closed } = open();
    const abort = new AbortController();
    const rows = readBulkRows(source, { signal: abort.signal });
    for (const row of [1, 2, 3]) expect((await rows.next()).value?.row).toBe(row);
    const waiting = rows.next();
    await new Promise((resolve) => setTimeout(resolve));
    abort.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await new Promise((resolve) => setTimeout(resolve));
    expect(closed()).toBe(closes);
  });

  it('is given up by an abort of a validation', async () => {
    const { source } = open();
    const abort = new AbortController();
    const report = validateBulkFile(source, { signal: abort.signal });
    setTimeout(() => abort.abort(reason));
    await expect(report).rejects.toBe(reason);
  });
});

it('is not asked further by an abort from within a callback', async () => {
  const abort = new AbortController();
  let asked = 0;
  function* read() {
    for (const piece of [start, start]) {
      asked++;
      yield piece;
    }
  }
  const onProgress = () => abort.abort(reason);
  const report = validateBulkFile(read(), { signal: abort.signal, onProgress });
  await expect(report).rejects.toBe(reason);
  expect(asked).toBe(1);
});

/* Both rows of each are in the one piece that has been read already. */
it.each([
  { name: 'a string', source: start },
  { name: 'bytes', source: new TextEncoder().encode(start) },
])('gives no further row of $name after an abort', async ({ source }) => {
  for (const read of [readBulkRows, readOfflineConversions]) {
    const abort = new AbortController();
    const rows: AsyncGenerator<{ readonly row: number }> = read(source, { signal: abort.signal });
    expect(await rows.next()).toMatchObject({ done: false });
    abort.abort(reason);
    await expect(rows.next()).rejects.toBe(reason);
  }
});

it('rejects with an AbortError where the abort has no reason of its own', async () => {
  const rows = readBulkRows(start, { signal: AbortSignal.abort() });
  await expect(rows.next()).rejects.toMatchObject({ name: 'AbortError' });
});

it('leaves no listener on the signal', async () => {
  const { signal } = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
    listeners++;
    addEventListener.apply(signal, args);
  };
  signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
    listeners--;
    removeEventListener.apply(signal, args);
  };
  const pieces = [...start];
  for await (const _ of readBulkRows(pieces, { signal }));
  expect(listeners).toBe(0);
});

it('rejects with the reason where closing the source fails too', async () => {
  const source: AsyncIterable<string> = {
    [Symbol.asyncIterator]: () => ({
      next: () => never,
      return: () => Promise.reject(new Error('the closing')),
    }),
  };
  const abort = new AbortController();
  const waiting = readBulkRows(source, { signal: abort.signal }).next();
  abort.abort(reason);
  await expect(waiting).rejects.toBe(reason);
});
