import { execFileSync, spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readOfflineConversions } from '../../src/index';
import { cli } from '../support/process';
import { useScratch } from '../support/scratch';

const scratch = useScratch();
const rows = 600_000;
/** The moment that `make-file.mjs` makes records for. */
const now = '2026-06-15T00:00:00Z';
const names = ['Signed contract', 'Vertrag unterschrieben (Büro)', 'Договор подписан', '契約締結'];

/** Runs both commands with a pipe between them, and gives what they print to stderr and their exit codes. */
function readAndGenerate(from: string, to: string) {
  const command = (...args: readonly string[]) =>
    spawn(process.execPath, [cli, ...args, '--now', now], { stdio: 'pipe' });
  const read = command('read', from);
  const generate = command('generate', '-', '-o', to);
  read.stdout.pipe(generate.stdin);
  return Promise.all(
    [read, generate].map(async (child) => {
      let said = '';
      child.stderr.on('data', (piece) => {
        said += piece;
      });
      const code = await new Promise((done) => child.on('close', done));
      return { code, said };
    }),
  );
}

const recordsOf = (path: string) =>
  readOfflineConversions(createReadStream(path), { now: new Date(now) });

test(`read | generate: the records of ${rows} rows are those of the file that is written`, async () => {
  const [before, after] = [scratch.at('before.csv'), scratch.at('after.csv')];
  const options = { seed: 14, quoted: 0.02, names };
  const makeFile = resolve('test/bench/make-file.mjs');
  execFileSync(process.execPath, [makeFile, before, `${rows}`, JSON.stringify(options)]);
  expect(await readAndGenerate(before, after)).toEqual([
    { code: 0, said: '' },
    { code: 0, said: `${after}: ${rows} records written\n` },
  ]);
  const others = recordsOf(after)[Symbol.asyncIterator]();
  let equal = 0;
  for await (const { record } of recordsOf(before)) {
    const other = (await others.next()).value?.record;
    if (record && JSON.stringify(other) === JSON.stringify(record)) equal++;
  }
  expect([equal, (await others.next()).done]).toEqual([rows, true]);
  console.log(`${equal} of ${rows} records are equal.`);
}, 600_000);
