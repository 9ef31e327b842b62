import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inputOf, record, uploadOf, wrong, wrongLine } from '../../support/lead-records';
import { folderOf, linesOf, ndjson, now, run, runToBytes } from '../../support/run';
import { onlyFileOf } from '../../support/zip-file';

const files = { 'in.ndjson': inputOf(1, 2) };
const tabs = (text: string) => text.replaceAll(',', '\t');

/** Runs `generate in.ndjson` with these arguments; its archives by name, with the file in each. */
async function generate(args: string, given: Readonly<Record<string, string>> = files) {
  const cwd = folderOf(given);
  const outcome = await run(['generate', 'in.ndjson', ...args.split(' '), ...now], { cwd });
  const names = readdirSync(cwd).filter((name) => !(name in given));
  const archives = names.map((name) => {
    const file = onlyFileOf(readFileSync(join(cwd, name)));
    return [name, { [file.name]: file.content.toString() }];
  });
  return { ...outcome, archives: Object.fromEntries(archives) };
}

/** The archive, and the file in it. */
test.each<[args: string, archive: string, name: string, text: string]>([
  ['-o up.csv --zip', 'up.zip', 'up.csv', uploadOf(1, 2)],
  ['--zip -o up', 'up.zip', 'up.csv', uploadOf(1, 2)],
  ['-o up.zip --zip', 'up.zip', 'up.csv', uploadOf(1, 2)],
  ['-o up.ZIP --zip', 'up.ZIP', 'up.csv', uploadOf(1, 2)],
  ['-o up.CSV --zip', 'up.zip', 'up.csv', uploadOf(1, 2)],
  ['-o up.csv.zip --zip', 'up.csv.zip', 'up.csv', uploadOf(1, 2)],
  ['-o up.v2.csv --zip', 'up.v2.zip', 'up.v2.csv', uploadOf(1, 2)],
  ['-o up.txt --zip', 'up.txt.zip', 'up.txt.csv', uploadOf(1, 2)],
  ['-o up.zip', 'up.zip', 'up.csv', uploadOf(1, 2)],
  ['-o up.ZIP', 'up.ZIP', 'up.csv', uploadOf(1, 2)],
  ['-o up.tsv --zip', 'up.zip', 'up.tsv', tabs(uploadOf(1, 2))],
  ['-o up.tsv.zip', 'up.tsv.zip', 'up.tsv', tabs(uploadOf(1, 2))],
])('%s', async (args, archive, name, text) => {
  expect(await generate(args)).toEqual({
    ...{ stdout: '', stderr: `${archive}: 2 records written\n`, code: 0 },
    archives: { [archive]: { [name]: text } },
  });
});

describe('split', () => {
  test.each<[args: string, said: string, archives: object]>([
    [
      '-o up.csv --zip --max-rows 1',
      'up-001.zip to up-002.zip: 2 records written in 2 files',
      {
        'up-001.zip': { 'up-001.csv': uploadOf(1) },
        'up-002.zip': { 'up-002.csv': uploadOf(2) },
      },
    ],
    [
      '-o up.tsv --zip --max-rows 2',
      'up-001.zip: 2 records written',
      { 'up-001.zip': { 'up-001.tsv': tabs(uploadOf(1, 2)) } },
    ],
    [
      // Bytes are counted as they are unpacked.
      `-o up.zip --max-bytes ${Buffer.byteLength(uploadOf(1))}`,
      'up-001.zip to up-002.zip: 2 records written in 2 files',
      {
        'up-001.zip': { 'up-001.csv': uploadOf(1) },
        'up-002.zip': { 'up-002.csv': uploadOf(2) },
      },
    ],
  ])('%s', async (args, said, archives) => {
    const { stderr, code, archives: found } = await generate(args);
    expect({ stderr, code, archives: found }).toEqual({ stderr: `${said}\n`, code: 0, archives });
  });
});

describe('standard output', () => {
  const generateTo = (input: string, ...args: readonly string[]) =>
    runToBytes(['generate', '-', '-o', '-', ...args, ...now], { input });

  test('takes an archive', async () => {
    const { stdout, stderr, code } = await generateTo(inputOf(1, 2), '--zip');
    const { name, content } = onlyFileOf(stdout);
    expect([name, content.toString()]).toEqual(['upload.csv', uploadOf(1, 2)]);
    expect([stderr, code]).toEqual(['standard output: 2 records written\n', 0]);
  });

  test('has the same bytes each time, and those of a file', async () => {
    const cwd = folderOf(files);
    await run(['generate', 'in.ndjson', '-o', 'upload.zip', ...now], { cwd });
    const { stdout } = await generateTo(inputOf(1, 2), '--zip');
    expect(stdout.equals(readFileSync(join(cwd, 'upload.zip')))).toBe(true);
  });

  test('is cut off where a record is wrong', async () => {
    const { stdout, stderr, code } = await generateTo(ndjson(record(1), wrong(2)), '--zip');
    // Without its end it is no archive, which nobody takes for a whole one.
    expect(stdout.includes('PK\u0005\u0006')).toBe(false);
    expect(stderr).toBe(
      linesOf(
        wrongLine(2).replace('in.ndjson', '-'),
        'Stopped: the output is incomplete. To leave out records with errors, use --on-error skip.',
      ),
    );
    expect(code).toBe(1);
  });
});

test('a wrong record leaves the old archive', async () => {
  const given = { 'in.ndjson': ndjson(record(1), wrong(2)), 'up.zip': 'old' };
  const cwd = folderOf(given);
  const args = ['generate', 'in.ndjson', '-o', 'up.csv', '--zip', ...now];
  expect(await run(args, { cwd })).toEqual({
    stdout: '',
    stderr: linesOf(
      wrongLine(2),
      'Stopped: up.zip was not written. To leave out records with errors, use --on-error skip.',
    ),
    code: 1,
  });
  expect(readdirSync(cwd).sort()).toEqual(['in.ndjson', 'up.zip']);
  expect(readFileSync(join(cwd, 'up.zip'), 'utf8')).toBe('old');
});

test('an archive is never written over the INPUT', async () => {
  const cwd = folderOf({ 'up.zip': inputOf(1) });
  for (const output of ['up.csv', 'up', 'up.zip']) {
    const args = ['generate', 'up.zip', '--from', 'ndjson', '-o', output, '--zip', ...now];
    expect((await run(args, { cwd })).stderr).toBe(
      'msads-bulk generate: up.zip: This file is the INPUT and would be overwritten. Name another FILE.\n',
    );
  }
  expect(readFileSync(join(cwd, 'up.zip'), 'utf8')).toBe(inputOf(1));
});

test('--zip takes no value', async () => {
  const { stderr, code } = await generate('-o up.csv --zip=yes');
  expect(stderr).toBe("msads-bulk generate: Option '--zip' does not take an argument.\n");
  expect(code).toBe(2);
});

test('the help names the flags', async () => {
  const { stdout } = await run(['generate', '--help']);
  for (const flag of ['--max-rows', '--max-bytes', '--zip']) expect(stdout).toContain(flag);
});

test('the archive is a valid upload', async () => {
  const cwd = folderOf(files);
  await run(['generate', 'in.ndjson', '-o', 'up.csv', '--zip', ...now], { cwd });
  expect(await run(['validate', 'up.zip', '--strict', ...now], { cwd })).toMatchObject({ code: 0 });
});
