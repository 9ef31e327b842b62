import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readBulkRows, type Source, validateBulkFile } from '../../src/index';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';

const lines = [
  '\ufeffType,Name,Client Id\r\n',
  'Format Version,6.0,\r\n',
  'Offline Conversion,,a\r\n',
  'Offline Conversion,,b\r\n',
  'Offline Conversion,,c\r\n',
];

/** A source that says how often it was closed, and fails after its lines where a reason is given. */
interface Watched {
  readonly source: Source;
  closed(): number;
}

const kinds: readonly { kind: string; open: (failure?: Error) => Watched }[] = [
  {
    kind: 'a generator',
    open(failure) {
      let closed = 0;
      function* read() {
        try {
          yield* lines;
          if (failure) throw failure;
        } finally {
          closed++;
        }
      }
      return { source: read(), closed: () => closed };
    },
  },
  {
    kind: 'an async generator',
    open(failure) {
      let closed = 0;
      async function* read() {
        try {
          yield* lines;
          if (failure) throw failure;
        } finally {
          closed++;
        }
      }
      return { source: read(), closed: () => closed };
    },
  },
  {
    kind: 'a web stream',
    open(failure) {
      let closed = 0;
      const rest = lines.values();
      const source = new ReadableStream<string>({
        pull(controller) {
          const next = rest.next();
          if (!next.done) return controller.enqueue(next.value);
          closed++;
          if (failure) controller.error(failure);
          else controller.close();
        },
        cancel() {
          closed++;
        },
      });
      return { source, closed: () => closed };
    },
  },
  {
    kind: 'a Node stream',
    open(failure) {
      let closed = 0;
      const rest = lines.values();
      const source = new Readable({
        encoding: 'utf8',
        highWaterMark: 1,
        read() {
          const next = rest.next();
          if (!next.done) this.push(next.value);
          else if (failure) this.destroy(failure);
          else this.push(null);
        },
        destroy(cause, done) {
          closed++;
          done(cause);
        },
      });
      return { source, closed: () => closed };
    },
  },
];

allowNoUnhandledRejections();

describe.each(kinds)('$kind', ({ open }) => {
  it('is closed once when it has been read to its end', async () => {
    const { source, closed } = open();
    const rows: number[] = [];
    for await (const { row } of readBulkRows(source)) rows.push(row);
    expect(rows).toEqual([1, 2, 3, 4]);
    expect(closed()).toBe(1);
  });

  it('is closed when the loop is left early', async () => {
    const { source, closed } = open();
    for await (const { row } of readBulkRows(source)) if (row === 2) break;
    expect(closed()).toBe(1);
  });

  it('is closed when the first row is the last one wanted', async () => {
    const { source, closed } = open();
    const rows = readBulkRows(source);
    expect((await rows.next()).value?.row).toBe(1);
    expect(await rows.return()).toEqual({ done: true, value: undefined });
    expect(closed()).toBe(1);
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  it('is closed when the consumer throws, and its error comes through', async () => {
    const { source, closed } = open();
    const failure = new Error('the consumer');
    const consume = async () => {
      for await (const { row } of readBulkRows(source)) if (row === 2) throw failure;
    };
    await expect(consume()).rejects.toBe(failure);
    expect(closed()).toBe(1);
  });

  it('is closed when a callback throws', async () => {
    const { source, closed } = open();
    const failure = new Error('the callback');
    const onProgress = () => {
      throw failure;
    };
    await expect(validateBulkFile(source, { onProgress })).rejects.toBe(failure);
    expect(closed()).toBe(1);
  });

  it('fails: its error comes after the rows before', async () => {
    const failure = new Error('the source');
    const { source, closed } = open(failure);
    const rows: number[] = [];
    const consume = async () => {
      for await (const { row } of readBulkRows(source)) rows.push(row);
    };
    await expect(consume()).rejects.toBe(failure);
    expect(rows).toEqual([1, 2, 3, 4]);
    expect(closed()).toBe(1);
  });

  it('fails: validation rejects with its error', async () => {
    const failure = new Error('the source');
    await expect(validateBulkFile(open(failure).source)).rejects.toBe(failure);
  });
});

it('closes the source at a fault that ends the reading, and gives the rows before', async () => {
  for (const { open } of kinds) {
    const { source, closed } = open();
    const rows: number[] = [];
    const consume = async () => {
      // "Offline Conversion" has 18 characters, and so is too long.
      for await (const { row } of readBulkRows(source, { maxCellLength: 17 })) rows.push(row);
    };
    await expect(consume()).rejects.toMatchObject({ code: 'cell-too-long', line: 3, row: 2 });
    expect(rows).toEqual([1]);
    expect(closed()).toBe(1);
  }
});
