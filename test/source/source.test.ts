import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  readBulkRows,
  readOfflineConversions,
  type Source,
  validateBulkFile,
} from '../../src/index';
import { chunksOf } from '../support/cuts';
import { outcomeOf } from '../support/outcome';

const text =
  '\ufeffType,Name,Client Id\r\nFormat Version,6.0,\r\nOffline Conversion,"日\r\n本",😀\r\nOffline Conversion,,b';
const bytes = new TextEncoder().encode(text);
const texts = chunksOf(text, 3);
const pieces = chunksOf(bytes, 3);

const expected = {
  rows: [
    {
      ...{ type: 'Format Version', line: 2, row: 1, issues: [] },
      cells: Object.entries({ Type: 'Format Version', Name: '6.0', 'Client Id': '' }),
    },
    {
      ...{ type: 'Offline Conversion', line: 3, row: 2, issues: [] },
      cells: Object.entries({ Type: 'Offline Conversion', Name: '日\r\n本', 'Client Id': '😀' }),
    },
    {
      ...{ type: 'Offline Conversion', line: 5, row: 3, issues: [] },
      cells: Object.entries({ Type: 'Offline Conversion', Name: '', 'Client Id': 'b' }),
    },
  ],
  file: [],
  fault: undefined,
};

function streamOf<T>(chunks: readonly T[]): ReadableStream<T> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

function* syncOf<T>(chunks: readonly T[]): Generator<T> {
  yield* chunks;
}

async function* asyncOf<T>(chunks: readonly T[]): AsyncGenerator<T> {
  yield* chunks;
}

/** What `Symbol.asyncIterator` gives where it is no generator: an iterator without `return`. */
function bareIterable<T>(chunks: readonly T[]): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = chunks[Symbol.iterator]();
      return { next: () => Promise.resolve(iterator.next()) };
    },
  };
}

const sources: readonly { name: string; source: () => Source }[] = [
  { name: 'a string', source: () => text },
  { name: 'a Uint8Array', source: () => bytes },
  {
    name: 'a part of a larger buffer',
    source: () => new Uint8Array([9, ...bytes, 9]).subarray(1, -1),
  },
  { name: 'a Buffer', source: () => Buffer.from(bytes) },
  { name: 'a Blob', source: () => new Blob([bytes]) },
  { name: 'a File', source: () => new File([bytes], 'upload.csv') },
  { name: 'a web stream of bytes', source: () => streamOf(pieces) },
  { name: 'a web stream of strings', source: () => streamOf(texts) },
  { name: 'an array of strings', source: () => texts },
  { name: 'an array of bytes', source: () => pieces },
  { name: 'bytes, then a string', source: () => [bytes.slice(0, 4), text.slice(2)] },
  { name: 'a string, then bytes', source: () => [text.slice(0, 2), bytes.slice(4)] },
  { name: 'empty pieces between', source: () => texts.flatMap((each) => ['', each]) },
  { name: 'a generator of strings', source: () => syncOf(texts) },
  { name: 'a generator of bytes', source: () => syncOf(pieces) },
  { name: 'an async generator of strings', source: () => asyncOf(texts) },
  { name: 'an async generator of bytes', source: () => asyncOf(pieces) },
  { name: 'an async iterable without return', source: () => bareIterable(pieces) },
  { name: 'a Node stream of bytes', source: () => Readable.from(pieces, { objectMode: false }) },
  { name: 'a Node stream of strings', source: () => Readable.from(texts) },
];

it.each(sources)('reads $name', async ({ source }) => {
  expect(await outcomeOf(source())).toEqual(expected);
});

it.each<{ name: string; source: unknown }>([
  { name: 'nothing', source: undefined },
  { name: 'null', source: null },
  { name: 'a number', source: 1 },
  { name: 'an object', source: {} },
  { name: 'a function', source: () => text },
  { name: 'an ArrayBuffer', source: bytes.buffer },
  { name: 'a promise', source: Promise.resolve(text) },
])('refuses $name at once', async ({ source }) => {
  const wrong = source as Source;
  expect(() => readBulkRows(wrong)).toThrow(TypeError);
  expect(() => readOfflineConversions(wrong)).toThrow(TypeError);
  await expect(validateBulkFile(wrong)).rejects.toThrow(TypeError);
});

it.each<{ name: string; source: unknown }>([
  { name: 'numbers', source: [1, 2] },
  { name: 'nothing', source: [undefined] },
  { name: 'arrays of numbers', source: syncOf([[84, 121]]) },
  { name: 'a web stream of objects', source: streamOf([{}]) },
])('refuses pieces that are $name', async ({ source }) => {
  const rows = readBulkRows(source as Source);
  await expect(rows.next()).rejects.toThrow(TypeError);
});

/* One line a piece: the row of a line needs the pieces up to its own, and none further. */
describe('back-pressure', () => {
  const lines = [
    '\ufeffType,Name,Client Id\r\n',
    'Format Version,6.0,\r\n',
    ...Array.from({ length: 20 }, (_, n) => `Offline Conversion,,${n}\r\n`),
  ];

  const counted: readonly { name: string; open: (count: () => void) => Source }[] = [
    {
      name: 'a generator',
      open: function* (count) {
        for (const line of lines) {
          count();
          yield line;
        }
      },
    },
    {
      name: 'an async generator',
      open: async function* (count) {
        for (const line of lines) {
          count();
          yield line;
        }
      },
    },
    {
      name: 'a web stream',
      open: (count) => {
        const rest = lines.values();
        return new ReadableStream<string>(
          {
            pull(controller) {
              count();
              const next = rest.next();
              if (next.done) controller.close();
              else controller.enqueue(next.value);
            },
          },
          { highWaterMark: 0 },
        );
      },
    },
  ];

  it.each(counted)('asks $name for nothing before a row is asked for', async ({ open }) => {
    let asked = 0;
    const source = open(() => asked++);
    const rows = readBulkRows(source);
    readOfflineConversions(source);
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toBe(0);
    await rows.next();
    expect(asked).toBe(2);
  });

  it.each(counted)('asks $name for no more than the rows taken need', async ({ open }) => {
    let asked = 0;
    const rows = readBulkRows(open(() => asked++));
    for (let taken = 1; taken <= 21; taken++) {
      expect((await rows.next()).value?.line).toBe(taken + 1);
      await new Promise((resolve) => setTimeout(resolve));
      expect(asked).toBe(taken + 1);
    }
  });

  it.each(counted)('asks $name for the rows passed over, and no more', async ({ open }) => {
    let asked = 0;
    const records = readOfflineConversions(open(() => asked++));
    expect((await records.next()).value?.line).toBe(3);
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked).toBe(3);
  });
});
