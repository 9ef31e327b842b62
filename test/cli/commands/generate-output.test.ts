import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generate } from '../../support/generated';
import { folderOf, linesOf, ndjson, now, run } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const row = (i: number) =>
  `Offline Conversion,,a${i},Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,c${i.toString(16).padStart(31, '0')}`;
const record = (i: number) => ({
  clientId: `a${i}`,
  conversionName: 'Lead',
  conversionTime: '2026-11-02T09:30:00Z',
  microsoftClickId: `c${i.toString(16).padStart(31, '0')}`,
});
const one = { 'in.ndjson': ndjson(record(1)) };

test('an old file is replaced', async () => {
  const { file, names } = await generate({ ...one, 'up.csv': 'old' }, ['in.ndjson']);
  expect(file).toBe(fullUpload(row(1)));
  expect(names).toEqual(['in.ndjson', 'up.csv']);
});

test('a link stays a link', async () => {
  const cwd = folderOf({ ...one, 'real.csv': 'old' });
  symlinkSync('real.csv', join(cwd, 'up.csv'));
  await run(['generate', 'in.ndjson', '-o', 'up.csv', ...now], { cwd });
  expect(readFileSync(join(cwd, 'real.csv'), 'utf8')).toBe(fullUpload(row(1)));
});

test.each([
  ['a folder that is not there', 'none/up.csv', 'none/up.csv: no such file or folder.'],
  ['a folder', 'folder', 'folder: is a folder.'],
  ['a file in a file', 'in.ndjson/up.csv', 'in.ndjson/up.csv: not a folder.'],
])('-o %s: nothing is left', async (_, output, sentence) => {
  const cwd = folderOf(one);
  mkdirSync(join(cwd, 'folder'));
  const args = ['generate', 'in.ndjson', '-o', output, '--rejects', 'rejects.ndjson', ...now];
  expect(await run(args, { cwd })).toEqual({
    stdout: '',
    stderr: `msads-bulk generate: ${sentence}\n`,
    code: 2,
  });
  expect(readdirSync(cwd)).toEqual(['folder', 'in.ndjson']);
});

test('--rejects into a folder that is not there', async () => {
  expect(await generate(one, ['in.ndjson', '--rejects', 'none/rejects.ndjson'])).toMatchObject({
    stderr: 'msads-bulk generate: none/rejects.ndjson: no such file or folder.\n',
    code: 2,
    names: ['in.ndjson'],
  });
});

test('no space is left for the file', async () => {
  expect(await generate(one, ['in.ndjson', '-o', '/dev/full'])).toMatchObject({
    stderr: 'msads-bulk generate: /dev/full: no space is left.\n',
    code: 2,
  });
});

test('the limit of rows: an error, and no file', async () => {
  const records = (count: number) =>
    Array.from({ length: count }, (_, i) => `${JSON.stringify(record(i))}\n`).join('');
  const args = ['in.ndjson', '--channel', 'sandbox', '--no-duplicates'];
  const inside = await generate({ 'in.ndjson': records(20_000) }, args);
  expect(inside).toMatchObject({ stderr: 'up.csv: 20000 records written\n', code: 0 });
  expect(await generate({ 'in.ndjson': records(20_001), 'up.csv': 'old' }, args)).toMatchObject({
    stderr: linesOf(
      'in.ndjson:20001  error  The file has too many rows. The service accepts at most 20000. Split the file.  (too-many-rows, service 3225)',
      'Stopped: up.csv was not written.',
    ),
    code: 1,
    file: 'old',
    names: ['in.ndjson', 'up.csv'],
  });
});

test('the file that was written is valid', async () => {
  const records = ndjson(record(1), { ...record(2), clientId: 'Zoë\n"x"' });
  const cwd = folderOf({ 'in.ndjson': records });
  await run(['generate', 'in.ndjson', '-o', 'up.csv', ...now], { cwd });
  expect(readFileSync(join(cwd, 'up.csv'), 'utf8')).toBe(
    fullUpload(row(1), row(2).replace('a2', '"Zoë\n""x"""')),
  );
  expect(await run(['validate', 'up.csv', '--strict', ...now], { cwd })).toMatchObject({ code: 0 });
});

test.each([
  ['-o', 'up.csv'],
  ['-o', './up.csv'],
  ['-o', 'out.csv', '--rejects', 'up.csv'],
])('the input is never a target: %s %s', async (...args) => {
  const input = linesOf(
    'Client Id,Conversion Name,Conversion Time,Microsoft Click Id',
    `a1,Lead,2026-11-02T09:30:00Z,${record(1).microsoftClickId}`,
  );
  const cwd = folderOf({ 'up.csv': input });
  const { code, stderr } = await run(['generate', 'up.csv', ...args, ...now], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('This file is the INPUT and would be overwritten');
  expect(readFileSync(join(cwd, 'up.csv'), 'utf8')).toBe(input);
  expect(readdirSync(cwd)).toEqual(['up.csv']);
});
