import { describe, expect, test } from 'vitest';
import { readEmail } from '../../src/identifiers/email';
import type { EmailFault } from '../../src/index';

const john = 'john@contoso.com';

describe('an address is read', () => {
  test.each([
    ['John Doe <john@contoso.com>', john],
    ['"Doe, John" <john@contoso.com>', john],
    ['John Doe<john@contoso.com>;', john],
    ['john@contoso.com <john@contoso.com>', john],
    ['"JOHN@contoso.com" <john@contoso.com>', john],
    ['<john@contoso.com>', john],
    ['< john@contoso.com >,', john],
    ['<mailto:john@contoso.com>', john],
    ['mailto:john@contoso.com', john],
    ['MAILTO: John@Contoso.com', john],
    ['mailto:john%40contoso.com?subject=Your%20quote&cc=jane@contoso.com', john],
    ['E-Mail: john@contoso.com', john],
    ['email:john@contoso.com', john],
    ['SMTP:john@contoso.com', john],
    ['"john@contoso.com"', john],
    ["'john@contoso.com'", john],
    ['“john@contoso.com”', john],
    ['„john@contoso.com“', john],
    ['«john@contoso.com»', john],
    ['`john@contoso.com`', john],
    ['(john@contoso.com)', john],
    ['[john@contoso.com]', john],
    ['="john@contoso.com"', john],
    ["'john@contoso.com", john],
    ['john@contoso.com.', john],
    ['john@contoso.com,', john],
    ['john@contoso.com;', john],
    ['john@contoso.com ; ', john],
    [';john@contoso.com', john],
    ['\ufeffjohn@contoso.com\u00a0', john],
    ['john＠contoso．com', john],
    ['ｊｏｈｎ@contoso。com', john],
    ["o'neil@contoso.com", "o'neil@contoso.com"],
    ['a_b-c{d}!#$%&*/=?^`|~@contoso.com', 'a_b-c{d}!#$%&*/=?^`|~@contoso.com'],
    ['john@contoso-eu.co.uk', 'john@contoso-eu.co.uk'],
    ['john@xn--bcher-kva.xn--p1ai', 'john@xn--bcher-kva.xn--p1ai'],
    ['иван@контосо.рф', 'иван@контосо.рф'],
    ['राज@डाटामेल.भारत', 'रज@डटमल.भरत'],
    ['1234567@contoso.com', '1234567@contoso.com'],
    [`${'j'.repeat(64)}@contoso.com`, `${'j'.repeat(64)}@contoso.com`],
  ])('%j', (text, normalized) => {
    expect(readEmail(text)).toEqual({ normalized, warnings: [] });
  });
});

describe('a text is refused', () => {
  test.each<[text: string, reason: EmailFault['reason'], codePoint?: string]>([
    ['', 'missing'],
    [' \t', 'missing'],
    ['n/a', 'missing'],
    ['NULL', 'missing'],
    ['None', 'missing'],
    ['(not set)', 'missing'],
    ['-', 'missing'],
    ['keine Angabe', 'missing'],
    ['ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602', 'hashed'],
    ['+1 425 555 1234', 'phone'],
    ['(030) 23125-001', 'phone'],
    ['john@contoso.com; jane@contoso.com', 'several'],
    ['john@contoso.com,jane@contoso.com', 'several'],
    ['john@contoso.com jane@contoso.com', 'several'],
    ['john@contoso.com / jane@contoso.com', 'several'],
    ['john@contoso.com or jane@contoso.com', 'several'],
    ['John <john@contoso.com>, Jane <jane@contoso.com>', 'several'],
    ['jane@contoso.com <john@contoso.com>', 'several'],
    ['john', 'no-at'],
    ['john(at)contoso.com', 'no-at'],
    ['john at contoso.com', 'no-at'],
    ['www.contoso.com', 'no-at'],
    ['john@@contoso.com', 'at-signs'],
    ['john@contoso@com', 'at-signs'],
    ['@contoso.com', 'name-empty'],
    ['+news@contoso.com', 'name-empty'],
    ['...@contoso.com', 'name-empty'],
    ['john doe@contoso.com', 'blank', 'U+0020'],
    ['john @contoso.com', 'blank', 'U+0020'],
    ['john@ contoso.com', 'blank', 'U+0020'],
    ['john@con toso.com', 'blank', 'U+0020'],
    ['john\u00a0doe@contoso.com', 'blank', 'U+00A0'],
    ['john@contoso.\ncom', 'blank', 'U+000A'],
    ['John Doe john@contoso.com', 'blank', 'U+0020'],
    ['john\u200b@contoso.com', 'invisible', 'U+200B'],
    ['john@contoso.com\u200b', 'invisible', 'U+200B'],
    ['john@con\u00adtoso.com', 'invisible', 'U+00AD'],
    ['john\u0007@contoso.com', 'invisible', 'U+0007'],
    ['\u202ajohn@contoso.com\u202c', 'invisible', 'U+202A'],
    ['john\u2060@contoso.com', 'invisible', 'U+2060'],
    ['john\ufeff@contoso.com', 'invisible', 'U+FEFF'],
    ['john\u3164@contoso.com', 'invisible', 'U+3164'],
    ['john@contoso,com', 'character', 'U+002C'],
    ['jo"hn@contoso.com', 'character', 'U+0022'],
    ['john(sales)@contoso.com', 'character', 'U+0028'],
    ['john\\@contoso.com', 'character', 'U+005C'],
    ['john@con_toso.com', 'character', 'U+005F'],
    ['john@[192.0.2.1]', 'character', 'U+005B'],
    ['john😀@contoso.com', 'character', 'U+1F600'],
    ['john\ufffd@contoso.com', 'character', 'U+FFFD'],
    [`${'j'.repeat(65)}@contoso.com`, 'too-long'],
    [`john@${'contoso.'.repeat(31)}com`, 'too-long'],
    [`${'j'.repeat(2000)}@contoso.com`, 'too-long'],
    ['a@b..com', 'domain-dots'],
    ['john@.contoso.com', 'domain-dots'],
    ['john@-contoso.com', 'domain-hyphen'],
    ['john@contoso-.com', 'domain-hyphen'],
    ['john@mail.-contoso.com', 'domain-hyphen'],
    [`john@${'c'.repeat(64)}.com`, 'domain-long'],
    ['john@', 'domain-empty'],
    ['john@contoso', 'domain-dot'],
    ['john@localhost', 'domain-dot'],
    ['john@192.0.2.1', 'domain-end'],
    ['john@contoso.c', 'domain-end'],
    ['john@contoso.com2', 'domain-end'],
  ])('%j: %s', (text, reason, codePoint) => {
    const fault = codePoint === undefined ? { reason } : { reason, codePoint };
    expect(readEmail(text)).toEqual({ fault });
  });
});

describe('an address that reaches nobody is read with a warning', () => {
  test.each([
    'none@none.com',
    'test@test.de',
    'x@x.com',
    'na@na.na',
    'noreply@contoso.com',
    'No-Reply@contoso.com',
    'do.not.reply@contoso.com',
    'no.email@contoso.com',
    'unknown@contoso.com',
    'john@example.com',
    'john@mail.example.org',
    'john@contoso.invalid',
    'john@contoso.test',
    'null@contoso.com',
  ])('%s', (text) => {
    expect(readEmail(text)).toMatchObject({ warnings: ['email-placeholder'] });
  });

  // Addresses of people, and of the vendor's own examples
  test.each([
    'test@contoso.com',
    'nan@contoso.com',
    'nadine.example@contoso.com',
    'john@example-shop.com',
    'john@myexample.com',
    'noreplyson@contoso.com',
    'mail@contoso.com',
    'john@john.com',
    'a@contoso.com',
  ])('and not %s', (text) => {
    expect(readEmail(text)).toMatchObject({ warnings: [] });
  });
});
