import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, fromNdjson, now, run } from '../../support/run';
import {
  failedLines,
  identifiersIn,
  linesIn,
  records,
  result,
  retryLines,
  rowsOf,
  summary,
  summaryAlone,
  upload,
  uploadedBytes,
} from '../../support/sample-pair';
import { stamp } from '../../support/stamp';

/** Runs the command on the samples; whatever it says, no identifier is in it. */
async function results(...args: readonly string[]) {
  const outcome = await run(['results', ...args]);
  expect(identifiersIn(outcome.stdout + outcome.stderr)).toEqual([]);
  return outcome;
}

const both = [result, '--upload', upload];

/** A record's outcome as the command tells it: without what an Error Detail repeats of the cells. */
function told({ clientId, errors }: (typeof records)[number], line: number) {
  return {
    status: errors.length > 0 ? 'rejected' : 'accepted',
    ...{ line, row: line - 1 },
    ...(clientId !== undefined && { clientId }),
    // The one detail holds a click id, and is left out.
    errors: errors.map(({ rules: _, detail: __, ...error }) => error),
  };
}

const inUpload = records.map((record) => told(record, record.line));
const inResult = records.map((record) => told(record, record.resultLine));

it('the identifiers are found where they are', () => {
  const found = ['facade', 'c0ffee', 'decade', '62a8040a0073', '6dee31cf7594'];
  for (const file of [upload, result])
    expect(identifiersIn(readFileSync(file, 'utf8'))).toEqual(found);
});

describe('what it prints', () => {
  it('--format json: one object', async () => {
    const { stdout, stderr, code } = await results(...both, '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      ...stamp('results'),
      ...{ upload, result, ...summary },
      outcomes: inUpload,
      truncated: false,
    });
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });

  it('--format json of the result alone', async () => {
    const { stdout, stderr, code } = await results(result, '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      ...stamp('results'),
      ...{ result, ...summaryAlone },
      outcomes: inResult,
      truncated: false,
    });
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });

  it('--format ndjson: each outcome, then the counts', async () => {
    const { stdout, stderr, code } = await results(...both, '--format', 'ndjson');
    expect(fromNdjson(stdout)).toEqual([
      ...inUpload,
      { ...stamp('results-line'), upload, result, ...summary },
    ]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });

  it('text: the errors, most frequent first, and the counts', async () => {
    for (const files of [both, [result]]) {
      const { stdout, stderr, code } = await results(...files);
      const table = [...stdout.matchAll(/^(\d+) +(\d{4}) +(fix|retry|account) /gm)];
      expect(table.map(([, count, number, advice]) => [number, count, advice])).toEqual([
        ['5612', '2', 'retry'],
        ['5627', '2', 'account'],
        ['5606', '1', 'fix'],
        ['5615', '1', 'retry'],
        ['5616', '1', 'fix'],
      ]);
      expect(stdout).toMatch(/\b3 accepted, 6 rejected, 0 unknown\b/);
      expect(stdout).toContain('Accepted does not mean counted');
      expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
    }
  });
});

describe('what it writes', () => {
  it.each([
    [[], failedLines],
    [['--advice', 'retry'], retryLines],
  ])('--retry %o: uploaded rows, to the byte, which are valid', async (advice, lines) => {
    const retry = join(folderOf(), 'retry.csv');
    const { stderr, code } = await results(...both, '--retry', retry, ...advice);
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
    expect(readFileSync(retry, 'utf8')).toBe(uploadedBytes(lines));
    expect(await run(['validate', retry, ...now])).toMatchObject({ code: 0 });
  });

  it('--rejects: the rejected rows with their errors', async () => {
    const rejects = join(folderOf(), 'rejects.csv');
    const { stderr, code } = await results(...both, '--rejects', rejects);
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
    const uploaded = rowsOf(linesIn(upload));
    const [, ...rows] = rowsOf(linesIn(rejects));
    expect(rows).toEqual(
      failedLines.map((line) => expect.objectContaining(uploaded[line - 2] ?? {})),
    );
    const numbers = rows.map((row) => row['Error Number']);
    expect(numbers).toEqual(['5606', '5612', '5612', '5616; 5615', '5627', '5627']);
  });
});

describe('what it refuses', () => {
  it.each([
    [
      'another upload',
      [result, '--upload', 'samples/upload.csv'],
      /^msads-bulk results: samples\/result\.csv: .*The files do not belong together: .*\n$/,
    ],
    ['--retry alone', [result, '--retry'], /^msads-bulk results: --retry needs --upload, .*\n$/],
    [
      '--rejects alone',
      [result, '--rejects'],
      /^msads-bulk results: --rejects needs --upload, .*\n$/,
    ],
  ])('%s', async (_, args, sentence) => {
    const target = join(folderOf(), 'out.csv');
    const withTarget = args.at(-1)?.startsWith('--') ? [...args, target] : args;
    const { stdout, stderr, code } = await results(...withTarget);
    expect(stderr).toMatch(sentence);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(existsSync(target)).toBe(false);
  });
});
