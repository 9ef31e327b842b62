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

test.each([
  [
    'without --hash',
    { email: 'john@contoso.com', phone: '+14255551234' },
    [],
    [
      'Property "email" cannot be written. Hash it with --hash.  (property-unknown, service ConversionEmailAddressIsNotHashed)',
      'Property "phone" cannot be written. Hash it with --hash.  (property-unknown, service ConversionPhoneNumberIsNotHashed)',
    ],
  ],
  [
    'no address, no number',
    { email: 'john at contoso', phone: '425 555 1234' },
    ['--hash'],
    [
      'Property "email" cannot be written. hashEmail requires an email address with one "@" and a "." after it.  (property-unknown, service ConversionEmailAddressIsNotHashed)',
      'Property "phone" cannot be written. hashPhone requires a phone number in E.164 format: "+" and the country code, with 7 to 15 digits in total.  (property-unknown, service ConversionPhoneNumberIsNotHashed)',
    ],
  ],
  [
    'hashed already, or no text',
    { email: john, phone: 14255551234 },
    ['--hash'],
    [
      'Property "email" cannot be written. hashEmail received a hash. Pass the plain text.  (property-unknown, service ConversionEmailAddressIsNotHashed)',
      'Property "phone" cannot be written. hashPhone requires text.  (property-unknown, service ConversionPhoneNumberIsNotHashed)',
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
      'Stopped: up.csv was not written. To leave out records with errors, use --on-error skip.',
    ),
  );
});
