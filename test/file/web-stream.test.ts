import { describe, expect, it, test } from 'vitest';
import {
  type Issue,
  offlineConversionStream,
  type RecordResult,
  readOfflineConversions,
} from '../../src/index';
import { collect, plainResult } from '../support/plain';
import { uploadText } from '../support/upload-text';

const now = new Date('2026-11-21T00:00:00Z');
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const conversion = (i: number) =>
  `Offline Conversion,,r${i},Café,11/2/2026 9:30:00 AM,c${String(i).padStart(31, '0')}`;
const text = uploadText(header, 'Format Version,6.0,,,,', ...[0, 1, 2, 3, 4, 5].map(conversion));
const lines = text.match(/[^\n]*\n/g) ?? [];

/** A web stream of these pieces that writes down what is asked of it. */
function watched<T>(pieces: readonly T[]) {
  const state = { asked: 0, cancelled: undefined as unknown, wasCancelled: false };
  const stream = new ReadableStream<T>(
    {
      pull(controller) {
        const piece = pieces[state.asked++];
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
      cancel(reason) {
        state.wasCancelled = true;
        state.cancelled = reason;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, stream };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

async function readAll(results: ReadableStream<RecordResult>): Promise<RecordResult[]> {
  const reader = results.getReader();
  const all: RecordResult[] = [];
  for (;;) {
    const next = await reader.read();
    if (next.done) return all;
    all.push(next.value);
  }
}

test.each([
  ['bytes', lines.map((line) => new TextEncoder().encode(line))],
  ['strings', lines],
  ['one piece', [text]],
  ['nothing but pieces of one character', [...text]],
])('gives what the reader gives: %s', async (_, pieces) => {
  const expected = await collect(readOfflineConversions(text, { now }));
  expect(expected.map(({ record }) => record?.clientId)).toEqual([
    'r0',
    'r1',
    'r2',
    'r3',
    'r4',
    'r5',
  ]);
  const { stream } = watched<Uint8Array | string>(pieces);
  const results = await readAll(stream.pipeThrough(offlineConversionStream({ now })));
  expect(results.map(plainResult)).toEqual(expected.map(plainResult));
});

it('asks for no more than is asked of it, but for what a pipe holds', async () => {
  const { state, stream } = watched(lines);
  const reader = stream.pipeThrough(offlineConversionStream({ now })).getReader();
  await pause();
  const held = state.asked;
  expect(held).toBeLessThanOrEqual(2);
  // The first result is complete with the third line.
  expect((await reader.read()).value?.record?.clientId).toBe('r0');
  await pause();
  expect(state.asked).toBeLessThanOrEqual(3 + held);
  expect((await reader.read()).value?.record?.clientId).toBe('r1');
  await pause();
  expect(state.asked).toBeLessThanOrEqual(4 + held);
  await reader.cancel();
});

describe('cancelling closes the source', () => {
  it('before anything was read', async () => {
    const { state, stream } = watched(lines);
    const results = stream.pipeThrough(offlineConversionStream({ now }));
    await results.cancel(new Error('not needed'));
    await pause();
    expect(state.wasCancelled).toBe(true);
  });

  it('between two results', async () => {
    const { state, stream } = watched(lines);
    const reader = stream.pipeThrough(offlineConversionStream({ now })).getReader();
    await reader.read();
    await reader.cancel(new Error('enough'));
    await pause();
    expect(state.wasCancelled).toBe(true);
    expect(state.asked).toBeLessThan(lines.length);
  });

  it('while the source keeps it waiting', async () => {
    let cancelled = false;
    const silent = new ReadableStream<string>({
      start: (controller) => controller.enqueue(lines[0] as string),
      cancel: () => {
        cancelled = true;
      },
    });
    const issues: Issue[] = [];
    const onIssue = (issue: Issue) => issues.push(issue);
    const reader = silent.pipeThrough(offlineConversionStream({ now, onIssue })).getReader();
    const waiting = reader.read();
    await pause();
    await reader.cancel(new Error('too slow'));
    await pause();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(cancelled).toBe(true);
    expect(issues).toEqual([]);
  });

  it('when the loop over the results is left', async () => {
    const { state, stream } = watched(lines);
    const results = stream.pipeThrough(offlineConversionStream({ now }));
    for await (const { row } of results as unknown as AsyncIterable<RecordResult>)
      if (row === 3) break;
    await pause();
    expect(state.wasCancelled).toBe(true);
  });
});

describe('what ends the reading errors both sides', () => {
  test.each([
    {
      what: 'a fault of the file',
      pieces: [...lines, `Offline Conversion,,${'x'.repeat(2000)},`, ...lines],
      results: 6,
      error: { name: 'BulkFileError', code: 'cell-too-long', line: 9 },
    },
    {
      what: 'a fault in the header',
      pieces: ['Type;Name\r\n', 'Format Version;6.0\r\n'],
      results: 0,
      error: { name: 'BulkFileError', code: 'delimiter', line: 1 },
    },
    {
      what: 'a piece that is neither text nor bytes',
      pieces: [lines[0], lines[1], lines[2], 5 as unknown as string, ...lines],
      results: 1,
      error: { name: 'TypeError' },
    },
  ])('$what', async ({ pieces, results, error }) => {
    const { readable, writable } = offlineConversionStream({ now, maxCellLength: 1000 });
    const writer = writable.getWriter();
    const closed = writer.closed.catch((cause: unknown) => cause);
    const writing = (async () => {
      for (const piece of pieces) await writer.write(piece as string);
      await writer.close();
    })().catch(() => {});
    const reader = readable.getReader();
    for (let i = 0; i < results; i++) expect((await reader.read()).done).toBe(false);
    await expect(reader.read()).rejects.toMatchObject(error);
    await writing;
    expect(await closed).toMatchObject(error);
  });

  it('a fault at the very end errors the side that is still open', async () => {
    const { stream } = watched([...lines, 'Offline Conversion,,"r6']);
    const reader = stream.pipeThrough(offlineConversionStream({ now })).getReader();
    for (let i = 0; i < 6; i++) expect((await reader.read()).done).toBe(false);
    await expect(reader.read()).rejects.toMatchObject({ code: 'quote', line: 9, row: 8 });
  });

  it('a source that fails', async () => {
    const failure = new Error('the line was cut');
    let asked = 0;
    const failing = new ReadableStream<string>({
      pull(controller) {
        if (asked < 3) controller.enqueue(lines[asked++] as string);
        else controller.error(failure);
      },
    });
    const reader = failing.pipeThrough(offlineConversionStream({ now })).getReader();
    await expect(
      (async () => {
        while (!(await reader.read()).done);
      })(),
    ).rejects.toBe(failure);
  });

  it('an abort, with its reason', async () => {
    const control = new AbortController();
    const reason = new Error('enough');
    const { state, stream } = watched(lines);
    const reader = stream
      .pipeThrough(offlineConversionStream({ now, signal: control.signal }))
      .getReader();
    await reader.read();
    control.abort(reason);
    await expect(reader.read()).rejects.toBe(reason);
    await pause();
    expect(state.wasCancelled).toBe(true);
  });
});

it('refuses wrong options at once', () => {
  expect(() => offlineConversionStream({ colour: 'red' } as object)).toThrow(TypeError);
});
