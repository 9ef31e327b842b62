import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { add } from '../../../support/checked-objects';
import { evidenceOf, evidenceOfWritten, rowsOf } from '../../../support/evidence';
import type { Row } from '../../../support/rows';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const [email, phone] = ['Hashed Email Address', 'Hashed Phone Number'] as const;
const shared = hashOf('info@contoso.com');

/** Rows of which the first have the same hash, and each of the others has its own or none. */
function sharing(count: number, rows: number, column: string, other?: (index: number) => string) {
  return rowsOf(rows, (index) => ({
    ...{ [email]: '', [phone]: '' },
    [column]: index < count ? shared : (other?.(index) ?? ''),
  }));
}
const ownHash = (index: number) => hashOf(`person-${index}`);

describe('hash-repeated', () => {
  test.each<[what: string, rows: readonly Row[], count: number, column: string]>([
    ['every row of 50', sharing(50, 50, email), 50, email],
    ['every row of 60, in the other column', sharing(60, 60, phone), 60, phone],
    ['50 of 999 rows', sharing(50, 999, email, ownHash), 50, email],
    ['51 of 1019 rows, most of them without one', sharing(51, 1019, phone), 51, phone],
  ])('%s', async (_what, rows, count, column) => {
    const facts = { count, rows: rows.length };
    expect(await evidenceOf(rows)).toEqual([['hash-repeated', facts, column]]);
  });

  test('in both columns, and in capitals', async () => {
    const rows = rowsOf(100, (index) => ({
      [email]: index % 2 ? shared : shared.toUpperCase(),
      [phone]: hashOf(index < 70 ? '+14255551234' : `+1425555${index}`),
    }));
    expect(await evidenceOf(rows)).toEqual([
      ['hash-repeated', { count: 100, rows: 100 }, email],
      ['hash-repeated', { count: 70, rows: 100 }, phone],
    ]);
  });

  test.each<[why: string, rows: readonly Row[]]>([
    ['49 rows', sharing(49, 49, email)],
    ['50 of 1000 rows, which are 5%', sharing(50, 1000, email, ownHash)],
    ['hashes of as many people', sharing(0, 5000, phone, ownHash)],
    [
      'hashes that are alike at one end',
      sharing(0, 200, email, (index) => `${'ab'.repeat(30)}${(index + 4096).toString(16)}`),
    ],
    ['no hash at all', sharing(0, 60, email)],
    ['texts that are no hashes', sharing(0, 60, email, () => 'not hashed')],
  ])('is not reported for %s', async (_why, rows) => {
    expect(await evidenceOf(rows)).toEqual([]);
  });

  test('on writing it counts what is written', async () => {
    const records = Array.from({ length: 60 }, () => ({ ...add, email: 'info@contoso.com' }));
    expect(await evidenceOfWritten(records, { hash: {} })).toEqual([
      ['hash-repeated', { count: 60, rows: 60 }, email],
    ]);
  });
});
