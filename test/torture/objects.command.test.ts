import { describe, expect, test } from 'vitest';
import { generate } from '../support/generated';
import { linesOf } from '../support/run';
import { fullUpload } from '../support/upload-text';
import { nastyObjects } from './objects';

describe.each(nastyObjects)('$name', ({ file = 'in.ndjson', input, said, rows, rejects }) => {
  test('each costs only itself', async () => {
    const options = ['--on-error', 'skip', '--rejects', 'rejects.ndjson'];
    const outcome = await generate({ [file]: input }, [file, ...options]);
    const left = new Set(said.map(([place]) => place)).size;
    const written = `${rows.length} record${rows.length === 1 ? '' : 's'} written`;
    expect(outcome.stderr).toBe(
      linesOf(
        ...said.map(([place, sentence]) => `${file}${place}  ${sentence}`),
        `up.csv: ${written}${left === 0 ? '' : `, ${left} left out`}`,
      ),
    );
    expect(outcome.file).toBe(fullUpload(...rows));
    expect(outcome.code).toBe(left === 0 ? 0 : 1);
    const refused = (outcome.rejects as string).split('\n').filter((line) => line !== '');
    expect(refused).toHaveLength(left);
    if (rejects)
      expect(
        refused.map((line) => {
          const { issues: _, ...object } = JSON.parse(line);
          return JSON.stringify(object);
        }),
      ).toEqual(rejects.map((each) => JSON.stringify(each)));
  });
});

test.each([
  ['an empty input', 'in.ndjson', ''],
  ['only a byte order mark', 'in.ndjson', '\ufeff'],
  ['an empty array behind a megabyte of spaces', 'in.json', `${' '.repeat(1_000_000)}[]`],
])('%s: no records, no file', async (_, name, input) => {
  expect(await generate({ [name]: input }, [name])).toMatchObject({
    stderr: linesOf(
      `${name}  error  No record is left to write, so nothing was written. If that is expected, use allowEmpty or --allow-empty.  (no-records)`,
      'Stopped: up.csv was not written.',
    ),
    code: 1,
    file: undefined,
  });
});
