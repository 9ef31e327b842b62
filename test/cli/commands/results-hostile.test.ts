import { expect, test } from 'vitest';
import { back, resultOf, uploadOf } from '../../support/pair';
import { error, record, resultText } from '../../support/result-text';
import { results } from '../../support/results-run';
import { linesOf } from '../../support/run';

/*
 * Names of errors are what a file says, and so are the names of files what somebody else may have
 * chosen. Neither may steer the terminal, break a line, or flood the screen.
 */

const steering = '\u001b[31mred\u001b[2J';
const turned = 'Bad\u202ename';
const counts = [
  '  0 accepted, 1 rejected, 0 unknown (response mode not known)',
  '  --upload FILE shows the outcome of each uploaded record, and allows --retry and --rejects.',
];

test.each<[what: string, errors: readonly string[], text: readonly string[]]>([
  [
    'behind numbers',
    [
      error('a', turned, 9999),
      error('a', steering, 9998),
      error('a', 'x'.repeat(501), 9997),
      error('a', '"two\nlines"', 9996),
    ],
    [
      'count  error  advice  name',
      '1      9996   fix     (other)',
      '1      9997   fix     (other)',
      '1      9998   fix     (other)',
      '1      9999   fix     Bad\\u202ename',
      '',
      'result.csv: 1 record rejected, with 4 errors',
      ...counts,
    ],
  ],
  [
    'alone',
    [
      error('a', turned),
      error('a', steering),
      error('a', 'x'.repeat(65)),
      error('a', '"two\nlines"'),
    ],
    [
      'count  error          advice  name',
      '3      (other)        fix',
      '1      Bad\\u202ename  fix',
      '',
      'result.csv: 1 record rejected, with 4 errors',
      ...counts,
    ],
  ],
])('names of errors, %s', async (_, errors, text) => {
  const { stdout, stderr, code } = await results(
    {
      'result.csv': resultText(record('a'), ...errors),
    },
    ['result.csv'],
  );
  expect(stdout).toBe(linesOf(...text));
  expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
});

test('names of files', async () => {
  const [result, up, retry] = ['r\u001b[2J.csv', 'u\u202e.csv', 't\u0007.csv'] as const;
  const files = { [result]: resultOf(back({ id: 'a' })), [up]: uploadOf({ id: 'a' }) };
  const args = [result, '--upload', up, '--retry', retry];
  const { stdout, stderr } = await results(files, [...args, '--response-mode', 'errors-only']);
  expect(stdout).toContain('\nt\\u0007.csv: 1 record to send again\n');
  expect(stderr).toMatch(/^r\\u001b\[2J\.csv:3 {2}warning {2}/);
  const { stdout: nothing, stderr: sentence } = await results(files, ['r\u001b.csv']);
  expect(sentence).toBe('msads-bulk results: r\\u001b.csv: no such file or folder.\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  expect(stdout + stderr + nothing + sentence).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);

  const { stdout: json } = await results(files, [...args, '--format', 'json']);
  expect(JSON.parse(json)).toMatchObject({ result, upload: up });
});
