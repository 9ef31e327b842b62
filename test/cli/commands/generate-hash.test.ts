import { expect, test } from 'vitest';
import { generate } from '../../support/generated';
import { linesOf, ndjson } from '../../support/run';

// The vendor's rules for both, recomputed.
const john = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const number = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';
const base = { clientId: 'a', conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' };

const written = async (record: object, ...args: readonly string[]) => {
  const { file, stderr } = await generate({ 'in.ndjson': ndjson(record) }, ['in.ndjson', ...args]);
  const [email, phone] = file?.split('\r\n')[2]?.split(',').slice(13, 15) ?? [];
  return { email, phone, stderr };
};

const done = 'up.csv: 1 record written\n';

test.each([
  ['email', { email: 'john@contoso.com' }, { email: john, phone: '' }],
  ['email as people write it', { email: ' J.o.h.n+News@Contoso.com' }, { email: john, phone: '' }],
  ['phone', { phone: '+1 (425) 555-1234' }, { email: '', phone: number }],
  ['both', { email: 'john@contoso.com', phone: '+14255551234' }, { email: john, phone: number }],
  [
    'beside the other hash',
    { email: 'john@contoso.com', hashedPhoneNumber: number },
    { email: john, phone: number },
  ],
  [
    'beside a hash that is null',
    { email: 'john@contoso.com', hashedEmailAddress: null, phone: '' },
    { email: john, phone: '' },
  ],
])('--hash: %s', async (_, more, hashes) => {
  expect(await written({ ...base, ...more }, '--hash')).toEqual({ ...hashes, stderr: done });
});

test('--hash of a CSV', async () => {
  const input = linesOf(
    'Client Id,Conversion Name,Conversion Time,Email,Phone',
    'a,Lead,2026-11-02T09:30:00Z,john@contoso.com,+14255551234',
  );
  const { file } = await generate({ 'in.csv': input }, ['in.csv', '--hash']);
  expect(file?.split('\r\n')[2]).toBe(
    `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,,,,,,,,${john},${number},`,
  );
});

const addHash = 'To hash email addresses and phone numbers, add --hash.';
const skip = 'To leave out records with errors, use --on-error skip.';

test.each([
  [
    'without --hash',
    { email: 'john@contoso.com', phone: '+14255551234' },
    [],
    [
      'Property "email" cannot be written as plain text. Set the option "hash" (--hash) to hash it.  (property-unknown, service ConversionEmailAddressIsNotHashed)',
      'Property "phone" cannot be written as plain text. Set the option "hash" (--hash) to hash it.  (property-unknown, service ConversionPhoneNumberIsNotHashed)',
    ],
  ],
  [
    'no address, no number',
    { email: 'john at contoso', phone: '425 555 1234' },
    ['--hash'],
    [
      'The email address has no "@". Write the whole address.  (email-format, service ConversionEmailAddressIsNotHashed)',
      'The phone number has no country code. Set a default country (defaultCountry, hash.phoneCountry or --phone-country), or write the number with "+" and its country code.  (phone-format, service ConversionPhoneNumberIsNotHashed)',
    ],
  ],
  [
    'hashed already, or no text',
    { email: john, phone: {} },
    ['--hash'],
    [
      'The email address is already hashed. Pass the plain address, or use the hash itself.  (email-format, service ConversionEmailAddressIsNotHashed)',
      'The value must be text, but an object was given.  (text-format, service ConversionPhoneNumberIsNotHashed)',
    ],
  ],
  [
    'beside its own hash',
    { email: 'john@contoso.com', hashedEmailAddress: john },
    ['--hash'],
    [
      'Property "email" cannot be written. hashedEmailAddress is already given.  (property-unknown, service ConversionEmailAddressIsNotHashed)',
    ],
  ],
])('refused: %s', async (_, more, args, sentences) => {
  expect((await written({ ...base, ...more }, ...args)).stderr).toBe(
    linesOf(
      ...sentences.map((sentence) => `in.ndjson:1  error  ${sentence}`),
      `Stopped: up.csv was not written. ${args.length === 0 ? addHash : skip}`,
    ),
  );
});

const berlin = '9fd811dd1819ec36c08edac66111a3ea6d3a9969a853ccfee8e4eac9d0806484';

test.each([
  ['a national number', { phone: '030 23125001' }, 'DE'],
  ['a number as JSON has it', { phone: 493023125001 }, 'DE'],
  ['a number with its country code', { phone: '+49 (0)30 23125 001' }, 'US'],
])('--phone-country: %s', async (_, more, country) => {
  const args = ['--hash', '--phone-country', country];
  expect(await written({ ...base, ...more }, ...args)).toEqual({
    ...{ email: '', phone: berlin, stderr: done },
  });
});

test.each([
  [['--phone-country', 'DE'], '--phone-country needs --hash.'],
  [
    ['--hash', '--phone-country', 'UK'],
    '--phone-country must be an ISO 3166-1 alpha-2 code such as "DE". Did you mean "GB"?',
  ],
  [
    ['--hash', '--phone-country', 'Denmrak'],
    '--phone-country must be an ISO 3166-1 alpha-2 code such as "DE". Did you mean "DK"?',
  ],
])('wrong use: %j', async (args, sentence) => {
  const outcome = await generate({ 'in.ndjson': ndjson(base) }, ['in.ndjson', ...args]);
  expect(outcome).toMatchObject({ code: 2, stdout: '', names: ['in.ndjson'] });
  expect(outcome.stderr).toBe(`msads-bulk generate: ${sentence}\n`);
});

const placeholder =
  'in.ndjson:1  warning  The email address belongs to nobody: it is a placeholder, or at a domain that is reserved for examples. If you do not know the address, leave it empty.  (email-placeholder)';
const extension =
  'in.ndjson:1  warning  The phone number has an extension, which was left out of the hash. Check that the number without it is the one you want.  (phone-extension)';

test('a warning does not cost the record, unless the options make it an error', async () => {
  const record = { ...base, email: 'none@none.com', phone: '+1 425 555 1234 ext. 12' };
  const { phone, stderr } = await written(record, '--hash');
  expect({ phone, stderr }).toEqual({
    phone: number,
    stderr: linesOf(placeholder, extension) + done,
  });
  const off = ['--severity', 'email-placeholder=off', '--severity', 'phone-extension=off'];
  expect((await written(record, '--hash', ...off)).stderr).toBe(done);
  const strict = await written(record, '--hash', '--strict');
  expect(strict.stderr).toContain('in.ndjson:1  error  The phone number has an extension');
  expect(strict.email).toBeUndefined();
});
