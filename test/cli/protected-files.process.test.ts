import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inputOf } from '../support/lead-records';
import { back, resultOf, uploadOf, wrong } from '../support/pair';
import { cli } from '../support/process';
import { folderOf, now } from '../support/run';
import { oldUpload } from '../support/upload-text';

/** Nothing is protected from root: the command is then run by somebody else. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const sent = { id: 'a' };
const files = {
  'in.ndjson': inputOf(1, 2),
  'bulk.csv': uploadOf(sent),
  'result.csv': resultOf(back(sent), wrong(sent, 5604)),
};

test('a folder that may not be listed is named', () => {
  const cwd = folderOf(files);
  const parts = join(cwd, 'parts');
  mkdirSync(parts);
  chmodSync(cwd, 0o777);
  chmodSync(join(cwd, 'in.ndjson'), 0o444);
  chmodSync(parts, 0o333);
  const args = [cli, 'generate', 'in.ndjson', '-o', 'parts/up.csv', '--max-rows', '1', ...now];
  const { stderr, status } = spawnSync(process.execPath, args, { cwd, ...user });
  chmodSync(parts, 0o777);
  expect([stderr.toString(), status]).toEqual([
    'msads-bulk generate: parts: permission denied.\n',
    2,
  ]);
  expect(readdirSync(parts)).toEqual([]);
});

test.each([
  ['generate in.ndjson -o old.csv', 'old.csv'],
  ['generate in.ndjson -o new.csv --rejects old.ndjson', 'old.ndjson'],
  ['generate in.ndjson -o up.csv --max-rows 1', 'up-002.csv'],
  ['generate in.ndjson -o up.csv --max-rows 1 --clean', 'up-003.csv'],
  ['fix bulk.csv -o old.csv', 'old.csv'],
  ['results result.csv --upload bulk.csv --retry old.csv', 'old.csv'],
  ['results result.csv --upload bulk.csv --retry new.csv --rejects old.csv', 'old.csv'],
  ['apply in.ndjson --out-dir .', 'index.json'],
])('a file that is write-protected is not replaced: %s', (line, name) => {
  const content = name === 'index.json' ? '[]\n' : oldUpload;
  const cwd = folderOf({ ...files, [name]: content });
  chmodSync(cwd, 0o777);
  chmodSync(join(cwd, name), 0o444);
  for (const each of readdirSync(cwd))
    if (user.uid !== undefined) chownSync(join(cwd, each), user.uid, user.gid);
  const args = [cli, ...line.split(' '), ...(line.startsWith('results') ? [] : now)];
  const { stderr, status } = spawnSync(process.execPath, args, { cwd, ...user });
  expect(stderr.toString().split('\n').at(-2)).toMatch(
    new RegExp(`^msads-bulk \\w+: ${name}: permission denied\\.$`),
  );
  expect(status).toBe(2);
  expect(readdirSync(cwd).sort()).toEqual([...Object.keys(files), name].sort());
  expect(readFileSync(join(cwd, name), 'utf8')).toBe(content);
  expect(statSync(join(cwd, name)).mode & 0o777).toBe(0o444);
});
