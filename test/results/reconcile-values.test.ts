import { describe, expect, test } from 'vitest';
import { outcomesOf, summaryOf } from '../support/pair';
import { uploadText } from '../support/upload-text';

const mode = 'errors-and-results';
const id = 'f894f652ea334e739002f7167ab8f8e3';
const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';

/** One column that the service gave back in another way: the two other cells are as they were. */
function oneColumn(column: string, uploaded: string, given: string) {
  const header = `Type,Name,Conversion Name,${column}`;
  const upload = uploadText(
    ...[header, 'Format Version,6.0,,'],
    ...[`Offline Conversion,,Lead,${uploaded}`, 'Offline Conversion,,Other,'],
  );
  const result = uploadText(
    ...[`${header},Error,Error Number`, 'Format Version,6.0,,,,'],
    ...[`Offline Conversion,,Lead,${given},,`, 'Offline Conversion,,Other,,,'],
  );
  return outcomesOf({ upload, result });
}

describe('cells are the same where they mean the same', () => {
  const time = 'Conversion Time';
  test.each([
    [time, '11/2/2026 9:30:00 AM', '11/2/2026 9:30:00\u202fAM'],
    [time, '11/2/2026 9:30:00 AM', '11/02/2026 09:30:00 am'],
    [time, '11/2/2026 9:30:00 PM', '11/2/2026 21:30:00'],
    [time, '2026-11-02T21:30:00Z', '11/2/2026 9:30:00 PM'],
    [time, '2026-11-02T09:30Z', '11/2/2026 9:30:00 AM'],
    [time, '2026-11-02T09:30:00.0000000Z', '11/2/2026 9:30:00 AM'],
    [time, '2026-11-02T10:30:00+01:00', '11/2/2026 9:30:00 AM'],
    [time, '2026-11-02T09:30:00.6853793Z', '11/2/2026 9:30:00 AM'],
    [time, '2026/11/02 09:30:00', '2026-11-02 09:30:00'],
    [time, ' about noon', 'about noon '],
    ['Adjustment Time', '11/2/2026 12:00:00 AM', '11/2/2026 0:00:00'],
    ['Conversion Value', '12.50', '12.5'],
    ['Conversion Value', '12', '12.000'],
    ['Adjustment Value', '0.10', '0.1'],
    ['External Attribution Credit', '0.50', '0.5'],
    ['Adjustment Type', 'RESTATE', 'Restate'],
    ['Microsoft Click Id', id, id.toUpperCase()],
    ['Microsoft Click Id', 'F894F652-EA33-4E73-9002-F7167AB8F8E3', id],
    ['Hashed Email Address', hash, hash.toUpperCase()],
    ['Hashed Phone Number', hash.toUpperCase(), hash],
  ])('%s: %s and %s', async (column, uploaded, given) => {
    expect(await oneColumn(column, uploaded, given)).toEqual({
      outcomes: ['accepted', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [2, 2, 0, 0] },
        unmatched: { clientIdMissing: 2, matchedByCells: 2 },
      }),
    });
  });

  test.each([
    [time, '11/2/2026 9:30:00 AM', '11/2/2026 9:30:01 AM'],
    [time, '11/2/2026 9:30:00 AM', '11/2/2026 9:30:00 PM'],
    [time, '11/2/2026 9:30:00 AM', '2/11/2026 9:30:00 AM'],
    [time, '11/2/2026 9:30:00 AM', ''],
    ['Conversion Value', '12.5', '12.51'],
    ['Conversion Value', '0', ''],
    ['Conversion Currency Code', 'EUR', 'USD'],
    ['Adjustment Type', 'Restate', 'Retract'],
    ['Adjustment Type', '', 'Retract'],
    ['External Attribution Model', 'Linear', 'linear'],
    ['Microsoft Click Id', id, id.replace('f', 'e')],
    ['Hashed Email Address', hash, hash.replace('e', 'f')],
  ])('and others where they do not: %s: %s and %s', async (column, uploaded, given) => {
    expect(await oneColumn(column, uploaded, given)).toEqual({
      outcomes: ['unknown', 'accepted'],
      summary: summaryOf({
        ...{ mode, records: [2, 1, 0, 1] },
        unmatched: { clientIdMissing: 2, matchedByCells: 1, notUploaded: 1 },
      }),
    });
  });
});

describe('only columns of the record that both files have are compared', () => {
  const failedRow = 'OfflineConversionAdjustmentValueRequired,5625';
  const expected = {
    outcomes: ['accepted', 'rejected 5625'],
    summary: summaryOf({
      ...{ mode, records: [2, 1, 1, 0], errors: { 5625: 1 } },
      unmatched: { clientIdMissing: 2, matchedByCells: 2 },
    } as const),
  };

  test('one that the result lacks', async () => {
    const upload = uploadText(
      ...['Type,Name,Conversion Name,Conversion Value,Colour', 'Format Version,6.0,,,'],
      ...['Offline Conversion,,A,1,red', 'Offline Conversion,,B,2,blue'],
    );
    const result = uploadText(
      ...['Type,Name,Conversion Name,Error,Error Number', 'Format Version,6.0,,,'],
      ...['Offline Conversion,,B,,', `Offline Conversion Error,,B,${failedRow}`],
      'Offline Conversion,,A,,',
    );
    expect(await outcomesOf({ upload, result })).toEqual(expected);
  });

  test('ones that the upload lacks, Client Id among them, or spells in its own way', async () => {
    const upload = uploadText(
      ...['type,Name, conversion name ', 'Format Version,6.0,'],
      ...['Offline Conversion,,A', 'Offline Conversion,,B'],
    );
    const result = uploadText(
      'Status,Type,Id,Name,Client Id,Conversion Time,Conversion Name,Error,Error Number',
      ',Format Version,,6.0,,,,,',
      'Active,Offline Conversion,7,,,11/2/2026 9:30:00 AM,B,,',
      `Active,Offline Conversion Error,8,,,,B,${failedRow}`,
      'Active,Offline Conversion,9,,,11/2/2026 9:30:00 AM,A,,',
    );
    expect(await outcomesOf({ upload, result })).toEqual(expected);
  });
});
