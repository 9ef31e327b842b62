import { expect, test } from 'vitest';
import { linesOf, now, run, runOn } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const written = linesOf(
  '-  warning  The file has no row with the Type "Offline Conversion". Check the column Type.  (no-records)',
  'standard output: no records written',
);

/** Standard input, arguments, and what is said and written. */
test.each<[input: string, args: string, stderr: string, stdout: string]>([
  ['', 'generate - -o -', written, fullUpload()],
  [' \n\t\r\n', 'generate - -o -', written, fullUpload()],
  ['\ufeff', 'generate - -o -', written, fullUpload()],
  ['', 'generate - -o - --from ndjson', written, fullUpload()],
  ['', 'apply -', 'standard output: no records\n', ''],
])('%j to %s has no records', async (input, args, stderr, stdout) => {
  const outcome = await run([...args.split(' '), ...now], { input });
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
