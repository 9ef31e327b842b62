import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeOfflineConversionsFiles } from '../../../src/node';
import { inputOf, record, uploadOf } from '../../support/lead-records';
import { folderOf, linesOf, now } from '../../support/run';
import { runWriting } from '../../support/run-writing';
import { oldUpload } from '../../support/upload-text';

const csv = linesOf(
  'Client Id,Conversion Name,Conversion Time,Microsoft Click Id',
  ...[1, 2, 3].map((i) => Object.values(record(i)).join(',')),
);
const files = {
  'in.ndjson': inputOf(1, 2, 3),
  'up-001.csv': oldUpload,
  'up-002.csv': oldUpload,
  'rejects.ndjson': 'old',
};
const rejects = ['--rejects', 'rejects.ndjson'];
const head = Buffer.byteLength(uploadOf());

/** Whatever is refused: one sentence, and nothing has changed. */
async function refused(cwd: string, args: readonly string[], sentence: string) {
  const before = readdirSync(cwd).sort();
  expect(await runWriting(cwd, ['generate', ...args, ...now])).toEqual({
    ...{ stdout: '', stderr: `msads-bulk generate: ${sentence}\n`, code: 2, written: {} },
  });
  expect(readdirSync(cwd).sort()).toEqual(before);
}

describe('limits', () => {
  test.each<[args: string, sentence: string]>([
    ['--max-rows 0', '--max-rows must be at least 1.'],
    ['--max-rows 4000001', '--max-rows must be at most 4000000.'],
    ['--max-rows 20001 --channel sandbox', '--max-rows must be at most 20000.'],
    ['--max-rows many', '--max-rows must be a whole number.'],
    ['--max-rows 1.5', '--max-rows must be a whole number.'],
    ['--max-rows=-1', '--max-rows must be a whole number.'],
    ['--max-rows=', '--max-rows must be a whole number.'],
    ['--max-rows', "Option '--max-rows' needs a value."],
    ['--max-bytes 0', '--max-bytes must be at least 1.'],
    ['--max-bytes 100000001', '--max-bytes must be at most 100000000.'],
    ['--max-bytes 100MB', '--max-bytes must be a whole number.'],
    [`--max-bytes ${head - 1}`, `--max-bytes must be at least ${head}, which every file takes.`],
    ['--max-rows 1 --max-bytes 0', '--max-bytes must be at least 1.'],
  ])('%s', async (args, sentence) => {
    const given = ['in.ndjson', '-o', 'up.csv', ...rejects, ...args.split(' ')];
    await refused(folderOf(files), given, sentence);
  });

  test.each([['--max-rows'], ['--max-bytes']])('%s has no standard output', async (flag) => {
    const sentence = '--max-rows and --max-bytes write several files, so -o needs a FILE.';
    for (const more of [[], ['--zip']])
      await refused(folderOf(files), ['in.ndjson', '-o', '-', flag, '1000', ...more], sentence);
  });
});

describe('files', () => {
  const split = ['-o', 'up.csv', '--max-rows', '1'];

  test('a part in the place of the INPUT', async () => {
    const lost = 'up-002.csv: This file is the INPUT and would be overwritten. Name another FILE.';
    const given = { ...files, 'up-002.csv': csv };
    await refused(folderOf(given), ['up-002.csv', ...split, ...rejects], lost);
    const cwd = folderOf(given);
    symlinkSync('up-002.csv', join(cwd, 'link.csv'));
    await refused(cwd, ['link.csv', ...split, ...rejects], lost);
    const { 'up-002.csv': _, ...others } = files;
    const linked = folderOf({ ...others, 'in.csv': csv });
    symlinkSync('in.csv', join(linked, 'up-002.csv'));
    await refused(linked, ['in.csv', ...split, ...rejects], lost);
  });

  test('a part in the place of the rejects', async () => {
    for (const name of ['up-002.csv', 'up-003.csv', './up-003.csv'])
      await refused(
        folderOf(files),
        ['in.ndjson', ...split, '--rejects', name],
        '--rejects needs its own FILE.',
      );
  });

  test('a part of an earlier run that would be left', async () => {
    const sentence = (name: string) =>
      `${name} is left over from an earlier run and would be sent with this one. Remove it.`;
    const left = folderOf({ ...files, 'up-004.csv': oldUpload });
    await refused(left, ['in.ndjson', ...split, ...rejects], sentence('up-004.csv'));
    const packed = folderOf({ ...files, 'up-1000.zip': oldUpload });
    const zip = ['in.ndjson', ...split, '--zip', ...rejects];
    await refused(packed, zip, sentence('up-1000.zip'));
  });

  test('a folder in the place of a part', async () => {
    const cwd = folderOf(files);
    mkdirSync(join(cwd, 'up-003.csv'));
    await refused(cwd, ['in.ndjson', ...split, ...rejects], 'up-003.csv: is a folder.');
  });

  test.each(['/dev/null', 'folder', './folder/'])(
    'parts of what is not a file: %s',
    async (output) => {
      const cwd = folderOf(files);
      mkdirSync(join(cwd, 'folder'));
      const name = basename(output);
      await refused(
        cwd,
        ['in.ndjson', '-o', output, '--max-rows', '1'],
        `The name of "${name}" must end in .csv, .tsv, or .zip, because the service accepts no other files.`,
      );
      const writing = writeOfflineConversionsFiles(resolve(cwd, output), []);
      await expect(writing).rejects.toThrow(`The name of "${name}" must end in`);
    },
  );

  test('a folder that is not there', async () => {
    const given = ['in.ndjson', '-o', 'none/up.csv', '--max-rows', '1', ...rejects];
    await refused(folderOf(files), given, 'none/up-001.csv: no such file or folder.');
  });

  test('an INPUT that ends midway', async () => {
    const cwd = folderOf({ ...files, 'in.csv': `${csv}"a` });
    const { stderr, code, written } = await runWriting(cwd, [
      ...['generate', 'in.csv', ...split, ...rejects, ...now],
    ]);
    expect(stderr).toMatch(/^msads-bulk generate: in\.csv: line 5: The quote opened on line 5 /);
    expect({ code, written }).toEqual({ code: 2, written: {} });
  });
});
