import { describe, expect, test } from 'vitest';
import { validateBulkFile } from '../../../src/index';
import { issuesOf, on, service } from '../../support/issues-of';
import { addRow, clickId, fileOf, now } from '../../support/rows';

const place = { ...on(2, 'Add', 'C-1'), column: 'Microsoft Click Id' };
const dashes = { code: 'click-id-dashes', severity: 'warning', ...place };
const wrong = {
  code: 'click-id',
  severity: 'error',
  ...place,
  ...service('OfflineConversionMicrosoftClickIdInvalid', 5604),
};

describe('a click id', () => {
  test.each<[cell: string, ...issues: object[]]>([
    [clickId],
    [clickId.toUpperCase()],
    ['F894f652EA334e739002f7167ab8f8e3'],
    ['11112222333344445555666677778888'],
    ['f894f652-ea33-4e73-9002-f7167ab8f8e3', dashes],
    ['F894F652-EA33-4E73-9002-F7167AB8F8E3', dashes],
    ['00000000000000000000000000000000', wrong],
    ['FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF', wrong],
    ['0123456789abcdef0123456789ABCDEF', wrong],
    ['12345678901234567890123456789012', wrong],
    ['deadbeefdeadbeefdeadbeefdeadbeef', wrong],
    ['12121212-1212-1212-1212-121212121212', wrong],
    // Near misses: 17 digits and again 15 of them, and the last digit is another
    ['0123456789abcdef00123456789abcde'],
    ['ffffffffffffffffffffffffffffffff'.replace(/f$/, '0')],
    // One digit too few, one too many, none of hex
    [clickId.slice(1), wrong],
    [`${clickId}0`, wrong],
    [`g${clickId.slice(1)}`, wrong],
    [` ${clickId}`, wrong],
    [`${clickId} `, wrong],
    [`${clickId}\n`, wrong],
    // Dashes in wrong places, or around
    ['f894f652ea33-4e73-9002-f7167ab8f8e3', wrong],
    ['f894f65-2ea33-4e73-9002-f7167ab8f8e3', wrong],
    ['{f894f652-ea33-4e73-9002-f7167ab8f8e3}', wrong],
    ['f894f652\u2010ea33\u20104e73\u20109002\u2010f7167ab8f8e3', wrong],
    // What spreadsheets do
    ['4.826E+38', wrong],
    ['4,826E+38', wrong],
    ['4E+31', wrong],
    // Google click ids
    ['Cj0KCQjw2PSvBhDjARIsAKc2cgPZ9hJ5Ml', wrong],
    ['EAIaIQobChMI0LDz-uS5hQMVlYtaBR0abcdeEAAYASAAEgIabcdefg', wrong],
    ['no', wrong],
  ])('%j', async (cell, ...issues) => {
    expect(await issuesOf([{ ...addRow, 'Microsoft Click Id': cell }])).toEqual(issues);
  });

  test.each([
    ['4.826E+38', /spreadsheet/],
    ['4,826E+38', /spreadsheet/],
    ['Cj0KCQjw2PSvBhDjARIsAKc2cgPZ9hJ5Ml', /Google/],
    ['EAIaIQobChMI0LDz-uS5hQMVlYtaBR0abcdeEAAYASAAEgIabcdefg', /Google/],
    ['f894f652-ea33-4e73-9002-f7167ab8f8e3', /Remove the dashes/],
    ['organic', /is not a Microsoft click id/],
    ['no', /stands for a missing value/],
    [clickId.slice(1), /31 hex digits instead of 32\. Its end or its start is missing/],
    [`${clickId}0`, /33 hex digits instead of 32\. Other digits were added/],
    [`_uet${clickId}`, /begins with "_uet", as in the cookie _uetmsclkid\. Keep only/],
    [`="${clickId}"`, /is wrapped for a spreadsheet/],
    [` {${clickId}}`, /has spaces or invisible characters around it and is in braces\. Keep/],
    [`https://contoso.com/?msclkid=${clickId}`, /is part of a URL or a cookie/],
    [`${clickId},${clickId.replace('f', '0')}`, /more than one click id/],
    ['fb.1.1554763741205.IwAR1aBcDeF', /of Meta \(fbc\)/],
    ['ttclid=E.C.P.x', /of TikTok \(ttclid\)/],
    ['{msclkid}', /never filled in/],
    ['0'.repeat(32), /consists of zeros/],
    ['3'.repeat(32), /repeats the same digits over and over/],
    [`g${clickId.slice(1)}`, /not all of them are hex digits/],
    ['a'.repeat(64), /a hash, not a click id/],
    ['https://contoso.com/?x=1', /without msclkid=/],
  ])('has its own words for %s', async (cell, words) => {
    const file = fileOf([{ ...addRow, 'Microsoft Click Id': cell }]);
    const { issues } = await validateBulkFile(file, { now });
    const own = issues.filter(({ code }) => code.startsWith('click-id'));
    expect(own.map((issue) => issue.message)).toEqual([expect.stringMatching(words)]);
  });
});
