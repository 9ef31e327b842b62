import { expect, test } from 'vitest';
import { linesOf, now, run, runOn } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const refused = linesOf(
  '-  error  No record is left to write, so nothing was written. If that is expected, use allowEmpty or --allow-empty.  (no-records)',
  'Stopped: nothing was written.',
);

test.each<[input: string, args: string]>([
  ['', 'generate - -o -'],
  [' \n\t\r\n', 'generate - -o -'],
  ['\ufeff', 'generate - -o -'],
  ['', 'generate - -o - --from ndjson'],
  ['', 'apply -'],
])('%j to %s has no records', async (input, args) => {
  const outcome = await run([...args.split(' '), ...now], { input });
  expect(outcome).toEqual({ stdout: '', stderr: refused, code: 1 });
});

test.each<[args: string, stderr: string, stdout: string]>([
  ['generate - -o -', 'standard output: no records written\n', fullUpload()],
  ['apply -', 'standard output: no records\n', ''],
])('--allow-empty: %s succeeds', async (args, stderr, stdout) => {
  const outcome = await run([...args.split(' '), '--allow-empty', ...now], { input: '' });
  expect(outcome).toEqual({ stdout, stderr, code: 0 });
});

test.each([
  ['-', 'generate - -o - --from csv'],
  ['in.csv', 'generate in.csv -o -'],
  ['in', 'generate in -o -'],
  ['in.csv', 'apply in.csv'],
])('%s that is empty: %s', async (file, args) => {
  const [command] = args.split(' ');
  const outcome = await runOn({ 'in.csv': '', in: '\n' }, [...args.split(' '), ...now]);
  expect(outcome).toEqual({
    stdout: '',
    stderr: `msads-bulk ${command}: ${file}: The input is empty. Its first row must name the columns.\n`,
    code: 2,
  });
});
