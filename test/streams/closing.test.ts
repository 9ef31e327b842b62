import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import * as core from '../../src/index';
import * as node from '../../src/node';
import * as services from '../../src/services';
import { useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { type PublicStream, publicStreams } from './public-streams';
import { type Trouble, type Watched, watched } from './watched';

const scratch = useScratch();
allowNoUnhandledRejections();

const turn = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));

type Use = Watched<unknown> & { readonly made: AsyncIterable<unknown> | Promise<unknown> };

function start(stream: PublicStream, trouble: Trouble, signal: AbortSignal): Use {
  const source = watched(stream.items, trouble);
  const made = stream.use(source.open as () => never, { signal }, scratch.path);
  return { ...source, made };
}

const never = () => new AbortController().signal;

/** Takes all that it gives. */
async function through(made: Use['made'], each: () => unknown = () => {}): Promise<void> {
  if (!(Symbol.asyncIterator in made)) return void (await made);
  for await (const _ of made) await each();
}

/** Every reading of the source that was begun has come to its end, and once. */
async function expectClosed({ opened, ended }: Use): Promise<void> {
  // A pipe of web streams closes its source a little later.
  await turn(5);
  expect(opened()).toBeGreaterThan(0);
  expect(ended()).toBe(opened());
  expect(readdirSync(scratch.path)).toEqual([]);
}

const reason = new Error('no longer wanted');
const givesItems = ({ before }: PublicStream) => before !== undefined;
const named = (list: readonly PublicStream[]) => list.map((each) => [each.name, each] as const);

/** Places in a source: at its start, in its middle, at its end. */
const places = (stream: PublicStream) => [
  0,
  1,
  Math.floor(stream.items.length / 2),
  stream.items.length,
];

test('the table has every public function that takes a source or records', () => {
  const notStreaming =
    /^(is[A-Z]|hash|check|define|render|rule|column|text|amount|share|currency|instant|integer|boolean|longId|enumeration|to|from|restatement|retraction|standardSchema|readApplyResponse|readReport|reportRequests|[A-Z])/;
  const onPaths = [
    'bulkFile',
    'readOfflineConversionsFile',
    'readRecordsFile',
    'validateBulkFilePath',
    'validateRecordsFile',
    'fixBulkFilePath',
    'fixRecordsFile',
    'openableFile',
  ];
  const functions = Object.entries({ ...core, ...node, ...services })
    .filter(([name, value]) => typeof value === 'function' && !notStreaming.test(name))
    .map(([name]) => name)
    .filter((name) => !onPaths.includes(name));
  const inTable = new Set(publicStreams.map(({ name }) => name.split(',')[0]));
  expect(functions.filter((name) => !inTable.has(name))).toEqual([]);
  expect(functions.length).toBeGreaterThan(15);
});

describe('a source that fails', () => {
  test.each(named(publicStreams))(
    '%s: its error comes out, and it is closed',
    async (_, stream) => {
      for (const item of places(stream)) {
        const failure = new Error(`at item ${item}`);
        const use = start(stream, { failsAt: { item, failure } }, never());
        await expect(through(use.made)).rejects.toBe(failure);
        await expectClosed(use);
      }
    },
  );
});

describe('an abort', () => {
  const abortable = named(publicStreams.filter(({ noSignal }) => !noSignal));

  test.each(abortable)('%s: before it starts asks for nothing', async (_, stream) => {
    const use = start(stream, {}, AbortSignal.abort(reason));
    await expect(through(use.made)).rejects.toBe(reason);
    await turn(5);
    expect(use.ended()).toBe(use.opened());
    expect(use.asked()).toBeLessThanOrEqual(stream.ahead ?? 0);
  });

  test.each(abortable)('%s: while the source keeps it waiting', async (_, stream) => {
    for (const hangsAt of places(stream)) {
      const control = new AbortController();
      const use = start(stream, { hangsAt }, control.signal);
      const reading = through(use.made);
      await Promise.race([use.waitedFor, reading]);
      control.abort(reason);
      await expect(reading).rejects.toBe(reason);
      await expectClosed(use);
    }
  });

  test.each(abortable.filter(([, stream]) => givesItems(stream)))(
    '%s: behind an item that it gave',
    async (_, stream) => {
      const control = new AbortController();
      const use = start(stream, {}, control.signal);
      let count = 0;
      const reading = through(use.made, () => {
        count++;
        control.abort(reason);
      });
      // A writer that has given all in one piece has nothing left to abort.
      const end = await reading.then(
        () => 'whole',
        (cause: unknown) => cause,
      );
      expect(stream.name.startsWith('write') ? [reason, 'whole'] : [reason]).toContain(end);
      expect(count).toBe(1);
      await expectClosed(use);
    },
  );
});

describe('a consumer', () => {
  const giving = named(publicStreams.filter(givesItems));

  test.each(giving)('%s: leaves behind the first item', async (_, stream) => {
    const use = start(stream, {}, never());
    for await (const _ of use.made as AsyncIterable<unknown>) break;
    await expectClosed(use);
    if (typeof stream.before === 'number')
      expect(use.asked()).toBeLessThanOrEqual(stream.before + (stream.ahead ?? 0));
  });

  test.each(giving)(
    '%s: throws at the first item, and its error comes through',
    async (_, stream) => {
      const use = start(stream, {}, never());
      const reading = through(use.made, () => {
        throw reason;
      });
      await expect(reading).rejects.toBe(reason);
      await expectClosed(use);
    },
  );

  test.each(giving)('%s: is slow, and the source waits for it', async (_, stream) => {
    const use = start(stream, {}, never());
    let most = 0;
    await through(use.made, async () => {
      const asked = use.asked();
      await turn(1);
      most = Math.max(most, use.asked() - asked);
    });
    expect(most).toBeLessThanOrEqual(stream.ahead ?? 0);
    await expectClosed(use);
  });

  it('that throws in a callback closes the source, whatever reads it', async () => {
    const source = watched(publicStreams[0]?.items ?? []);
    const onProgress = () => {
      throw reason;
    };
    const read = core.validateBulkFile(source.open() as never, { onProgress });
    await expect(read).rejects.toBe(reason);
    expect([source.opened(), source.ended()]).toEqual([1, 1]);
  });
});
