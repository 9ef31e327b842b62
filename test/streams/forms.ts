import { Readable } from 'node:stream';
import { webStreamOf } from './web-stream-of';

type Open = () => AsyncIterable<unknown>;

/** A way to hand over items: a member of the type `Source`, or of what takes records or pieces. */
export interface Form {
  /** The member of the type, as its declaration spells it. */
  readonly member: string;
  readonly name: string;
  /** Whether it can keep its reader waiting. */
  readonly canWait: boolean;
  make(open: Open): unknown;
}

const utf8 = new TextEncoder();
const bytesOf = (item: unknown) => (typeof item === 'string' ? utf8.encode(item) : item);

/** The items, each changed. Closing is passed on, as by what is no generator. */
function mapped(items: AsyncIterable<unknown>, change: (item: unknown, index: number) => unknown) {
  return {
    [Symbol.asyncIterator]() {
      const iterator = items[Symbol.asyncIterator]();
      let index = 0;
      return {
        async next() {
          const next = await iterator.next();
          return next.done ? next : { done: false as const, value: change(next.value, index++) };
        },
        return: () => iterator.return?.() as Promise<IteratorResult<unknown>>,
      };
    },
  };
}

/** One piece of memory, which holds another item whenever one is asked for. */
function inOneMemory(items: AsyncIterable<unknown>) {
  const memory = Buffer.alloc(65_536);
  return mapped(items, (item) => {
    const bytes = bytesOf(item) as Uint8Array;
    memory.fill(0x3f);
    memory.set(bytes);
    return memory.subarray(0, bytes.length);
  });
}

/** The bytes of each item in pieces of three bytes, so that characters are parted. */
function inParts(items: AsyncIterable<unknown>) {
  return {
    [Symbol.asyncIterator]() {
      const iterator = items[Symbol.asyncIterator]();
      let rest: Uint8Array = new Uint8Array(0);
      return {
        async next() {
          if (rest.length === 0) {
            const next = await iterator.next();
            if (next.done) return next;
            rest = bytesOf(next.value) as Uint8Array;
          }
          const value = rest.subarray(0, 3);
          rest = rest.subarray(3);
          return { done: false as const, value };
        },
        return: () => iterator.return?.() as Promise<IteratorResult<unknown>>,
      };
    },
  };
}

/** A Node stream, which closes its items when it is destroyed before their end. */
function nodeStreamOf(items: AsyncIterable<unknown>, objectMode: boolean): Readable {
  let iterator: AsyncIterator<unknown> | undefined;
  let isOpen = true;
  return new Readable({
    ...{ objectMode, highWaterMark: 1 },
    async read() {
      iterator ??= items[Symbol.asyncIterator]();
      try {
        const next = await iterator.next();
        if (next.done) isOpen = false;
        this.push(next.done ? null : next.value);
      } catch (cause) {
        isOpen = false;
        this.destroy(cause as Error);
      }
    },
    async destroy(cause, done) {
      if (isOpen) await iterator?.return?.();
      done(cause);
    },
  });
}

const web = 'ReadableStream<Uint8Array | string>';
const async = 'AsyncIterable<Uint8Array | string>';

/** The ways in that give their items piece by piece. */
export const fileForms: readonly Form[] = [
  { member: async, name: 'an async iterable of strings', canWait: true, make: (open) => open() },
  {
    ...{ member: async, name: 'an async iterable of bytes', canWait: true },
    make: (open) => mapped(open(), bytesOf),
  },
  {
    ...{ member: async, name: 'an async iterable of both', canWait: true },
    make: (open) => mapped(open(), (item, index) => (index % 2 === 0 ? bytesOf(item) : item)),
  },
  {
    ...{ member: async, name: 'an async iterable of parts', canWait: true },
    make: (open) => inParts(open()),
  },
  {
    ...{ member: async, name: 'an async iterable that uses its memory again', canWait: true },
    make: (open) => inOneMemory(inParts(open())),
  },
  {
    member: web,
    name: 'a web stream of strings',
    canWait: true,
    make: (open) => webStreamOf(open()),
  },
  {
    ...{ member: web, name: 'a web stream of bytes', canWait: true },
    make: (open) => webStreamOf(mapped(open(), bytesOf)),
  },
  {
    ...{ member: async, name: 'a Node stream of strings', canWait: true },
    make: (open) => nodeStreamOf(open(), true),
  },
  {
    ...{ member: async, name: 'a Node stream of bytes', canWait: true },
    make: (open) => nodeStreamOf(mapped(open(), bytesOf), false),
  },
];

/** The ways in of records, and of pieces of bytes. */
export const itemForms: readonly Form[] = [
  { member: 'AsyncIterable', name: 'an async iterable', canWait: true, make: (open) => open() },
  {
    ...{ member: 'AsyncIterable', name: 'a web stream', canWait: true },
    make: (open) => webStreamOf(open()),
  },
  {
    ...{ member: 'AsyncIterable', name: 'a Node stream', canWait: true },
    make: (open) => nodeStreamOf(open(), true),
  },
];

/** The ways in that are in memory as a whole. */
export interface WholeForm {
  readonly member: string;
  readonly name: string;
  make(items: readonly unknown[]): unknown;
}

const textOf = (items: readonly unknown[]) => items.join('');

export const wholeForms: readonly WholeForm[] = [
  { member: 'string', name: 'a string', make: textOf },
  { member: 'Uint8Array', name: 'bytes', make: (items) => utf8.encode(textOf(items)) },
  { member: 'Uint8Array', name: 'a Node buffer', make: (items) => Buffer.from(textOf(items)) },
  { member: 'Blob', name: 'a Blob', make: (items) => new Blob([textOf(items)]) },
  {
    ...{ member: 'Iterable<Uint8Array | string>', name: 'a list of strings' },
    make: (items) => [...items],
  },
  {
    ...{ member: 'Iterable<Uint8Array | string>', name: 'a list of bytes' },
    make: (items) => items.map(bytesOf),
  },
  {
    ...{ member: 'Iterable<Uint8Array | string>', name: 'a list of one piece' },
    make: (items) => [textOf(items)],
  },
];
