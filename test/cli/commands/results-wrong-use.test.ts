import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { version } from '../../../package.json';
import { back, resultOf, uploadOf, wrong } from '../../support/pair';
import { resultsIn } from '../../support/results-run';
import { folderOf, run } from '../../support/run';

const a = { id: 'a' };
const files = { 'up.csv': uploadOf(a), 'result.csv': resultOf(back(a), wrong(a, 5625)) };

/** A folder with the pair, a link to each of the two, and a folder with a link to it. */
function folderWithLinks(): string {
  const cwd = folderOf(files);
  symlinkSync('up.csv', join(cwd, 'link-up.csv'));
  symlinkSync('result.csv', join(cwd, 'link-result.csv'));
  mkdirSync(join(cwd, 'folder'));
  symlinkSync('folder', join(cwd, 'link-folder'));
  return cwd;
}

const one = 'Name one RESULT, or "-" for standard input.';
const lost = (path: string) => {
  const what = path.includes('up.csv') ? 'file of --upload' : 'RESULT';
  return `${path}: This file is the ${what} and would be overwritten. Name another FILE.`;
};
const both = 'result.csv --upload up.csv';
const badName = (name: string) =>
  `The name of "${name}" must end in .csv, .tsv, or .zip, because the service accepts no other files.`;
const each = '--retry needs its own FILE.';

/** Arguments and the one sentence on stderr. */
test.each<[string, string]>([
  ['', one],
  ['--upload up.csv', one],
  ['result.csv other.csv', one],
  ['result.csv - --upload up.csv', one],

  ['result.csv --kind result', "Unknown option '--kind'. It is an option of other commands."],
  [
    'result.csv --now 2026-11-21T12:00:00Z',
    "Unknown option '--now'. It is an option of other commands.",
  ],
  ['result.csv -o retry.csv', "Unknown option '-o'. It is an option of fix, generate, and send."],
  ['result.csv --upload', "Option '--upload <value>' needs a value."],
  ['result.csv --upload --format json', "Option '--upload' needs a value."],
  [`${both} --retry`, "Option '--retry <value>' needs a value."],

  ['result.csv --format xml', '--format must be text, json, ndjson, or github.'],
  ['result.csv --format sarif', '--format must be text, json, ndjson, or github.'],
  ['result.csv --format JSON', '--format must be text, json, ndjson, or github.'],
  ['result.csv --format=', '--format must be text, json, ndjson, or github.'],
  [`${both} --retry retry.csv --advice all`, '--advice must be retry, fix, or account.'],
  [
    'result.csv --response-mode ErrorsOnly',
    '--response-mode must be errors-only or errors-and-results.',
  ],

  ['result.csv --upload -', '--upload needs a FILE, because it is read more than once.'],
  ['- --upload -', '--upload needs a FILE, because it is read more than once.'],
  ['up.csv --upload up.csv', 'up.csv: The upload and the result are the same file.'],
  ['up.csv --upload ./up.csv', './up.csv: The upload and the result are the same file.'],
  ['up.csv --upload link-up.csv', 'link-up.csv: The upload and the result are the same file.'],

  ['result.csv --retry retry.csv', '--retry needs --upload, because it writes the uploaded rows.'],
  [
    'result.csv --rejects rejects.csv',
    '--rejects needs --upload, because it writes the uploaded rows.',
  ],
  [`${both} --retry -`, '--retry needs its own FILE.'],
  [`${both} --rejects -`, '--rejects needs its own FILE.'],
  [`${both} --advice retry`, '--advice selects the records for --retry. Add --retry FILE.'],
  [
    `${both} --advice retry --rejects rejects.csv`,
    '--advice selects the records for --retry. Add --retry FILE.',
  ],

  [`${both} --retry up.csv`, lost('up.csv')],
  [`${both} --retry ./result.csv`, lost('./result.csv')],
  [`${both} --retry folder/../up.csv`, lost('folder/../up.csv')],
  [`${both} --retry link-up.csv`, lost('link-up.csv')],
  [`${both} --retry link-result.csv`, lost('link-result.csv')],
  [`${both} --rejects up.csv`, lost('up.csv')],
  [`${both} --rejects link-result.csv`, lost('link-result.csv')],
  ['link-result.csv --upload up.csv --retry result.csv', lost('result.csv')],
  ['- --upload up.csv --retry up.csv', lost('up.csv')],

  [`${both} --retry out.csv --rejects out.csv`, each],
  [`${both} --retry out.csv --rejects ./out.csv`, each],
  [`${both} --retry folder/out.csv --rejects link-folder/out.csv`, each],
])('results %s', async (args, sentence) => {
  const given = args === '' ? [] : args.split(' ');
  expect(await resultsIn(folderWithLinks(), given)).toEqual({
    ...{ stdout: '', stderr: `msads-bulk results: ${sentence}\n`, code: 2, written: {} },
  });
});

test.each<[string, string]>([
  ['none.csv', 'none.csv: no such file or folder.'],
  ['folder', 'folder: is a folder.'],
  ['up.csv/result.csv', 'up.csv/result.csv: not a folder.'],
  ['none.csv --upload up.csv', 'none.csv: no such file or folder.'],
  ['result.csv --upload none.csv', 'none.csv: no such file or folder.'],
  ['result.csv --upload folder --format json', 'folder: is a folder.'],
  ['none.csv --upload none-too.csv', 'none-too.csv: no such file or folder.'],
  [`${both} --retry none/retry.csv`, 'none/retry.csv: no such file or folder.'],
  [`${both} --retry folder`, 'folder: is a folder.'],
  [`${both} --retry retry.csv --rejects folder`, 'folder: is a folder.'],
  [`${both} --retry retry.txt`, badName('retry.txt')],
  [`${both} --retry retry`, badName('retry')],
  [`${both} --retry retry.csv.gz`, badName('retry.csv.gz')],
  [`${both} --retry folder/retry.ndjson`, badName('retry.ndjson')],
  [`${both} --rejects none/rejects.zip`, 'none/rejects.zip: no such file or folder.'],
])('results %s: files that are none', async (args, sentence) => {
  expect(await resultsIn(folderWithLinks(), args.split(' '))).toEqual({
    ...{ stdout: '', stderr: `msads-bulk results: ${sentence}\n`, code: 2, written: {} },
  });
});

test('a file may have the name "-" where it is named as one', async () => {
  const cwd = folderOf({ '-': uploadOf(a) });
  const input = { input: files['result.csv'] };
  const { code, written } = await resultsIn(cwd, ['-', '--upload', './-'], input);
  expect({ code, written }).toEqual({ code: 1, written: {} });
});

test('the help names every flag', async () => {
  const { stdout, stderr, code } = await run(['results', 'none.csv', '--nonsense', '-h']);
  expect(stdout).toMatch(/^msads-bulk results RESULT \[--upload UPLOAD\] \[--report FILE\]\n/);
  const flags = ['upload', 'response-mode', 'retry', 'rejects', 'advice', 'format', 'report'];
  for (const flag of [...flags, 'help', 'version']) expect(stdout).toContain(`--${flag}`);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  expect((await run(['--help'])).stdout).toContain('msads-bulk results RESULT');
});

test('--version', async () => {
  expect(await run(['results', '--version'])).toEqual({
    ...{ stdout: `${version}\n`, stderr: '', code: 0 },
  });
});
