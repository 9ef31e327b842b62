import { describe, expect, test } from 'vitest';
import { type Advice, type Issue, writeRejectsFile, writeRetryFile } from '../../src/index';
import { back, resultOf, type Sent, uploadOf, wrong } from '../support/pair';
import { textOf } from '../support/plain';
import type { KnownNumber } from '../support/result-text';
import { withoutMessage } from '../support/without-message';

const [a, b, c]: Sent[] = ['a', 'b', 'c'].map((id) => ({ id })) as [Sent, Sent, Sent];

describe('which of the rejected records', () => {
  const kinds = ['retry', 'both', 'fix', 'account', 'twice', 'fine', 'missing'];
  const upload = uploadOf(...kinds.map((id) => ({ id })));
  const failedWith = (id: string, ...numbers: KnownNumber[]) => [
    back({ id }),
    ...numbers.map((number) => wrong({ id }, number)),
  ];
  const result = resultOf(
    ...failedWith('retry', 5612),
    ...failedWith('both', 5612, 5625),
    ...failedWith('fix', 5604, 5625),
    ...failedWith('account', 5627),
    ...failedWith('twice', 5612),
    'Offline Conversion Error,,,twice,,,,,CallRateExceeded,117',
    back({ id: 'fine' }),
  );

  test.each<{ advice: Advice | undefined; ids: readonly string[] }>([
    { advice: undefined, ids: ['retry', 'both', 'fix', 'account', 'twice'] },
    { advice: 'retry', ids: ['retry', 'twice'] },
    { advice: 'fix', ids: ['fix'] },
    { advice: 'account', ids: ['account'] },
  ])('with the advice $advice', async ({ advice, ids }) => {
    const expected = uploadOf(...ids.map((id) => ({ id })));
    expect(await textOf(writeRetryFile({ upload, result, advice }))).toBe(expected);
  });

  test('where the result does not tell why, all but none of an advice', async () => {
    const files = { upload: uploadOf(a, b), result: resultOf(back(a)) };
    const options = { ...files, responseMode: 'errors-only' } as const;
    expect(await textOf(writeRetryFile(options))).toBe(uploadOf(a));
    expect(await textOf(writeRetryFile({ ...options, advice: 'fix' }))).toBe(uploadOf());
  });

  test('by their cells, of records without a Client Id and of one Client Id', async () => {
    const rows: Sent[] = [
      { name: 'A' },
      { name: 'B' },
      { id: 'x', name: 'A' },
      { id: 'x', name: 'B' },
    ];
    const [first, , , last] = rows as [Sent, Sent, Sent, Sent];
    const result = resultOf(back(last), wrong(last, 5612), back(first), wrong(first, 5612));
    const files = { upload: uploadOf(...rows), result };
    expect(await textOf(writeRetryFile(files))).toBe(uploadOf(first, last));
  });
});

test('a broken row is left out, and told', async () => {
  const upload = `${uploadOf(a)}Offline Conversion,,b,"Lead" more\r\nOffline Conversion,,c,,,,\r\n`;
  const result = resultOf(...[a, b, c].flatMap((sent) => [back(sent), wrong(sent, 5612)]));
  for (const write of [writeRetryFile, writeRejectsFile]) {
    const issues: Issue[] = [];
    const onIssue = (issue: Issue) => issues.push(issue);
    const text = await textOf(write({ upload, result, onIssue }));
    expect(text.match(/Conversion,,./g)).toEqual(['Conversion,,a', 'Conversion,,c']);
    expect(withoutMessage(issues)).toEqual([
      { code: 'quote', severity: 'error', line: 4, row: 3, file: 'upload' },
    ]);
  }
});

test('a broken row is told though it is not meant', async () => {
  const upload = `${uploadOf(a)}Offline Conversion,,b,"Lead" more\r\n`;
  const result = resultOf(back(a), wrong(a, 5612), back(b), wrong(b, 5625));
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => issues.push(issue);
  const text = await textOf(writeRetryFile({ upload, result, advice: 'retry', onIssue }));
  expect(text).toBe(uploadOf(a));
  expect(issues.map(({ code, file }) => [code, file])).toEqual([['quote', 'upload']]);
});
