import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as node from '../../src/node';
import { itemForms } from '../streams/forms';
import { publicStreams } from '../streams/public-streams';
import { watched } from '../streams/watched';
import { useScratch } from '../support/scratch';
import { allowNoUnhandledRejections } from '../support/unhandled-rejections';
import { oldUpload } from '../support/upload-text';

const scratch = useScratch();
allowNoUnhandledRejections();

const isWriter = (name: string) => /^write|^fixBulkFilePath$/.test(name) && name in node;
const writers = publicStreams.filter(({ name }) => isWriter(name.split(',')[0] as string));

/** The files that the functions of the table write, as they were before. */
const names = ['up.csv', 'up.zip', 'up-001.csv', 'up-002.csv'];
const old = oldUpload;

/** Runs a function that must fail beside old files, and expects that all is as before. */
async function expectKept(run: () => unknown, failure: unknown): Promise<void> {
  for (const name of names) scratch.file(name, old);
  const before = readdirSync(scratch.path);
  await expect((async () => run())()).rejects.toEqual(failure);
  expect(readdirSync(scratch.path)).toEqual(before);
  expect(names.map((name) => readFileSync(scratch.at(name), 'utf8'))).toEqual(names.map(() => old));
}

test('the table has every function that writes a file', () => {
  const inTable = new Set([...writers.map(({ name }) => name.split(',')[0]), 'fixBulkFilePath']);
  expect(new Set(Object.keys(node).filter(isWriter))).toEqual(inTable);
});

const ways = writers.flatMap((stream) =>
  itemForms.map((form) => [stream.name, form.name, stream, form] as const),
);

describe('an old file stays as it is', () => {
  test.each(ways)('%s of %s, if the source fails', async (_, __, stream, form) => {
    for (const item of [0, Math.floor(stream.items.length / 2), stream.items.length]) {
      const failure = new Error(`at item ${item}`);
      const { open } = watched(stream.items, { failsAt: { item, failure } });
      const { signal } = new AbortController();
      await expectKept(
        () => stream.use(() => form.make(open) as never, { signal }, scratch.path),
        failure,
      );
    }
  });

  test.each(ways.filter(([, , { noSignal }]) => !noSignal))(
    '%s of %s, if the run is aborted',
    async (_, __, stream, form) => {
      const reason = new Error('no longer wanted');
      for (const hangsAt of [0, Math.floor(stream.items.length / 2), stream.items.length]) {
        const control = new AbortController();
        const { open, waitedFor } = watched(stream.items, { hangsAt });
        waitedFor.then(() => control.abort(reason));
        await expectKept(
          () =>
            stream.use(() => form.make(open) as never, { signal: control.signal }, scratch.path),
          reason,
        );
      }
    },
  );

  test.each(ways)('%s of %s, if the last item is wrong', async (_, __, stream, form) => {
    const isPieces = stream.items[0] instanceof Uint8Array;
    for (const wrong of isPieces ? ['text', 5, {}] : [5, 'text', {}, Promise.resolve({})]) {
      const { open } = watched([...stream.items, wrong]);
      const { signal } = new AbortController();
      await expectKept(
        () => stream.use(() => form.make(open) as never, { signal }, scratch.path),
        expect.any(Error),
      );
    }
  });

  test.each(ways)('%s of %s, if there is no item', async (_, __, stream, form) => {
    const { open } = watched([]);
    const { signal } = new AbortController();
    await expectKept(
      () => stream.use(() => form.make(open) as never, { signal }, scratch.path),
      expect.any(Error),
    );
  });

  test.each(['up.csv', 'up.zip'])('fixBulkFilePath to %s', async (target) => {
    const broken = scratch.file(
      'in.csv',
      Buffer.from('Type,Name\nFormat Version,6.0\n\xff', 'latin1'),
    );
    await expectKept(
      () => node.fixBulkFilePath(broken, scratch.at(target)),
      expect.objectContaining({ code: 'encoding' }),
    );
    const empty = scratch.file('in.csv', '');
    await expectKept(
      () => node.fixBulkFilePath(empty, scratch.at(target)),
      expect.objectContaining({ code: 'no-header' }),
    );
    const missing = scratch.at('missing.csv');
    await expectKept(
      () => node.fixBulkFilePath(missing, scratch.at(target)),
      expect.objectContaining({ code: 'ENOENT' }),
    );
    const good = scratch.file('in.csv', 'Type,Name\nFormat Version,6.0\n');
    const reason = new Error('no longer wanted');
    await expectKept(
      () => node.fixBulkFilePath(good, scratch.at(target), { signal: AbortSignal.abort(reason) }),
      reason,
    );
    const onChange = () => {
      throw reason;
    };
    await expectKept(() => node.fixBulkFilePath(good, scratch.at(target), { onChange }), reason);
  });
});
