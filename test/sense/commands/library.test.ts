import { expect } from 'vitest';
import {
  checkOfflineConversion,
  hashEmail,
  hashPhone,
  InvalidRecordError,
  type OfflineConversionInput,
  restatement,
  retraction,
  writeOfflineConversions,
} from '../../../src/index';
import { textOf } from '../../support/plain';
import { clickId, emailHash, now, phoneHash } from '../../support/rows';
import { digestOf } from '../digest';
import { type Found, lead, write } from '../found';
import { kind } from '../kind';

kind<[record: object, hash: object, hashes: object]>(
  'writers hash email and phone',
  [
    [
      'named',
      { email: 'John Doe <john@contoso.com>', phone: '+14255551234' },
      {},
      { 'Hashed Email Address': emailHash, 'Hashed Phone Number': phoneHash },
    ],
    [
      'named',
      { phone: '030 23125001' },
      { phoneCountry: 'DE' },
      { 'Hashed Email Address': '', 'Hashed Phone Number': digestOf('+493023125001') },
    ],
    [
      'own',
      { email: null, phone: '06 12 34 56 78' },
      { phoneCountry: 'FR' },
      { 'Hashed Email Address': '', 'Hashed Phone Number': digestOf('+33612345678') },
    ],
    [
      'own',
      { email: '«Jo.Hn+crm@Contoso.com»', phone: '' },
      {},
      { 'Hashed Email Address': emailHash, 'Hashed Phone Number': '' },
    ],
    [
      'own',
      { email: 'иван@контосо.рф', hashedPhoneNumber: phoneHash },
      {},
      { 'Hashed Email Address': digestOf('иван@контосо.рф'), 'Hashed Phone Number': phoneHash },
    ],
  ],
  async (record, hash, hashes) => {
    const { cells, found } = await write(record, { hash });
    expect(found).toEqual([]);
    expect(cells).toMatchObject(hashes);
  },
);

kind<[run: () => Promise<unknown>, error: object]>(
  'data throws IdentifierError, and wrong use TypeError',
  [
    ['named', () => hashEmail('n/a'), { name: 'IdentifierError', code: 'email-format' }],
    ['named', () => hashPhone('030 23125001'), { name: 'IdentifierError', code: 'phone-format' }],
    ['named', () => hashEmail(5 as never), { name: 'TypeError' }],
    ['own', () => hashPhone(''), { name: 'IdentifierError', code: 'phone-format' }],
    ['own', () => hashPhone(null as never), { name: 'TypeError' }],
    ['own', () => hashPhone('1', { defaultCountry: 'XX' as never }), { name: 'TypeError' }],
    ['own', () => hashPhone('1', { country: 'DE' } as never), { name: 'TypeError' }],
  ],
  async (run, error) => expect(await run().catch((cause: unknown) => cause)).toMatchObject(error),
);

const dropped = (name: string, code: string, facts: object): Found => [
  ...(['identifier-dropped', 'warning', { name, cause: { code, facts } }] as const),
];

kind<[record: object, found: Found, cells: object]>(
  'a bad optional identifier beside a good one is left out',
  [
    [
      'named',
      { microsoftClickId: clickId, phone: '030 23125001' },
      dropped('phone', 'phone-format', { reason: 'no-country-code' }),
      { 'Microsoft Click Id': clickId, 'Hashed Phone Number': '' },
    ],
    [
      'own',
      { microsoftClickId: 'Cj0KCQjw2PSvBhDjARIsAKc2cgPZ9hJ5Ml', email: 'john@contoso.com' },
      dropped('Microsoft Click Id', 'click-id', {
        ...{ reason: 'network', network: 'Google', parameter: 'gclid' },
      }),
      { 'Microsoft Click Id': '', 'Hashed Email Address': emailHash },
    ],
    [
      'own',
      { phone: '+1 425 555 1234', email: 'john@contoso' },
      dropped('email', 'email-format', { reason: 'domain-dot' }),
      { 'Hashed Email Address': '', 'Hashed Phone Number': phoneHash },
    ],
    [
      'own',
      { microsoftClickId: clickId, hashedEmailAddress: digestOf('') },
      dropped('Hashed Email Address', 'hash-of-nothing', { text: '' }),
      { 'Microsoft Click Id': clickId, 'Hashed Email Address': '' },
    ],
  ],
  async (record, found, cells) => {
    const written = await write(record, { hash: {} });
    expect(written.found).toEqual([found]);
    expect(written.cells).toMatchObject(cells);
    const [code, , facts] = found;
    const strict = await write(record, { hash: {}, strict: true });
    expect(strict.found).toContainEqual([code, 'error', facts]);
    expect(strict.cells).toBeUndefined();
  },
);

kind<[record: object, code: string]>(
  'and alone it costs the record',
  [
    ['named', { phone: '030 23125001' }, 'phone-format'],
    ['own', { email: 'n/a' }, 'email-format'],
    ['own', { microsoftClickId: 'organic' }, 'click-id'],
    ['own', { hashedPhoneNumber: 'd41d8cd98f00b204e9800998ecf8427e' }, 'hash-format'],
  ],
  async (record, code) => {
    const { cells, found } = await write(record, { hash: {} });
    expect(cells).toBeUndefined();
    expect(found.map(([each, severity]) => [each, severity])).toContainEqual([code, 'error']);
  },
);

const { action: _, ...sent } = { ...lead, microsoftClickId: clickId };
const priced = { ...sent, conversionValue: 100, conversionCurrencyCode: 'EUR' };
const at = '2026-02-10T09:00:00Z';

kind<[made: object, expected: object]>(
  'adjustments are made out of the conversion as it was added',
  [
    [
      'named',
      restatement(priced, { value: 90, at }),
      { action: 'Restate', adjustmentValue: 90, adjustmentCurrencyCode: 'EUR', adjustmentTime: at },
    ],
    ['named', retraction(priced, { at }), { action: 'Retract', adjustmentTime: at }],
    [
      'own',
      restatement(priced, { value: 0, at, currencyCode: 'JPY' }),
      { action: 'Restate', adjustmentValue: 0, adjustmentCurrencyCode: 'JPY', adjustmentTime: at },
    ],
    [
      'own',
      retraction({ ...sent, action: 'Add' }, { at }),
      { action: 'Retract', adjustmentTime: at },
    ],
    [
      'own',
      retraction({ ...priced, hashedEmailAddress: emailHash }, { at }),
      { action: 'Retract', adjustmentTime: at, hashedEmailAddress: emailHash },
    ],
  ],
  (made, expected) => {
    expect(made).toEqual({ ...sent, ...expected });
    expect(checkOfflineConversion(made as OfflineConversionInput, { now })).toEqual([]);
  },
);

kind<[change: object, message: RegExp, property: string]>(
  'an error of a record names its Client Id and the property',
  [
    ['named', { conversionName: '' }, /"C-1".*conversionName/s, 'conversionName'],
    ['own', { conversionValue: -1 }, /"C-1".*conversionValue/s, 'conversionValue'],
    ['own', { microsoftClickId: 'x' }, /"C-1".*microsoftClickId/s, 'microsoftClickId'],
    ['own', { conversionTime: 5 }, /"C-1".*conversionTime/s, 'conversionTime'],
  ],
  async (change, message, property) => {
    const records = [{ ...sent, ...change }] as OfflineConversionInput[];
    const error = await textOf(writeOfflineConversions(records, { now })).catch((cause) => cause);
    expect(error).toBeInstanceOf(InvalidRecordError);
    expect(error.message).toMatch(message);
    expect(error.issues[0].property).toBe(property);
    expect(error.issues[0].column).toMatch(/^[A-Z]/);
  },
);
