import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashEmail, hashPhone } from '../../../src/index';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const john = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const testHash = 'f25ad364d33972379a7a4f4df33db142205f5c40eb19cfdb2fc5aaf117e10101';
const name = '62de920b6b0a90e990ad75450ee49bd908958c81185bf57489a090179dadedec';
const phone = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';

describe('hashEmail', () => {
  test.each([
    ['john@contoso.com', john],
    [' john@contoso.com\t', john],
    ['JOHN@Contoso.COM', john],
    ['j o h n @ contoso . com', john],
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
    'john@contoso.com.',
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
    expect(refused).toBeInstanceOf(TypeError);
    expect((refused as TypeError).message).toMatch(/^hashEmail /);
    if (text.trim().length > 3) {
      expect((refused as TypeError).message).not.toContain(text.trim());
      expect((refused as TypeError).stack).not.toContain(text.trim());
    }
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
    ['+4930123456', hashOf('+4930123456')],
    ['+123456789012345', hashOf('+123456789012345')],
  ])('%j', async (text, hash) => {
    expect(await hashPhone(text)).toBe(hash);
  });

  test.each([
    '',
    '+',
    '14255551234',
    '4255551234',
    '0014255551234',
    '(425) 555-1234',
    '+04255551234',
    '+1234567890123456',
    '+1425555CALL',
    '+1 425 555 1234 x12',
    '++14255551234',
    '+1/425/5551234',
    'john@contoso.com',
    phone,
    phone.toUpperCase(),
    `${phone}\n`,
  ])('refuses %j, and does not repeat it', async (text) => {
    const refused = await hashPhone(text).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TypeError);
    expect((refused as TypeError).message).toMatch(/^hashPhone /);
    if (text.trim().length > 3) expect((refused as TypeError).stack).not.toContain(text.trim());
  });

  test.each([undefined, null, 14255551234])('refuses %j, no text', async (given) => {
    await expect(hashPhone(given as unknown as string)).rejects.toBeInstanceOf(TypeError);
  });
});
