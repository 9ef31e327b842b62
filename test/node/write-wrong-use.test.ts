import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bulkFile, writeBulkFile, writeOfflineConversionsFiles } from '../../src/node';
import { collect } from '../support/plain';
import { useScratch } from '../support/scratch';

const scratch = useScratch();

async function* piecesOf(...pieces: readonly unknown[]) {
  yield* pieces;
}

const noPieces = 'The pieces must be an async iterable of Uint8Arrays.';
const noBytes = 'Each piece must be a Uint8Array.';
const empty = 'The pieces have no bytes. A generator that was read before gives none.';
const bytes = new Uint8Array([84, 121, 112, 101]);

test.each(['up.csv', 'up.zip'])('%s stays as it was where the pieces are none', async (name) => {
  const ended = piecesOf(bytes);
  for await (const _ of ended);
  const wrong: readonly [what: string, pieces: unknown, message: string][] = [
    ['the bytes themselves', bytes, noPieces],
    ['a list of bytes', [bytes], noPieces],
    ['a text', 'Type', noPieces],
    ['nothing', undefined, noPieces],
    ['null', null, noPieces],
    ['texts', piecesOf('Type'), noBytes],
    ['files of a split', piecesOf({ name: 'upload-001.csv', bytes }), noBytes],
    ['null behind bytes', piecesOf(bytes, null), noBytes],
    ['numbers', piecesOf(1, 2), noBytes],
    ['no pieces', piecesOf(), empty],
    ['pieces without bytes', piecesOf(new Uint8Array(0), new Uint8Array(0)), empty],
    ['a generator that has ended', ended, empty],
  ];
  scratch.file(name, 'old');
  for (const [what, pieces, message] of wrong) {
    const writing = writeBulkFile(scratch.at(name), pieces as AsyncIterable<Uint8Array>);
    await expect(writing, what).rejects.toEqual(new TypeError(message));
    expect(readdirSync(scratch.path), what).toEqual([name]);
    expect(readFileSync(scratch.at(name), 'utf8'), what).toBe('old');
  }
});

test.each(['up.csv', 'up.zip'])('pieces in the same memory come whole into %s', async (name) => {
  async function* pieces() {
    const memory = new Uint8Array(1000);
    for (let letter = 97; letter < 123; letter++) yield memory.fill(letter);
  }
  await writeBulkFile(scratch.at(name), pieces());
  const text = Buffer.concat(await collect(bulkFile(scratch.at(name)))).toString();
  expect(text).toBe([...'abcdefghijklmnopqrstuvwxyz'].map((x) => x.repeat(1000)).join(''));
});

test.each([null, 5, true, 'strict'])('options of several files that are %j', async (options) => {
  const writing = writeOfflineConversionsFiles(scratch.at('up.csv'), [], options as never);
  await expect(writing).rejects.toEqual(new TypeError('The options must be an object.'));
  expect(readdirSync(scratch.path)).toEqual([]);
});
