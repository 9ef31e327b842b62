import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readOfflineConversions } from '../../src/index';
import { applyRequests, readApplyResponse } from '../../src/services';
import { openPlayground, type Playground } from '../docs/playground';
import { collect } from '../support/plain';

/* The answers of the samples, which are made by hand after the templates of the vendor. */

const now = new Date('2026-11-21T12:00:00Z');
const read = (name: string) => readFileSync(`samples/${name}`, 'utf8');

const failed = {
  number: 5612,
  code: 'OfflineConversionsApplyFailed',
  detail: 'The offline conversions could not be applied.',
  advice: 'retry',
};
/** By row of `sent.csv`. */
const rejected = [
  [
    4,
    {
      number: 5606,
      code: 'OfflineConversionNameInvalid',
      fieldPath: 'ConversionName',
      detail: 'The conversion name is invalid.',
      advice: 'fix',
      editorial: {
        appealable: false,
        disapprovedText: 'Signed contracts',
        location: 'ConversionName',
        publisherCountry: 'US',
        reasonCode: 4,
      },
    },
  ],
  [5, failed],
  [6, failed],
  [
    7,
    {
      number: 5616,
      code: 'ConversionTimeEarlierThanClickTime',
      fieldPath: 'ConversionTime',
      detail: 'The click was recorded at 11/20/2026 4:45:00 PM UTC.',
      advice: 'fix',
    },
    {
      number: 5615,
      code: 'OfflineConversionNotAcceptedForGoal',
      detail: 'The goal does not accept offline conversions yet.',
      advice: 'retry',
    },
  ],
];

test.each([
  ['apply-answer.json', 'json', undefined],
  ['apply-answer.xml', 'soap', '6c1f2d30-5a77-4f0e-9b1c-0d2e3f405162'],
] as const)('%s is an answer to the Adds of sent.csv', async (name, format, trackingId) => {
  const records = readOfflineConversions(read('sent.csv'), { now });
  const [request] = await collect(applyRequests(records, { now, format }));
  expect(request?.operation).toBe('ApplyOfflineConversions');
  expect(request?.rows).toEqual([2, 3, 4, 5, 6, 7, 10]);
  const outcomes = readApplyResponse(read(name), request ?? { rows: [] });
  expect(outcomes.map((each) => each.trackingId)).toEqual(Array(7).fill(trackingId));
  expect(
    outcomes
      .filter(({ status }) => status === 'rejected')
      .map(({ row, errors }) => [
        row,
        ...errors.map(({ meaning: _, rules: __, ...error }) => error),
      ]),
  ).toEqual(rejected);
});

describe('apply.mjs', () => {
  let playground: Playground;
  beforeAll(() => {
    playground = openPlayground();
  });
  afterAll(() => playground.close());

  test.each([[], ['samples/apply-answer.json'], ['samples/apply-answer.xml']])(
    'says which rows were rejected, and why: %s',
    (...args) => {
      const { output, status } = playground.sample('apply.mjs', ...args);
      expect(status).toBe(0);
      expect(output.split('\n').map((line) => line.replace(/: [A-Z].*/, ''))).toEqual([
        'ApplyOfflineConversions: 7 items',
        '  row 4, 5606, fix',
        '    editorial',
        '  row 5, 5612, retry',
        '  row 6, 5612, retry',
        '  row 7, 5616, fix',
        '  row 7, 5615, retry',
        'ApplyOfflineConversionAdjustments: 2 items',
        '5 accepted, 4 rejected',
        '',
      ]);
    },
  );

  it('says what the errors mean', () => {
    expect(playground.sample('apply.mjs').output).toContain(
      '  row 7, 5615, retry: The goal was created less than two hours before the upload. Send the rows again once it is two hours old.\n',
    );
  });
});
