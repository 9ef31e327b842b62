import { describe, expect, test } from 'vitest';
import { showable } from '../../../src/text/shown/showable';

describe('what looks like an identifier is not shown', () => {
  test.each([
    ['an address', 'jane@example.com'],
    ['an address in a URL', 'jane%40example.com'],
    ['an address of full width', 'jane＠example.com'],
    ['a number with its plus', ' +49 30'],
    ['nine digits', '030123456'],
    ['with spaces and parentheses', '(030) 12 34 56'],
    ['with hyphens', '030-123-456'],
    ['with dashes', '030–123–456'],
    ['with dots', '030.123.456'],
    ['with a slash', '0171/12 34 56'],
    ['with underscores', '030_123_456'],
    ['with middle dots', '030·123·456'],
    ['with commas', '030,123,456'],
    ['with colons', '0301:23:456'],
    ['with a minus sign', '030\u2212123\u2212456'],
    ['in brackets', '[030] 123 456'],
    ['with marks that are not seen', '030\u200b123\u200e456\u00ad'],
    ['an address with a mark that is not seen', 'jane\u200b@example.com'],
    ['hex digits with marks that are not seen', 'abcdef\u200b012345'],
    ['a plus behind a mark of direction', '\u202a+49 30'],
    ['behind a time', '11/2/2026 09:30:00 030123456'],
    ['of full width', '０３０－１２３４５６'],
    ['in Arabic digits', '٠٣٠ ١٢٣ ٤٥٦'],
    ['in Devanagari', '०३०१२३४५६'],
    ['within a text', 'call 030 123456 now'],
    ['behind a date', '11/2/2026 030123456'],
    ['12 hex digits', 'abcdef012345'],
    ['a part of a GUID', 'f894-f652-'],
    ['hex digits in groups', 'f894f652 ea334e73 9002f716'],
    ['hex digits in pairs', 'f8:94:f6:52:ea:33'],
    ['Base64', 'dGhpcyBpcyBhIGhhc2g5'],
    ['a control character', 'a\u0007'],
    ['more than 64 characters', 'x'.repeat(65)],
  ])('%s', (_, text) => {
    expect(showable(text)).toBeUndefined();
  });
});

describe('what is no identifier is shown as it stands', () => {
  test.each([
    ['a word', 'euro'],
    ['eight digits', '03012345'],
    ['a number', '1.299,00'],
    ['a date', '31/12/2026'],
    ['a time', '11/31/2026 4:05:10 PM'],
    ['a time with zeros', '04/01/2020 18:50:54'],
    ['another time', '2026-13-02 09:30:00'],
    ['a time with an offset', '2026-13-02T09:30:00.123+02:00'],
    ['a time behind the name of a month', '02-Nov-2026 09:30:00'],
    ['a time with a mark that is not seen', '11/2/2026 9:30:00\u202fAM'],
    ['a time within a text', 'The time 04/01/2020 18:50:54 is too old.'],
    ['full width', 'Ｌｅａｄ'],
    ['64 characters', 'x'.repeat(64)],
  ])('%s', (_, text) => {
    expect(showable(text)).toBe(text);
    expect(showable(text, true)).toBeUndefined();
  });
});
