import { expect, test } from 'vitest';
import { outcomesOf, summaryOf } from '../support/pair';
import { uploadText } from '../support/upload-text';

const columns = 'Conversion Name,Conversion Time,Microsoft Click Id';
const cells = (name: string) => `${name},11/2/2026 9:30:00 AM,f894f652ea334e739002f7167ab8f8e3`;
const uploadWith = uploadText(
  ...[`Type,Name,Client Id,${columns}`, 'Format Version,6.0,,,,'],
  ...[`Offline Conversion,,a,${cells('A')}`, `Offline Conversion,,b,${cells('B')}`],
);
const resultWithout = uploadText(
  ...[`Type,Name,${columns},Error,Error Number`, 'Format Version,6.0,,,,,'],
  ...[`Offline Conversion,,${cells('B')},,`],
  ...[
    `Offline Conversion Error,,${cells('B')},OfflineConversionAdjustmentValueRequired,5625`,
    `Offline Conversion,,${cells('A')},,`,
  ],
);

test('a result without the column Client Id is matched by the cells of all records', async () => {
  expect(await outcomesOf({ upload: uploadWith, result: resultWithout })).toEqual({
    outcomes: ['accepted', 'rejected 5625'],
    summary: {
      ...summaryOf({
        ...{ mode: 'errors-and-results', records: [2, 1, 1, 0], errors: { 5625: 1 } },
        unmatched: { matchedByCells: 2 },
      }),
    },
  });
});
