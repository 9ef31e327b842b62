import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashEmail, hashPhone, IdentifierError, isIdentifierError } from '../../src/index';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const john = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const testHash = 'f25ad364d33972379a7a4f4df33db142205f5c40eb19cfdb2fc5aaf117e10101';
const name = '62de920b6b0a90e990ad75450ee49bd908958c81185bf57489a090179dadedec';
const berlin = '9fd811dd1819ec36c08edac66111a3ea6d3a9969a853ccfee8e4eac9d0806484';
const london = 'f0bf0228144d9fe2bdf1da2d8ca698f17bf1410ee688b075c27062e47b6f0b6d';
const phone = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';

describe('hashEmail', () => {
  test.each([
    ['john@contoso.com', john],
    [' john@contoso.com\t', john],
    ['JOHN@Contoso.COM', john],
    ['John Doe <john@contoso.com>', john],
    ['mailto:john@contoso.com', john],
    ['"john@contoso.com";', john],
    ['j.o.h.n@contoso.com', john],
    ['john.@contoso.com', john],
    ['.john@contoso.com', john],
    ['john+@contoso.com', john],
    ['john+a+b@contoso.com', john],
    ['jo.hn+a.b@contoso.com', john],
    ['jöhn@cöntosó.com', john],
    ['jo\u0308hn@contoso.com', john],
    ['\u00a0john@contoso.com\u202f', john],
    ['test@contoso.com', testHash],
    [' Test.+tag@Contoso.com ', testHash],
    ['Name+withplus@outlook.com', name],
    // Dots of the domain stay, and so does a plus there.
    ['john@mail.contoso.co.uk', hashOf('john@mail.contoso.co.uk')],
    ['jo-hn_1@contoso.com', hashOf('jo-hn_1@contoso.com')],
  ])('%j', async (text, hash) => {
    expect(await hashEmail(text)).toBe(hash);
  });

  test.each([
    '',
    ' ',
    'john',
    '@',
    '@contoso.com',
    'john@',
    'john@contoso',
    'j o h n @ contoso . com',
    'john@contoso@com.com',
    '+tag@contoso.com',
    '.@contoso.com',
    '...@contoso.com',
    '+14255551234',
    john,
    john.toUpperCase(),
    ` ${john} `,
  ])('refuses %j, and does not repeat it', async (text) => {
    const refused = await hashEmail(text).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(IdentifierError);
    expect(refused).toMatchObject({ name: 'IdentifierError', code: 'email-format' });
    if (text.trim().length > 3) expect((refused as Error).stack).not.toContain(text.trim());
  });

  test.each([undefined, null, 5, ['john@contoso.com']])('refuses %j, no text', async (given) => {
    await expect(hashEmail(given as unknown as string)).rejects.toBeInstanceOf(TypeError);
  });
});

describe('hashPhone', () => {
  test.each([
    ['+14255551234', phone],
    ['+1 (425) 555-1234', phone],
    [' +1.425.555.1234 ', phone],
    ['+1-425-555-1234', phone],
    ['+1\u00a0425\u202f5551234', phone],
    ['+49 (0)30 23125 001', berlin],
    ['+44 020 7946 0958', london],
    ['+1 425 555 1234 x12', phone],
    ['+1/425/5551234', phone],
    ['0049 30 23125001', berlin],
  ])('%j', async (text, hash) => {
    expect(await hashPhone(text)).toBe(hash);
  });

  test.each([
    ['030 23125001', 'DE', berlin],
    ['020 7946 0958', 'GB', london],
    ['(425) 555-1234', 'US', phone],
    ['+44 20 7946 0958', 'US', london],
  ])('%j of %s', async (text, defaultCountry, hash) => {
    expect(await hashPhone(text, { defaultCountry })).toBe(hash);
  });

  test.each<[defaultCountry: unknown, advice: string]>([
    ['UK', ' Did you mean "GB"?'],
    ['de', ' Did you mean "DE"?'],
    [' DE', ' Did you mean "DE"?'],
    ['Germany', ' Did you mean "DE"?'],
    ['Untied States', ' Did you mean "US"?'],
    ['+49', ' Did you mean "DE"?'],
    [49, ' Did you mean "DE"?'],
    ['0044', ' Did you mean "GB"?'],
    [1, ' Did you mean "US"?'],
    ['ZZ', ''],
    ['', ''],
    [null, ''],
  ])('a default country that does not exist is wrong use: %j', async (defaultCountry, advice) => {
    const options = { defaultCountry } as { defaultCountry: string };
    await expect(hashPhone('030 23125001', options)).rejects.toThrow(
      new TypeError(
        `Option "defaultCountry" must be an ISO 3166-1 alpha-2 code such as "DE".${advice}`,
      ),
    );
  });

  test.each<[options: unknown, message: string]>([
    ['DE', 'The options must be an object.'],
    [0, 'The options must be an object.'],
    [null, 'The options must be an object.'],
    [{ country: 'DE' }, 'Unknown option. The only one is "defaultCountry".'],
  ])('options that are none are wrong use: %j', async (options, message) => {
    await expect(hashPhone('+14255551234', options as object)).rejects.toThrow(
      new TypeError(message),
    );
  });

  test.each([
    '',
    '+',
    '14255551234',
    '4255551234',
    '(425) 555-1234',
    '+04255551234',
    '+1234567890123456',
    '+1425555CALL',
    '++14255551234',
    '+123456789012345',
    'john@contoso.com',
    phone,
    phone.toUpperCase(),
    `${phone}\n`,
  ])('refuses %j, and does not repeat it', async (text) => {
    const refused = await hashPhone(text).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(IdentifierError);
    expect(refused).toMatchObject({ name: 'IdentifierError', code: 'phone-format' });
    if (text.trim().length > 3) expect((refused as Error).stack).not.toContain(text.trim());
  });

  test.each([undefined, null, 14255551234])('refuses %j, no text', async (given) => {
    await expect(hashPhone(given as unknown as string)).rejects.toBeInstanceOf(TypeError);
  });
});

describe('an IdentifierError', () => {
  test.each([
    [
      () => hashPhone('030 23125001'),
      'phone-format',
      { reason: 'no-country-code' },
      'The phone number has no country code. Set a default country (defaultCountry, hash.phoneCountry or --phone-country), or write the number with "+" and its country code.',
    ],
    [
      () => hashPhone('+49 123 45678901'),
      'phone-format',
      { reason: 'invalid', countryCode: '49' },
      'The phone number cannot exist: no number with the country code +49 has these digits. Check it for typing errors.',
    ],
    [
      () => hashEmail('john@contoso,com'),
      'email-format',
      { reason: 'character', codePoint: 'U+002C' },
      'The email address contains "," (U+002C), which is not allowed there. Correct the address.',
    ],
    [
      () => hashEmail('john@'),
      'email-format',
      { reason: 'domain-empty' },
      'The email address has nothing after the "@". Write the whole address.',
    ],
    [
      () => hashEmail('john@contoso..com'),
      'email-format',
      { reason: 'domain-dots' },
      'The domain of the email address begins with a dot, or has two dots in a row. Correct the domain.',
    ],
    [
      () => hashEmail('john@contoso-.com'),
      'email-format',
      { reason: 'domain-hyphen' },
      'The domain of the email address has a part that begins or ends with a hyphen. Correct the domain.',
    ],
    [
      () => hashEmail(`john@${'c'.repeat(64)}.com`),
      'email-format',
      { reason: 'domain-long' },
      'The domain of the email address has a part of more than 63 characters. Correct the domain.',
    ],
    [
      () => hashEmail('john\u200b@contoso.com'),
      'email-format',
      { reason: 'invisible', codePoint: 'U+200B' },
      'The email address contains an invisible character (U+200B). Type the address again instead of copying it.',
    ],
  ])('names the cause: %#', async (hash, code, facts, message) => {
    const error = await hash().catch((cause: unknown) => cause);
    expect(isIdentifierError(error)).toBe(true);
    expect({ ...(error as IdentifierError), message: (error as Error).message }).toStrictEqual({
      ...{ name: 'IdentifierError', code, facts, message },
    });
  });

  test('is told from other errors', () => {
    expect(isIdentifierError(new TypeError('x'))).toBe(false);
    expect(isIdentifierError({ name: 'IdentifierError', facts: {} })).toBe(false);
    expect(isIdentifierError(undefined)).toBe(false);
  });
});
