import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { type Form, fileForms, itemForms, type WholeForm, wholeForms } from './forms';
import { type PublicStream, publicStreams } from './public-streams';
import { type Trouble, type Watched, watched } from './watched';

const scratch = useScratch();
allowNoUnhandledRejections();

const turn = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const reason = new Error('no longer wanted');
const never = () => new AbortController().signal;

/** It takes the pieces of a pipe, which is a web stream always. */
const isPipe = ({ name }: PublicStream) => name === 'offlineConversionStream';

const formsOf = ({ items }: PublicStream) => (typeof items[0] === 'string' ? fileForms : itemForms);
const ways = publicStreams
  .filter((stream) => !isPipe(stream))
  .flatMap((stream) =>
    formsOf(stream).map((form) => [stream.name, form.name, stream, form] as const),
  );

type Use = Watched<unknown> & { readonly made: AsyncIterable<unknown> | Promise<unknown> };

function start(stream: PublicStream, form: Form, trouble: Trouble, signal: AbortSignal): Use {
  const source = watched(stream.items, trouble);
  const open = () => form.make(source.open) as never;
  return { ...source, made: stream.use(open, { signal }, scratch.path) };
}

async function through(made: Use['made'], each: () => unknown = () => {}): Promise<unknown> {
  if (!(Symbol.asyncIterator in made)) return await made;
  const all: unknown[] = [];
  for await (const item of made) {
    all.push(item);
    await each();
  }
  return all;
}

/** The bytes of all pieces, whose bounds may differ, or the items. */
function plain(result: unknown): unknown {
  const files = readdirSync(scratch.path).map((name) => [
    name,
    readFileSync(join(scratch.path, name), 'latin1'),
  ]);
  if (!Array.isArray(result)) return { result, files };
  const isBytes = result.every((item) => item instanceof Uint8Array);
  return { result: isBytes ? Buffer.concat(result).toString('latin1') : result, files };
}

/** A source may be closed some tasks after the reading ends. */
const expectEnded = ({ opened, ended }: Use) =>
  vi.waitFor(() => expect(ended()).toBe(opened()), { interval: 1 });

async function expectClosed(use: Use): Promise<void> {
  await expectEnded(use);
  expect(readdirSync(scratch.path)).toEqual([]);
}

test('the forms are those of the type Source', () => {
  const text = readFileSync('src/source/source.ts', 'utf8');
  const declared = /export type Source =([^;]*);/.exec(text)?.[1]?.match(/\w+(?:<[^>]*>)?/g);
  const members = [...fileForms, ...wholeForms].map(({ member }) => member);
  expect(declared?.length).toBeGreaterThan(4);
  expect(new Set(members)).toEqual(new Set(declared));
});

const filesInMemory = publicStreams
  .filter((stream) => !isPipe(stream) && typeof stream.items[0] === 'string')
  .flatMap((stream) => wholeForms.map((form) => [stream.name, form.name, stream, form] as const));

describe('a file in memory', () => {
  const use = (
    stream: PublicStream,
    form: WholeForm,
    signal: AbortSignal,
    more: readonly string[] = [],
  ) => stream.use(() => form.make([...stream.items, ...more]) as never, { signal }, scratch.path);
  /** Blanks behind a file, which make it several pieces long. */
  const blanks = ['\r\n'.repeat(200_000)];

  test.each(filesInMemory)('%s, of %s: the same comes out', async (_, __, stream, form) => {
    const [first] = fileForms;
    const expected = plain(await through(start(stream, first as Form, {}, never()).made));
    expect(plain(await through(use(stream, form, never())))).toEqual(expected);
  });

  test.each(filesInMemory)('%s, of %s: an abort before it starts', async (_, __, stream, form) => {
    const reading = through(use(stream, form, AbortSignal.abort(reason)));
    await expect(reading).rejects.toBe(reason);
  });

  test.each(filesInMemory)('%s, of %s: a timer aborts it', async (_, __, stream, form) => {
    // Every look at the clock finds that a share of time is over.
    let milliseconds = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      milliseconds += 20;
      return milliseconds;
    });
    onTestFinished(() => clock.mockRestore());
    const control = new AbortController();
    setImmediate(() => control.abort(reason));
    await expect(through(use(stream, form, control.signal, blanks))).rejects.toBe(reason);
  });
});

/** A list whose reading is noted. */
function watchedList(items: readonly unknown[], failsAt?: number, failure?: Error) {
  const seen = { opened: 0, closed: 0 };
  const open = () => ({
    [Symbol.iterator]() {
      seen.opened++;
      let at = 0;
      return {
        next() {
          if (at === failsAt) throw failure;
          return at === items.length
            ? { done: true, value: undefined }
            : { done: false, value: items[at++] };
        },
        return() {
          seen.closed++;
          return { done: true, value: undefined };
        },
      };
    },
  });
  return { open: open as () => never, seen };
}

/** Pieces of bytes come from async iterables only. */
const takesLists = publicStreams.filter(
  (stream) => !isPipe(stream) && !(stream.items[0] instanceof Uint8Array),
);

describe('an iterable that is not async', () => {
  const named = takesLists.map((stream) => [stream.name, stream] as const);

  test.each(named)('%s: the same comes out', async (_, stream) => {
    const expected = plain(
      await through(start(stream, formsOf(stream)[0] as Form, {}, never()).made),
    );
    const { open } = watchedList(stream.items);
    expect(plain(await through(stream.use(open, { signal: never() }, scratch.path)))).toEqual(
      expected,
    );
  });

  test.each(named)('%s: its error comes out', async (_, stream) => {
    for (const at of [0, Math.floor(stream.items.length / 2), stream.items.length]) {
      const failure = new Error(`at item ${at}`);
      const { open, seen } = watchedList(stream.items, at, failure);
      const reading = through(stream.use(open, { signal: never() }, scratch.path));
      await expect(reading).rejects.toBe(failure);
      // One that fails has closed itself.
      expect(seen).toEqual({ opened: 1, closed: 0 });
    }
  });

  test.each(named.filter(([, { before }]) => typeof before === 'number'))(
    '%s: a consumer that leaves closes it',
    async (_, stream) => {
      const { open, seen } = watchedList(stream.items);
      const made = stream.use(open, { signal: never() }, scratch.path);
      for await (const _ of made as AsyncIterable<unknown>) break;
      expect(seen).toEqual({ opened: 1, closed: 1 });
    },
  );
});

describe('the same comes out', () => {
  test.each(ways)('%s, of %s', async (_, __, stream, form) => {
    const [first] = formsOf(stream);
    const expected = plain(await through(start(stream, first as Form, {}, never()).made));
    const use = start(stream, form, {}, never());
    expect(plain(await through(use.made))).toEqual(expected);
    await expectEnded(use);
  });
});

describe('a source that fails: its error comes out, and it is closed', () => {
  test.each(ways)('%s, of %s', async (_, __, stream, form) => {
    for (const item of [0, Math.floor(stream.items.length / 2), stream.items.length]) {
      const failure = new Error(`at item ${item}`);
      const use = start(stream, form, { failsAt: { item, failure } }, never());
      await expect(through(use.made)).rejects.toBe(failure);
      await expectClosed(use);
    }
  });
});

describe('an abort while the source keeps its reader waiting: the reason comes out, and it is closed', () => {
  test.each(ways.filter(([, , { noSignal }]) => !noSignal))(
    '%s, of %s',
    async (_, __, stream, form) => {
      for (const hangsAt of [0, Math.floor(stream.items.length / 2), stream.items.length]) {
        const control = new AbortController();
        const use = start(stream, form, { hangsAt }, control.signal);
        const reading = through(use.made);
        await Promise.race([use.waitedFor, reading]);
        await turn(1);
        control.abort(reason);
        await expect(reading).rejects.toBe(reason);
        await expectClosed(use);
      }
    },
  );
});

describe('a consumer that leaves closes the source', () => {
  test.each(ways.filter(([, , { before }]) => before !== undefined))(
    '%s, of %s',
    async (_, __, stream, form) => {
      const use = start(stream, form, {}, never());
      for await (const _ of use.made as AsyncIterable<unknown>) break;
      await expectClosed(use);
      const thrown = start(stream, form, {}, never());
      const reading = through(thrown.made, () => {
        throw reason;
      });
      await expect(reading).rejects.toBe(reason);
      await expectClosed(thrown);
    },
  );
});

const row = (cells: string) => `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${cells}\r\n`;

/** What stands behind the rows of a file: what a reader refuses, and what it merely reports. */
const hostile: Readonly<Record<string, string>> = {
  'a row of 70,000 cells': row(','.repeat(70_000)),
  'a quote that is never closed': row(`"${'日'.repeat(1000)}\r\n${row('x').repeat(1000)}`),
  'quotes that follow one another': row('"'.repeat(10_001)),
  'text after a quote': row('"a"b"c'),
  'a NUL and lone line breaks': row('\0\r\n\r\r\n\n'),
  'a byte order mark in the middle': `\ufeff${row('\ufeff')}`,
  'an answer': '{"ConversionGoals":[]}',
};

describe('hostile text has the same outcome', () => {
  const files = publicStreams.filter(
    (stream) => !isPipe(stream) && typeof stream.items[0] === 'string',
  );
  const cases = files.flatMap((stream) =>
    Object.keys(hostile).map((what) => [stream.name, what, stream] as const),
  );

  async function outcomeOf(stream: PublicStream, source: () => unknown) {
    try {
      return plain(
        await through(stream.use(source as () => never, { signal: never() }, scratch.path)),
      );
    } catch (error) {
      // Only wrong data may end a reading, never the parser or the memory.
      const { name, message, issue } = error as Error & { readonly issue?: unknown };
      expect(['BulkFileError', 'ServiceAnswerError', 'InvalidRecordError']).toContain(name);
      return { name, message, issue };
    }
  }

  test.each(cases)('%s: %s', async (_, what, stream) => {
    const items = [...stream.items, hostile[what]];
    const expected = await outcomeOf(stream, () => items.join(''));
    for (const form of wholeForms)
      expect(await outcomeOf(stream, () => form.make(items)), form.name).toEqual(expected);
    for (const form of fileForms.filter(({ name }) => !/parts|again/.test(name))) {
      const { open } = watched(items);
      expect(await outcomeOf(stream, () => form.make(open)), form.name).toEqual(expected);
    }
    const parts = fileForms.find(({ name }) => name.endsWith('parts')) as Form;
    const { open } = watched(items.map((item) => String(item).slice(0, 3000)));
    const short = items.map((item) => String(item).slice(0, 3000));
    expect(await outcomeOf(stream, () => parts.make(open)), parts.name).toEqual(
      await outcomeOf(stream, () => short.join('')),
    );
  });
});
