import { mkdirSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inputOf, uploadOf } from '../../support/lead-records';
import { folderOf, now, run } from '../../support/run';
import { oldUpload } from '../../support/upload-text';

const contentOf = (cwd: string) =>
  Object.fromEntries(readdirSync(cwd).map((name) => [name, readFileSync(join(cwd, name), 'utf8')]));

const files = {
  'up.csv': 'old',
  'up-001.csv': oldUpload,
  'up-003.csv': oldUpload,
  'rejects.ndjson': 'old',
};
const reject = '{"clientId":"b"}\n';
const input = `${inputOf(1, 2)}${reject}`;
const rejects = ['--rejects', 'rejects.ndjson', '--on-error', 'skip', ...now];

/** A folder that appears where a file is to be put, when the input has been read. */
test.each<[name: string, blocked: string, args: readonly string[]]>([
  ['generate, the output', 'new.csv', ['generate', '-', '-o', 'new.csv', ...rejects]],
  [
    'generate, a part',
    'up-002.csv',
    ['generate', '-', '-o', 'up.csv', '--max-rows', '1', '--clean', ...rejects],
  ],
  [
    'apply, a request',
    '00001-ApplyOfflineConversions.json',
    ['apply', '-', '--out-dir', '.', ...rejects],
  ],
  ['apply, the index', 'index.json', ['apply', '-', '--out-dir', '.', ...rejects]],
])('%s that cannot be put in its place leaves all as it was', async (_, blocked, args) => {
  const cwd = folderOf(files);
  const folder = join(cwd, blocked);
  async function* pieces() {
    yield input;
    mkdirSync(folder);
  }
  const { stdout, stderr, code } = await run(args, { cwd, input: pieces() });
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr.split('\n').at(-2)).toMatch(
    new RegExp(`^msads-bulk ${args[0]}: (?:\\./)?${blocked}: is a folder\\.$`),
  );
  rmdirSync(folder);
  expect(contentOf(cwd)).toEqual(files);
});

test('all are put in their places together', async () => {
  const cwd = folderOf(files);
  const args = ['generate', '-', '-o', 'up.csv', '--max-rows', '1', '--clean', ...rejects];
  const { code } = await run(args, { cwd, input });
  const { 'rejects.ndjson': rejected, ...others } = contentOf(cwd);
  expect([code, others]).toEqual([
    1,
    { 'up.csv': 'old', 'up-001.csv': uploadOf(1), 'up-002.csv': uploadOf(2) },
  ]);
  expect(JSON.parse(rejected ?? '')).toMatchObject({ clientId: 'b' });
});
