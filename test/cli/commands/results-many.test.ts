import { describe, expect, test } from 'vitest';
import { back, resultOf, uploadOf, wrong } from '../../support/pair';
import { results, resultsJson } from '../../support/results-run';
import { fromNdjson } from '../../support/run';

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const sent = (i: number) => ({ id: `id-${i}` });
const accepted = (from: number, to: number) => range(from, to).map((i) => back(sent(i)));
const rejected = (from: number, to: number) =>
  range(from, to).flatMap((i) => [back(sent(i)), wrong(sent(i), 5625)]);
const idsOf = (outcomes: readonly { clientId: string }[]) =>
  outcomes.map(({ clientId }) => Number(clientId.replace('id-', '')));

describe('JSON has the first 1000 outcomes by row, accepted ones only where there is room', () => {
  test.each<[what: string, rows: readonly string[], ids: readonly number[], truncated: boolean]>([
    ['1000', accepted(0, 1000), range(0, 1000), false],
    ['1001', accepted(0, 1001), range(0, 1000), true],
    [
      'rejected ones at the end',
      [...accepted(0, 1500), ...rejected(1500, 1510)],
      [...range(0, 990), ...range(1500, 1510)],
      true,
    ],
    [
      'rejected ones in between',
      [...accepted(0, 500), ...rejected(500, 900), ...accepted(900, 1200)],
      [...range(0, 500), ...range(500, 900), ...range(900, 1000)],
      true,
    ],
    [
      'more rejected ones than there is room for',
      [...accepted(0, 10), ...rejected(10, 1200)],
      range(10, 1010),
      true,
    ],
  ])('%s', async (_, rows, ids, truncated) => {
    const { value } = await resultsJson({ 'result.csv': resultOf(...rows) });
    expect(idsOf(value.outcomes)).toEqual(ids);
    expect(value.truncated).toBe(truncated);
    // The counts are of all.
    const { records } = value;
    expect(records.accepted + 2 * records.rejected).toBe(rows.length);
  });

  test('unknown ones are kept before accepted ones too', async () => {
    const upload = uploadOf(...range(0, 1100).map(sent));
    const result = resultOf(...accepted(0, 1050));
    const { value } = await resultsJson(
      { 'up.csv': upload, 'result.csv': result },
      ...['--upload', 'up.csv'],
    );
    expect(idsOf(value.outcomes)).toEqual([...range(0, 950), ...range(1050, 1100)]);
    expect([value.records.unknown, value.truncated]).toEqual([50, true]);
  });
});

describe('NDJSON has all of them', () => {
  const rows = [...accepted(0, 2000), ...rejected(2000, 3000)];

  test('as they stand in the result', async () => {
    const { stdout } = await results({ 'result.csv': resultOf(...rows) }, [
      ...['result.csv', '--format', 'ndjson'],
    ]);
    const values = fromNdjson(stdout) as { clientId: string }[];
    expect(idsOf(values.slice(0, -1))).toEqual(range(0, 3000));
    expect(values.at(-1)).toMatchObject({ result: 'result.csv', records: { accepted: 2000 } });
  });

  test('with the upload: as they stand there', async () => {
    const backwards = [...range(0, 3000)].reverse();
    const files = {
      'up.csv': uploadOf(...backwards.map(sent)),
      'result.csv': resultOf(...rows),
    };
    const args = ['result.csv', '--upload', 'up.csv', '--format', 'ndjson'];
    const values = fromNdjson((await results(files, args)).stdout) as { clientId: string }[];
    expect(idsOf(values.slice(0, -1))).toEqual(backwards);
    expect(values.at(-1)).toMatchObject({ upload: 'up.csv', result: 'result.csv' });
  });
});
