import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { zipOf } from '../../support/archives';
import { generate } from '../../support/generated';
import { inputOf, uploadOf } from '../../support/lead-records';
import { folderOf, linesOf, now, run } from '../../support/run';

const split = ['in.ndjson', '-o', 'up.csv', '--max-rows', '1', '--clean'];
const old = uploadOf(7);
const written = 'up-001.csv to up-002.csv: 2 records written in 2 files';

it('removes bulk files of an earlier run with higher numbers, and nothing else', async () => {
  const others = { 'up.csv': old, 'up-3.csv': old, 'up-003.tsv': old, 'down-003.csv': old };
  const files = { 'in.ndjson': inputOf(1, 2), ...others, 'up-002.csv': old, 'up-003.csv': old };
  const { names, stderr, code } = await generate({ ...files, 'up-1000.csv': old }, split);
  expect(stderr).toBe(linesOf('Removed from an earlier run: up-003.csv, up-1000.csv.', written));
  expect(code).toBe(0);
  expect(names).toEqual(['in.ndjson', ...Object.keys(others), 'up-001.csv', 'up-002.csv'].sort());
});

it('removes archives of bulk files', async () => {
  const files = { 'in.ndjson': inputOf(1), 'up-002.zip': zipOf([{ content: old }]) };
  const { names } = await generate(files, [...split, '--zip']);
  expect(names).toEqual(['in.ndjson', 'up-001.zip']);
});

test.each([
  ['text', 'old'],
  ['a CSV of something else', 'Name,Street\nJane,Main\n'],
  ['a CSV with a column Type', 'Type,Name\nOrder,1\n'],
  ['nothing', ''],
  ['bytes', Buffer.from([0xff, 0x00, 0x81])],
])('a file that is not a bulk file is kept, and so is everything else: %s', async (_, content) => {
  const files = { 'in.ndjson': inputOf(1), 'up-002.csv': old, 'up-003.csv': content };
  const { names, stderr, code } = await generate(files, split);
  expect([names, code]).toEqual([Object.keys(files), 2]);
  expect(stderr).toBe(
    'msads-bulk generate: up-003.csv is left over from an earlier run and would be sent with this one. Remove it.\n',
  );
});

it('keeps a folder, the INPUT and the rejects', async () => {
  const cwd = folderOf({ 'in.ndjson': inputOf(1) });
  mkdirSync(join(cwd, 'up-002.csv'));
  expect((await run(['generate', ...split, ...now], { cwd })).code).toBe(2);
  expect(readdirSync(cwd)).toEqual(['in.ndjson', 'up-002.csv']);
  const rejects = await generate({ 'in.ndjson': inputOf(1), 'up-002.csv': old }, [
    ...[...split, '--rejects', 'up-002.csv'],
  ]);
  expect(rejects.stderr).toBe('msads-bulk generate: --rejects needs its own FILE.\n');
});

it('keeps the files of the earlier run if this one stops', async () => {
  const cwd = folderOf({ 'in.ndjson': `${inputOf(1)}{}\n`, 'up-001.csv': old, 'up-002.csv': old });
  const { code } = await run(['generate', ...split, ...now], { cwd });
  expect([code, readFileSync(join(cwd, 'up-001.csv'), 'utf8')]).toEqual([1, old]);
  expect(existsSync(join(cwd, 'up-002.csv'))).toBe(true);
});

it('needs parts', async () => {
  const { stderr, code } = await generate({ 'in.ndjson': inputOf(1) }, ['in.ndjson', '--clean']);
  expect([stderr, code]).toEqual([
    'msads-bulk generate: --clean needs --max-rows or --max-bytes.\n',
    2,
  ]);
});
