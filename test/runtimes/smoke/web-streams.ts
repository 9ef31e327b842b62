import type { RecordResult } from '../../../src/index';
import { type Check, click, now, thrownBy, upload } from './check';

const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, i) =>
      `Offline Conversion,,r-${i},Lead,11/2/2026 9:30:00 AM,c${String(i).padStart(31, '0')}`,
  );
const file = upload(header, 'Format Version,6.0,,,,', ...rows(1000));

/** Pieces of 100 bytes, and what is done with them. */
function watched(text: string) {
  const bytes = new TextEncoder().encode(text);
  const state = { asked: 0, cancelled: 'no' };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const at = state.asked++ * 100;
        if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.slice(at, at + 100));
      },
      cancel(reason) {
        state.cancelled = String(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return { state, stream };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

export const webStreams: readonly Check[] = [
  {
    name: 'is a part of a pipe',
    run: async ({ core }) => {
      const ids: (string | undefined)[] = [];
      await watched(file)
        .stream.pipeThrough(core.offlineConversionStream({ now }))
        .pipeTo(
          new WritableStream<RecordResult>({
            write({ record }) {
              ids.push(record?.clientId);
            },
          }),
        );
      return [ids.length, ids[0], ids[999], new Set(ids).size];
    },
    expected: [1000, 'r-0', 'r-999', 1000],
  },
  {
    name: 'is a part of a pipe of text',
    run: async ({ core }) => {
      const reader = new Blob([file])
        .stream()
        .pipeThrough(new TextDecoderStream('utf-8', { ignoreBOM: true }))
        .pipeThrough(core.offlineConversionStream({ now }))
        .getReader();
      let count = 0;
      while (!(await reader.read()).done) count++;
      return count;
    },
    expected: 1000,
  },
  {
    name: 'reads no more than is asked for, and closes what is left',
    run: async ({ core }) => {
      const { state, stream } = watched(file);
      const ids: (string | undefined)[] = [];
      for await (const { record } of core.readOfflineConversions(stream, { now })) {
        ids.push(record?.clientId);
        if (ids.length === 3) break;
      }
      await pause();
      // The rows that were read stand in the first 500 bytes.
      return { ids, asked: state.asked <= 8, cancelled: state.cancelled };
    },
    expected: { ids: ['r-0', 'r-1', 'r-2'], asked: true, cancelled: 'undefined' },
  },
  {
    name: 'tells the source of a pipe that nobody listens',
    run: async ({ core }) => {
      const { state, stream } = watched(file);
      const reader = stream.pipeThrough(core.offlineConversionStream({ now })).getReader();
      const first = await reader.read();
      await reader.cancel('enough');
      await pause();
      return [first.value?.record?.clientId, state.cancelled, state.asked < 20];
    },
    expected: ['r-0', 'enough', true],
  },
  {
    name: 'passes on what is wrong with the file',
    run: (library) =>
      thrownBy(
        () =>
          watched(upload(header, 'Format Version,6.0,,,,', 'Offline Conversion,"'))
            .stream.pipeThrough(library.core.offlineConversionStream({ now }))
            .pipeTo(new WritableStream()),
        library,
      ),
    expected: {
      name: 'BulkFileError',
      message:
        'Line 3: The quote opened on line 3 is never closed, so nothing after it can be read. Close it, or remove it.',
      ...{ code: 'quote', line: 3, isInstance: true },
    },
  },
  {
    name: 'rejects with the reason of an abort, and closes the source',
    run: async ({ core }) => {
      const { state, stream } = watched(file);
      const controller = new AbortController();
      const { signal } = controller;
      const reason = await (async () => {
        for await (const { record } of core.readOfflineConversions(stream, { now, signal }))
          if (record?.clientId === 'r-1') controller.abort(new Error('stop'));
      })().then(
        () => 'none',
        (cause: Error) => cause.message,
      );
      await pause();
      return [reason, state.cancelled !== 'no'];
    },
    expected: ['stop', true],
  },
  {
    name: 'rejects with the reason of an abort while a source is silent',
    run: async ({ core }) => {
      const silent = new ReadableStream<Uint8Array>();
      const controller = new AbortController();
      const validated = core.validateBulkFile(silent, { signal: controller.signal });
      setTimeout(() => controller.abort(), 10);
      return validated.then(
        () => 'none',
        (cause: DOMException) => cause.name,
      );
    },
    expected: 'AbortError',
  },
  {
    name: 'writes a web stream that a Response takes',
    run: async ({ core }) => {
      const pieces = core.writeOfflineConversions(
        [
          {
            conversionName: 'Größe',
            conversionTime: '2026-11-02T09:30:00Z',
            microsoftClickId: click,
          },
        ],
        { now, columns: ['Conversion Name', 'Conversion Time', 'Microsoft Click Id'] },
      );
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const next = await pieces.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        },
      });
      return (await new Response(body).text()).split('\r\n')[2];
    },
    expected: `Offline Conversion,,Größe,11/2/2026 9:30:00 AM,${click}`,
  },
];
