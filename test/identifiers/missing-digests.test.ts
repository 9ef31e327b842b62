import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { missingTextOf } from '../../src/identifiers/missing-digests';

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the digest of a text that stands for a missing value is known', () => {
  test.each([
    ...['', ' ', '\n', '\r\n', '\t', '\u00a0', '0', '-', '--', '.', '?', '+', '@', 'x'],
    ...['N/A', 'n/a', 'N/a', 'NA', 'na', 'null', 'NULL', 'Null', 'nil', '<nil>', 'None', 'none'],
    ...['NONE', 'undefined', 'Undefined', 'NaN', 'nan', 'unknown', 'Unknown', 'UNKNOWN'],
    ...['(null)', '[object Object]', '[object object]', 'Invalid Date', '#N/A', '#VALUE!'],
    ...['#REF!', '{msclkid}', '\\N', '\\n', '(not set)', 'empty', 'not available'],
    ...['keine angabe', 'Keine angabe', 'true', 'false', 'test', '-1', '""', '{}'],
  ])('%j', (text) => {
    expect(missingTextOf(digestOf(text))).toBe(text);
    expect(missingTextOf(digestOf(text).toUpperCase())).toBe(text);
  });

  test.each(['john@contoso.com', '+14255551234', 'nullo', 'john', '1', 'a', 'none@none.com'])(
    'and that of others is not: %j',
    (text) => {
      expect(missingTextOf(digestOf(text))).toBeUndefined();
    },
  );
});
