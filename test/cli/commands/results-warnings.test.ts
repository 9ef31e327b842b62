import { expect, test } from 'vitest';
import { back, resultOf, uploadOf, wrong } from '../../support/pair';
import { results } from '../../support/results-run';
import { linesOf } from '../../support/run';

const [a, b] = [{ id: 'a' }, { id: 'b' }];
const noVersion =
  'warning  The file has no Format Version row. The first row after the header must have Type "Format Version" and Name "6.0".  (version-missing, service 3219)';

/** A result, what is said of it on stderr, and the exit code. */
test.each<[what: string, result: string, said: readonly string[], code: number]>([
  ['nothing', resultOf(back(a)), [], 0],
  [
    'no version row',
    resultOf(back(a), back(b), wrong(b, 5625)).replace(/Format Version.*\r\n/, ''),
    [`result.csv:4  ${noVersion}`],
    1,
  ],
  [
    'rows that are broken, and a mode that can not be',
    `\ufeff${resultOf(back(a), 'Offline Conversion,,17,b,"Lead" x,,,,', back(a))}`,
    [
      'result.csv:1  warning  The file starts with 2 byte order marks. Keep only one.  (bom-repeated)',
      'result.csv:4  error  Text follows a closing quote, so the rest of this line is lost. Double every quote inside a quoted cell.  (quote)',
    ],
    1,
  ],
  [
    'more than is printed',
    resultOf(...Array.from({ length: 150 }, () => 'Offline Conversion,,17,a')),
    [
      ...Array.from(
        { length: 100 },
        (_, i) =>
          `result.csv:${i + 3}  warning  The row has 4 cells, but the header has 10. The missing cells are read as empty.  (cells-missing)`,
      ),
      'result.csv  and 50 more of cells-missing',
    ],
    0,
  ],
])('%s', async (_, result, said, code) => {
  const files = { 'up.csv': uploadOf(a, b), 'result.csv': result };
  const runs = [[], ['--upload', 'up.csv'], ['--format', 'ndjson']].map(async (args) => {
    const { stderr, code } = await results(files, ['result.csv', ...args]);
    return { stderr, code };
  });
  const expected = { stderr: linesOf(...said), code };
  expect(await Promise.all(runs)).toEqual([expected, expected, expected]);
});

test('what is wrong with the rows of the upload is told after it, and of its records nothing', async () => {
  const upload = uploadOf(a, { id: 'b', time: 'yesterday' }).replace(/Format Version.*\r\n/, '');
  const files = { 'up.csv': upload, 'result.csv': `\ufeff${resultOf(back(a), back(b))}` };
  const { stderr, code } = await results(files, ['result.csv', '--upload', 'up.csv']);
  expect(stderr).toBe(
    linesOf(
      'result.csv:1  warning  The file starts with 2 byte order marks. Keep only one.  (bom-repeated)',
      `up.csv:3  ${noVersion}`,
    ),
  );
  expect(code).toBe(0);
});
