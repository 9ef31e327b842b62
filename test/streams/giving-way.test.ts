import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Source, validateBulkFile } from '../../src/index';
import { useScratch } from '../support/scratch';
import { type PublicStream, publicStreams } from './public-streams';

const scratch = useScratch();

/** Turns that the event loop has taken for others. */
let turns = 0;
let ticking: NodeJS.Immediate;

beforeEach(() => {
  // Every look at the clock finds that a share of time is over.
  let milliseconds = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    milliseconds += 20;
    return milliseconds;
  });
  turns = 0;
  const tick = () => {
    turns++;
    ticking = setImmediate(tick);
  };
  tick();
});

afterEach(() => clearImmediate(ticking));

async function through(made: ReturnType<PublicStream['use']>): Promise<void> {
  if (!(Symbol.asyncIterator in made)) return void (await made);
  for await (const _ of made);
}

/** What takes no list is given an async iterable, which never waits either. */
const takesNoList = /^(offlineConversionStream|writeBulkFile|a ZIP)/;

async function* inTurn(items: Iterable<unknown>): AsyncGenerator<unknown> {
  yield* items;
}

const opened = ({ name }: PublicStream, items: Iterable<unknown>) =>
  (takesNoList.test(name) ? inTurn(items) : items) as never;

const never = () => new AbortController().signal;
const named = (streams: readonly PublicStream[]) =>
  streams.map((stream) => [stream.name, stream] as const);

describe('other tasks run while a list in memory is read', () => {
  test.each(named(publicStreams))('%s', async (_name, stream) => {
    const open = () => opened(stream, stream.items);
    await through(stream.use(open, { signal: never() }, scratch.path));
    expect(turns).toBeGreaterThanOrEqual(stream.items.length - 1);
  });
});

describe('a timer can abort what reads a list in memory', () => {
  test.each(named(publicStreams.filter(({ noSignal }) => !noSignal)))(
    '%s',
    async (_name, stream) => {
      const reason = new Error('no longer wanted');
      const controller = new AbortController();
      let given = 0;
      function* items() {
        for (const item of stream.items) {
          given++;
          if (given === 2) setImmediate(() => controller.abort(reason));
          yield item;
        }
      }
      const made = stream.use(
        () => opened(stream, items()),
        { signal: controller.signal },
        scratch.path,
      );
      await expect(through(made)).rejects.toBe(reason);
      expect(given).toBeLessThan(10);
    },
  );
});

const bytes = Buffer.from(
  `\ufeffType,Name,Client Id\r\nFormat Version,6.0,\r\n${'Offline Conversion,,\r\n'.repeat(40_000)}`,
);

describe('other tasks run, whatever the source', () => {
  test.each<[kind: string, source: Source]>([
    ['text', bytes.toString()],
    ['bytes', bytes],
    ['a blob', new Blob([bytes])],
    ['one piece', [bytes]],
  ])('%s', async (_kind, source) => {
    await validateBulkFile(source);
    expect(turns).toBeGreaterThanOrEqual(Math.floor(bytes.length / 65_536));
  });
});
