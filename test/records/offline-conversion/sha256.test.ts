import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { validateBulkFile } from '../../../src/index';
import { issuesOf, on, service } from '../../support/issues-of';
import { addRow, emailHash, fileOf, now } from '../../support/rows';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

describe.each([
  ['Hashed Email Address', 'ConversionEmailAddressIsNotHashed'],
  ['Hashed Phone Number', 'ConversionPhoneNumberIsNotHashed'],
])('%s', (column, notHashedName) => {
  const place = { ...on(2, 'Add', 'C-1'), column };
  const upper = { code: 'hash-case', severity: 'warning', ...place };
  const format = { code: 'hash-format', severity: 'error', ...place };
  const nothing = { code: 'hash-of-nothing', severity: 'error', ...place };
  const plain = { code: 'not-hashed', severity: 'error', ...place, ...service(notHashedName) };

  test.each<[what: string, cell: string, ...issues: object[]]>([
    ['a hash', hashOf('john@contoso.org')],
    ['another hash', hashOf('jane@contoso.com')],
    ['the hash of a space', hashOf(' '), nothing],
    ['the hash of NULL', hashOf('NULL'), nothing],
    ['the hash of n/a', hashOf('n/a'), nothing],
    ['the hash of Unknown', hashOf('Unknown'), nothing],
    ['the hash of a line end', hashOf('\r\n'), nothing],
    ['the hash of 0', hashOf('0'), nothing],
    ['the hash of a name', hashOf('Nobody Unknown')],
    ['upper case', hashOf('jane@contoso.com').toUpperCase(), upper],
    [
      'one upper-case digit',
      hashOf('jane@contoso.com').replace(/[a-f]/, (digit) => digit.toUpperCase()),
      upper,
    ],
    ["the hash of ''", hashOf(''), nothing],
    ['the hash of null', hashOf('null'), nothing],
    ['the hash of undefined', hashOf('undefined'), nothing],
    ["the hash of '' in upper case", hashOf('').toUpperCase(), nothing],
    ['an address', 'john@contoso.com', plain],
    ['an address with a name', 'John <john@contoso.com>', plain],
    ['only an @', '@', plain],
    ['a number', '+14255551234', plain],
    ['a number with marks', '+1 (425) 555-1234', plain],
    ['a number without a plus', '425.555.1234', plain],
    ['63 digits', emailHash.slice(1), format],
    ['65 digits', `${emailHash}0`, format],
    ['no hex', `g${emailHash.slice(1)}`, format],
    ['a space before', ` ${emailHash}`, format],
    ['a space after', `${emailHash} `, format],
    ['a line break after', `${emailHash}\n`, format],
    ['SHA-1', createHash('sha1').update('john@contoso.com').digest('hex'), format],
    ['Base64', createHash('sha256').update('john@contoso.com').digest('base64'), format],
    ['a prefix', `sha256:${emailHash}`, format],
    ['a word', 'unknown', format],
    ['one digit', '0'.repeat(64), format],
    ['one digit in capitals', 'F'.repeat(64), format],
    ['all digits in turn', '0123456789abcdef'.repeat(4), format],
    ['all digits backwards', 'fedcba9876543210'.repeat(4), format],
    ['the digits of numbers', '1234567890'.repeat(7).slice(0, 64), format],
    ['a word in digits', 'DeadBeef'.repeat(8), format],
    ['a half twice', emailHash.slice(32).repeat(2), format],
    ['a shorter hash behind zeros', emailHash.slice(32).padStart(64, '0'), format],
    ['a shorter hash before zeros', emailHash.slice(0, 40).padEnd(64, '0'), format],
    ['a 1 behind zeros', '1'.padStart(64, '0'), format],
    ['near miss: only the last digit is another', `${'a1b'.repeat(21)}4`],
    ['near miss: fifteen zeros', emailHash.slice(15).padStart(64, '0')],
    ['near miss: 33 digits and again 31 of them', emailHash.slice(0, 33) + emailHash.slice(0, 31)],
  ])('%s', async (_what, cell, ...issues) => {
    expect(await issuesOf([{ ...addRow, [column]: cell }])).toEqual(issues);
  });
});

describe('the same hash as email address and as phone number', () => {
  const [john, jane] = [hashOf('john@contoso.org'), hashOf('+14255550123')];
  const both = (email: string, phone: string) =>
    issuesOf([{ ...addRow, 'Hashed Email Address': email, 'Hashed Phone Number': phone }]);
  const place = on(2, 'Add', 'C-1');
  const warning = { code: 'hash-in-both-columns', severity: 'warning', ...place };
  const upper = { code: 'hash-case', severity: 'warning', ...place };

  test.each<[what: string, email: string, phone: string, ...issues: object[]]>([
    ['of an address', john, john, warning],
    ['of a number', jane, jane, warning],
    ['of a number without its plus', hashOf('14255550123'), hashOf('14255550123'), warning],
    [
      'once in capitals',
      john,
      john.toUpperCase(),
      { ...upper, column: 'Hashed Phone Number' },
      warning,
    ],
    ['near miss: two hashes', john, jane],
    ['near miss: a digit differs', john, john.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['near miss: one column', john, ''],
    ['near miss: neither', '', ''],
  ])('%s', async (_, email, phone, ...issues) => {
    expect(await both(email, phone)).toEqual(issues.map((issue) => expect.objectContaining(issue)));
  });
});

test.each([
  ['Hashed Email Address', 'john@contoso.com', /hashEmail/],
  ['Hashed Phone Number', '+1 425 555 1234', /hashPhone/],
  ['Hashed Phone Number', 'john@contoso.com', /hashEmail/],
  ['Hashed Email Address', hashOf(''), /empty text/],
  ['Hashed Email Address', hashOf('null'), /"null"/],
  ['Hashed Phone Number', hashOf('undefined'), /"undefined"/],
  ['Hashed Phone Number', 'f'.repeat(64), /repeats the same digits over and over/],
  ['Hashed Email Address', hashOf('').slice(32).padStart(64, '0'), /padded to 64 digits/],
])('the message helps on: %s %s', async (column, cell, words) => {
  const { issues } = await validateBulkFile(fileOf([{ ...addRow, [column]: cell }]), { now });
  expect(issues.map((issue) => issue.message)).toEqual([expect.stringMatching(words)]);
});

test('the hashes of nothing are those that were seen', () => {
  expect(hashOf('')).toMatch(/^e3b0c442.*b855$/);
  expect(hashOf('null')).toMatch(/^74234e98afe7498f/);
  expect(hashOf('undefined')).toMatch(/^eb045d78d2731073/);
});
