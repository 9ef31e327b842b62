import { Readable } from 'node:stream';
import { describe, expect, it, test } from 'vitest';
import { readResultFile, type Source } from '../../src/index';
import { cutAt } from '../support/cuts';
import { collect } from '../support/plain';
import { errors, unknownError } from '../support/record-errors';
import { error, failed, record, resultText } from '../support/result-text';
import { plainOutcome, seenOf } from '../support/results/plain-outcome';
import { hanging, linesOf, turn, watched } from '../support/results/watched';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';

/* Lines 3 to 9: a, its error, a foreign row, b, an error of x, "Café" over two lines. */
const text = resultText(
  record('a', '17'),
  failed('a', 5625),
  'Campaign Error,Shoes,,,,Some,1,,',
  record('b'),
  failed('x', 5604),
  'Offline Conversion,,,c,"Café,\r\n""mobile""",,,,',
  error('c', 'Some', '', '', '9:30:00\u202fAM'),
);
const bytes = new TextEncoder().encode(text);
const outcome = (clientId: string, line: number, row: number) => ({
  ...{ clientId, line, row, id: '', type: 'Offline Conversion', hasRecord: true },
});
const outcomes = [
  { ...outcome('a', 3, 2), status: 'rejected', id: '17', errors: [errors[5625]] },
  { ...outcome('b', 6, 5), status: 'accepted', errors: [] },
  {
    ...{ ...outcome('c', 8, 7), status: 'rejected' },
    errors: [unknownError('Some', { detail: '9:30:00\u202fAM' })],
  },
  {
    ...{ ...outcome('x', 7, 6), status: 'rejected', errors: [errors[5604]] },
    ...{ type: 'Offline Conversion Error', hasRecord: false },
  },
];

allowNoUnhandledRejections();

describe('the pieces of the source can not be seen', () => {
  const sources: [string, () => Source][] = [
    ['a string', () => text],
    ['bytes', () => bytes],
    ['a Blob', () => new Blob([bytes])],
    ['a web stream', () => new Blob([bytes]).stream()],
    ['a Node stream', () => Readable.from(cutAt(bytes, [10, 20, 300]))],
    ['characters', () => [...text]],
    ['bytes one by one', () => [...bytes].map((byte) => Uint8Array.of(byte))],
    ['lines', () => linesOf(text)],
  ];
  test.each(sources)('%s', async (_, open) => {
    expect((await collect(readResultFile(open()))).map(plainOutcome)).toEqual(outcomes);
  });

  test('wherever the bytes are cut', async () => {
    for (let place = 1; place < bytes.length; place++) {
      const read = await collect(readResultFile(cutAt(bytes, [place])));
      expect(read.map(plainOutcome), `cut at ${place}`).toEqual(outcomes);
    }
  });

  test('wherever a file that can not be read on is cut', async () => {
    const damaged = new TextEncoder().encode(`${text}Offline Conversion,,,d,"Lead`);
    for (let place = 1; place < damaged.length; place++) {
      const { seen, cause } = await seenOf(readResultFile(cutAt(damaged, [place])));
      expect(seen.map(plainOutcome), `cut at ${place}`).toEqual(outcomes);
      expect(cause).toMatchObject({ code: 'quote', line: 11, row: 9 });
    }
  });
});

const lines = linesOf(text);

it('reads nothing that is not asked for', async () => {
  const { asked, source } = watched(lines);
  const reading = readResultFile(source);
  await turn(5);
  expect(asked).toEqual([]);
  // The record a is finished once that of b is there.
  expect((await reading.next()).value?.clientId).toBe('a');
  await turn(5);
  expect(asked).toEqual(['piece 0', 'piece 1', 'piece 2', 'piece 3', 'piece 4', 'piece 5']);
  await reading.return();
  expect(asked.at(-1)).toBe('closed');
});

it('closes the source when the loop is left', async () => {
  const { asked, source } = watched(lines);
  for await (const { clientId } of readResultFile(source)) if (clientId === 'a') break;
  expect(asked.slice(-2)).toEqual(['piece 5', 'closed']);
});

it('closes a web stream when the loop is left', async () => {
  let cancelled = false;
  const source = new ReadableStream<string>({
    start: (controller) => lines.forEach((line) => void controller.enqueue(line)),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const _ of readResultFile(source)) break;
  expect(cancelled).toBe(true);
  expect(source.locked).toBe(false);
});

it('passes on what the source throws, after the outcomes before it', async () => {
  const failure = new Error('the line was cut');
  async function* failing() {
    yield* lines.slice(0, 6);
    throw failure;
  }
  const { seen, cause } = await seenOf(readResultFile(failing()));
  expect(cause).toBe(failure);
  expect(seen.map(({ clientId, status }) => [clientId, status])).toEqual([
    ['a', 'rejected'],
    ['b', 'unknown'],
  ]);
});

it('passes on what a callback throws', async () => {
  const failure = new Error('no room to note it');
  const onIssue = () => {
    throw failure;
  };
  const { cause } = await seenOf(readResultFile(text.replace('6.0', '7'), { onIssue }));
  expect(cause).toBe(failure);
});

describe('an abort', () => {
  const reason = new Error('no longer wanted');

  it('before the reading opens nothing', async () => {
    const { asked, source } = watched(lines);
    const signal = AbortSignal.abort(reason);
    await expect(readResultFile(source, { signal }).next()).rejects.toBe(reason);
    expect(asked).toEqual([]);
  });

  it('ends the waiting for the source, and closes it', async () => {
    const { source, isClosed } = hanging(text);
    const abort = new AbortController();
    const reading = readResultFile(source, { signal: abort.signal });
    expect((await reading.next()).value?.clientId).toBe('a');
    expect((await reading.next()).value?.clientId).toBe('b');
    const waiting = reading.next();
    await turn();
    abort.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(isClosed()).toBe(true);
  });

  // Each outcome of the file in turn is the last: those of records, and those at the end.
  test.each(['a', 'b', 'c', 'x'])('gives nothing further after %s', async (last) => {
    const abort = new AbortController();
    const seen: (string | undefined)[] = [];
    const reading = (async () => {
      for await (const { clientId } of readResultFile(text, { signal: abort.signal })) {
        seen.push(clientId);
        if (clientId === last) abort.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(seen.at(-1)).toBe(last);
  });

  it('closes the source between two outcomes', async () => {
    const { asked, source } = watched(lines);
    const abort = new AbortController();
    const reading = readResultFile(source, { signal: abort.signal });
    await reading.next();
    abort.abort(reason);
    await expect(reading.next()).rejects.toBe(reason);
    expect(asked.at(-1)).toBe('closed');
    expect(await reading.next()).toEqual({ done: true, value: undefined });
  });
});

it('tells how far it is: bytes and rows rise to those of the file', async () => {
  const seen: { bytes: number; rows: number }[] = [];
  const onProgress = (progress: { bytes: number; rows: number }) => seen.push({ ...progress });
  await collect(readResultFile(lines, { onProgress }));
  expect(seen.length).toBeGreaterThan(5);
  // The version row and seven rows more.
  expect(seen.at(-1)).toEqual({ bytes: bytes.length, rows: 8 });
  for (const what of ['bytes', 'rows'] as const) {
    const values = seen.map((each) => each[what]);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  }
});

it('tells an issue before it gives what comes after it', async () => {
  const events: unknown[] = [];
  const broken = resultText(
    record('a'),
    record('b'),
    'Offline Conversion,,,c,"Lead" more',
    record('d'),
  );
  const onIssue = ({ code, line }: { code: string; line: number }) => events.push([code, line]);
  for await (const { clientId } of readResultFile(linesOf(broken), { onIssue }))
    events.push(clientId);
  expect(events).toEqual(['a', ['quote', 5], 'b', 'c', 'd']);
});
