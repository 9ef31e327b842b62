import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { cli } from '../../support/process';
import { folderOf, now } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const rows = 200_000;
const mebibyte = 1024 * 1024;

function write(path: string, head: string, line: (i: number) => string): void {
  const file = openSync(path, 'w');
  writeSync(file, head);
  for (let i = 0; i < rows; i += 1000)
    writeSync(file, Array.from({ length: 1000 }, (_, n) => line(i + n)).join(''));
  closeSync(file);
}

const record = (i: number) =>
  JSON.stringify({ clientId: `order-${i}`, conversionName: '', conversionTime: 'yesterday' });

const hook = pathToFileURL(resolve('test/fixtures/peak-memory.mjs')).href;
const heap = ['--max-old-space-size=64', '--import', hook];

/*
 * A file in which every row is wrong is an ordinary case. The reader of what is said of it sleeps at
 * first, so that nothing can be printed faster than it is taken: what the command holds back then
 * would take more than the bound.
 */
test.each([
  [
    'validate as NDJSON',
    '"$@" | { sleep 1; wc -l; }',
    ['validate', 'up.csv', '--format', 'ndjson'],
  ],
  ['the rows that read refuses', '"$@" 2>&1 | { sleep 1; wc -l; }', ['read', 'up.csv']],
  [
    'the rejects of generate',
    '"$@" 2>err; wc -l < rejects.ndjson',
    ['generate', 'in.ndjson', '-o', 'out.csv', '--on-error', 'skip', '--rejects', 'rejects.ndjson'],
  ],
])('%s: nothing is lost, and memory is bounded', (_, script, args) => {
  const cwd = folderOf();
  const bad = (i: number) => `Offline Conversion,,order-${i},,yesterday${','.repeat(11)}\r\n`;
  write(join(cwd, 'up.csv'), fullUpload(), bad);
  write(join(cwd, 'in.ndjson'), '', (i) => `${record(i)}\n`);
  const command = [process.execPath, ...heap, cli, ...args, ...now];
  const { stdout, stderr } = spawnSync('sh', ['-c', script, 'sh', ...command], {
    cwd,
    env: { ...process.env, PEAK: join(cwd, 'peak') },
  });
  expect(stderr.toString()).toBe('');
  // Three issues a row and a summary, or a line for each row.
  const lines = args.includes('--format') ? 3 * rows + 1 : rows;
  expect(Number(stdout)).toBe(lines);
  expect(Number(readFileSync(join(cwd, 'peak'), 'utf8')) / mebibyte).toBeLessThan(180);
});
