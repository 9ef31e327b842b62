import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { said, zipOf } from '../../support/archives';
import { back, resultOf, uploadOf, wrong } from '../../support/pair';
import { results } from '../../support/results-run';

const [a, b] = [{ id: 'a' }, { id: 'b' }];
const upload = uploadOf(a, b);
const result = resultOf(back(a), back(b), wrong(b, 5625));
const plain = { 'up.csv': upload, 'result.csv': result };
const args = ['result.csv', '--upload', 'up.csv', '--format', 'json', '--retry', 'retry.csv'];

const packers: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  plain: (text) => text,
  zip: (text) => zipOf([{ name: 'folder/any name.txt', content: text }]),
  gzip: (text) => gzipSync(text),
};

test.each(
  Object.keys(packers).flatMap((one) => Object.keys(packers).map((other) => [one, other] as const)),
)('an upload that is %s with a result that is %s, whatever their names', async (one, other) => {
  const files = { 'up.csv': packers[one]?.(upload), 'result.csv': packers[other]?.(result) };
  const outcome = await results(files as typeof plain, args);
  expect(outcome).toEqual(await results(plain, args));
  expect(outcome).toMatchObject({ stderr: '', code: 1, written: { 'retry.csv': uploadOf(b) } });
});

describe('the result from standard input', () => {
  const fromStdin = ['-', ...args.slice(1)];
  const named = (text: string) => text.replace('"result":"result.csv"', '"result":"-"');

  test.each(['plain', 'gzip'])('%s', async (form) => {
    const settings = { input: packers[form]?.(result) as string };
    const outcome = await results({ 'up.csv': upload }, fromStdin, settings);
    const { stdout, ...rest } = await results(plain, args);
    expect(outcome).toEqual({ ...rest, stdout: named(stdout) });
  });

  test('alone', async () => {
    const { stdout, code } = await results({}, ['-'], { input: result });
    expect(stdout).toContain('-: 1 record rejected, with 1 error\n');
    expect(code).toBe(1);
  });

  test.each([[['-']], [fromStdin]])('a ZIP archive needs a file: %j', async (given) => {
    const settings = { input: packers.zip?.(result) as Uint8Array };
    expect(await results({ 'up.csv': upload }, given, settings)).toEqual({
      stdout: '',
      stderr: `msads-bulk results: -: line 1: ${said.stream}\n`,
      ...{ code: 2, written: {} },
    });
  });
});
