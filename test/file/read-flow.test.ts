import { Readable } from 'node:stream';
import { describe, expect, it, test } from 'vitest';
import {
  BulkFileError,
  type ReadOptions,
  readBulkRows,
  readOfflineConversions,
  type Source,
} from '../../src/index';
import { collect, plainResult, plainRow } from '../support/plain';
import { linesOf, watched } from '../support/results/watched';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const conversion = (id: string) =>
  `Offline Conversion,,${id},Café,11/2/2026 9:30:00 AM,f894f652ea334e739002f7167ab8f8e3`;
const text = uploadText(header, version, conversion('a'), conversion('b'), conversion('c'));
const bytes = new TextEncoder().encode(text);

/** Both generators over one source, as what a loop would see. */
const readers = {
  readOfflineConversions: (source: Source, options?: ReadOptions) =>
    readOfflineConversions(source, { now, ...options }),
  readBulkRows: (source: Source, options?: ReadOptions) => readBulkRows(source, options),
};
type Reader = (
  source: Source,
  options?: ReadOptions,
) => AsyncGenerator<{ readonly row: number }, void>;
const both: [string, Reader][] = Object.entries(readers);

function inPieces(length: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += length) pieces.push(bytes.subarray(at, at + length));
  return pieces;
}

async function* later<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

function streamOf(pieces: readonly string[]): ReadableStream<string> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

describe('every source gives the same', () => {
  const sources: [string, () => Source][] = [
    ['a Uint8Array', () => bytes],
    ['a Blob', () => new Blob([bytes])],
    ['a File', () => new File([bytes], 'upload.csv')],
    ['a web stream of bytes', () => new Blob([bytes]).stream()],
    ['a web stream of strings', () => streamOf(text.split(''))],
    ['a Node Readable', () => Readable.from(inPieces(10))],
    ['an iterable of bytes', () => inPieces(7)],
    ['an iterable of strings', () => new Set([text.slice(0, 100), text.slice(100)])],
    ['an async iterable of bytes', () => later(inPieces(3))],
    ['an async iterable of strings', () => later([text.slice(0, 5), '', text.slice(5)])],
    ['bytes and strings in turn', () => [bytes.subarray(0, 50), text.slice(48)]],
  ];
  test.each(sources)('%s', async (_, open) => {
    const expected = (await collect(readers.readOfflineConversions(text))).map(plainResult);
    expect(expected.map(({ row, record }) => [row, record?.clientId])).toEqual([
      [2, 'a'],
      [3, 'b'],
      [4, 'c'],
    ]);
    expect((await collect(readers.readOfflineConversions(open()))).map(plainResult)).toEqual(
      expected,
    );
    expect((await collect(readers.readBulkRows(open()))).map(plainRow)).toEqual(
      (await collect(readers.readBulkRows(text))).map(plainRow),
    );
  });
});

const lines = linesOf(text);

describe.each(both)('%s', (_, read) => {
  it('reads nothing that is not asked for', async () => {
    const { asked, source } = watched(lines);
    const rows = read(source);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked).toEqual([]);
    await rows.next();
    const first = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked).toHaveLength(first);
    expect(first).toBeLessThan(lines.length);
    await rows.next();
    expect(asked).toHaveLength(first + 1);
    await rows.return();
  });

  it('closes the source when the loop is left', async () => {
    const { asked, source } = watched(lines);
    for await (const { row } of read(source)) if (row === 2) break;
    expect(asked).toEqual(['piece 0', 'piece 1', 'piece 2', 'closed']);
  });

  it('closes a web stream when the loop is left', async () => {
    let cancelled = false;
    const source = new ReadableStream<string>({
      start: (controller) => lines.forEach((line) => void controller.enqueue(line)),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const { row } of read(source)) if (row === 2) break;
    expect(cancelled).toBe(true);
    expect(source.locked).toBe(false);
  });

  it('passes on what the source throws, after the rows before it', async () => {
    const failure = new Error('the line was cut');
    async function* failing() {
      yield* lines.slice(0, 3);
      throw failure;
    }
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { row } of read(failing())) seen.push(row);
    })();
    await expect(reading).rejects.toBe(failure);
    expect(seen.at(-1)).toBe(2);
  });

  it('gives the rows before a fault that ends the reading, then throws it', async () => {
    const source = `${text}Offline Conversion,,d,"Lead,11/2/2026 9:30:00 AM,\r\n\r\nmore`;
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { row } of read(source)) seen.push(row);
    })();
    const fault = await reading.catch((cause: unknown) => cause);
    expect(fault).toBeInstanceOf(BulkFileError);
    expect(seen.slice(-3)).toEqual([2, 3, 4]);
    expect(fault).toMatchObject({ name: 'BulkFileError', code: 'quote', line: 6, row: 5 });
    expect(withoutMessage([(fault as BulkFileError).issue])[0]).toEqual({
      ...{ code: 'quote', severity: 'error', line: 6, row: 5 },
    });
    expect((fault as BulkFileError).message).toContain('ine 6');
  });

  it('closes the source at a fault that ends the reading', async () => {
    const { asked, source } = watched(['Type;Name\r\n', 'Format Version;6.0\r\n']);
    await expect(collect(read(source))).rejects.toMatchObject({ code: 'delimiter' });
    expect(asked.at(-1)).toBe('closed');
    expect(asked).not.toContain('end');
  });

  it('aborts between two rows', async () => {
    const { asked, source } = watched(lines);
    const control = new AbortController();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { row } of read(source, { signal: control.signal })) {
        seen.push(row);
        if (row === 3) control.abort(new Error('enough'));
      }
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(seen.at(-1)).toBe(3);
    expect(asked.at(-1)).toBe('closed');
  });

  it('aborts while it waits for the source, and closes it', async () => {
    let closed = false;
    const control = new AbortController();
    const source: AsyncIterable<string> = {
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
    const next = read(source, { signal: control.signal }).next();
    await expect(next).rejects.toThrow('too slow');
    expect(closed).toBe(true);
  });

  it('does not open the source when it is aborted already', async () => {
    const { asked, source } = watched(lines);
    const signal = AbortSignal.abort(new Error('before'));
    await expect(read(source, { signal }).next()).rejects.toThrow('before');
    expect(asked).toEqual([]);
  });

  it('tells how far it is: bytes and rows rise to those of the file', async () => {
    const seen: { bytes: number; rows: number }[] = [];
    const onProgress = (progress: { bytes: number; rows: number }) => seen.push({ ...progress });
    await collect(read(inPieces(100), { onProgress }));
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toEqual({ bytes: bytes.length, rows: 4 });
    const rising = (list: number[]) =>
      list.every((n, i) => i === 0 || n >= (list[i - 1] as number));
    expect(rising(seen.map((each) => each.bytes))).toBe(true);
    expect(rising(seen.map((each) => each.rows))).toBe(true);
  });

  test.each([
    ['an unknown option', { colour: 'red' }, '(6 characters)'],
    ['an option of the writer', { delimiter: ',' }, '(9 characters)'],
    ['a kind that does not exist', { kind: 'download' }, 'kind'],
    ['a moment that is none', { now: new Date(Number.NaN) }, 'now'],
    ['a limit out of bounds', { maxCellLength: 0 }, 'maxCellLength'],
    ['a severity for no code', { severity: { colour: 'off' } }, '(6 characters)'],
    ['a severity that can not be lowered', { severity: { required: 'warning' } }, 'required'],
  ])('refuses %s at once', (_what, options, named) => {
    const call = () => read(text, options as ReadOptions);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(named);
  });

  test.each([[null], [undefined], [5], [{}]])('refuses %s as a source at once', (source) => {
    expect(() => read(source as unknown as Source)).toThrow(TypeError);
  });
});
