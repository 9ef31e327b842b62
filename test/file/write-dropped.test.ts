import { describe, expect, it, test } from 'vitest';
import {
  checkOfflineConversion,
  type InvalidRecordError,
  type OfflineConversionInput,
  type PlainIdentifiers,
  readOfflineConversions,
  writeOfflineConversions,
} from '../../src/index';
import { applyRequests } from '../../src/services';
import { textOf } from '../support/plain';
import { click, now } from '../support/written';

/* An identifier that cannot be used costs a conversion only if it has no other. */

// printf 'john@contoso.com' | sha256sum; printf '+14255551234' | sha256sum
const john = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const phone = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';
// printf '' | sha256sum
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

type Plain = OfflineConversionInput & PlainIdentifiers;

const lead = { clientId: 'a', conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' };
const dropped = (property: string, code: string, facts: object, column?: string) => ({
  ...{ code: 'identifier-dropped', severity: 'warning', property, ...(column && { column }) },
  facts: { name: column ?? property, cause: { code, facts } },
});
const columns = {
  hashedEmailAddress: 'Hashed Email Address',
  hashedPhoneNumber: 'Hashed Phone Number',
  microsoftClickId: 'Microsoft Click Id',
};

type Issues = readonly { code: string; severity: string; property?: string }[];
const briefly = (issues: Issues) =>
  issues.map(({ code, severity, property }) => `${severity} ${code} ${property}`);

async function written(more: object, options: object = {}) {
  const issues: object[] = [];
  const onIssue = ({
    message: _,
    line: __,
    row: ___,
    action: ____,
    clientId: _____,
    ...issue
  }: object & Record<string, unknown>) => issues.push(issue);
  const given = { ...lead, ...more } as Plain;
  const all = { now, hash: {}, onIssue: onIssue as never, ...options };
  const text = await textOf(writeOfflineConversions([given], all));
  const [email, number, id] = text.split('\r\n')[2]?.split(',').slice(13) ?? [];
  return { email, number, id, issues };
}

describe('beside a valid identifier, an invalid one is left out with a warning', () => {
  test.each<[what: string, record: object, hashes: object, issues: object[]]>([
    [
      'a national phone number, beside a click id',
      { phone: '030 23125001', microsoftClickId: click },
      { email: '', number: '', id: click },
      [dropped('phone', 'phone-format', { reason: 'no-country-code' })],
    ],
    [
      'two addresses, beside a phone number',
      { email: 'a@contoso.com, b@contoso.com', phone: '+14255551234' },
      { email: '', number: phone, id: '' },
      [dropped('email', 'email-format', { reason: 'several' })],
    ],
    [
      'a number of another type, beside an address',
      { phone: ['+14255551234'], email: 'john@contoso.com' },
      { email: john, number: '', id: '' },
      [dropped('phone', 'text-format', { reason: 'type', valueType: 'object' })],
    ],
    [
      'both plain ones, beside a click id',
      { email: 'n/a', phone: 'unknown', microsoftClickId: click },
      { email: '', number: '', id: click },
      [
        dropped('email', 'email-format', { reason: 'missing' }),
        dropped('phone', 'phone-format', { reason: 'missing' }),
      ],
    ],
    [
      'a click id that was cut off, beside a plain address',
      { microsoftClickId: click.slice(1), email: 'john@contoso.com' },
      { email: john, number: '', id: '' },
      [
        dropped(
          ...(['microsoftClickId', 'click-id', { reason: 'length', length: 31 }] as const),
          columns.microsoftClickId,
        ),
      ],
    ],
    [
      'the hash of nothing, beside a hash',
      { hashedPhoneNumber: nothing, hashedEmailAddress: john },
      { email: john, number: '', id: '' },
      [
        dropped(
          ...(['hashedPhoneNumber', 'hash-of-nothing', { text: '' }] as const),
          columns.hashedPhoneNumber,
        ),
      ],
    ],
    [
      'a plain address in place of its hash, beside a click id',
      { hashedEmailAddress: 'john@contoso.com', microsoftClickId: click },
      { email: '', number: '', id: click },
      [
        dropped(
          ...(['hashedEmailAddress', 'not-hashed', { identifier: 'email' }] as const),
          columns.hashedEmailAddress,
        ),
      ],
    ],
    [
      'on an adjustment',
      {
        ...{ action: 'Retract', adjustmentTime: '2026-11-03T09:30:00Z' },
        ...{ phone: '12', microsoftClickId: click },
      },
      { email: '', number: '', id: click },
      [dropped('phone', 'phone-format', { reason: 'no-country-code' })],
    ],
  ])('%s', async (_, record, hashes, issues) => {
    expect(await written(record)).toEqual({ ...hashes, issues });
  });
});

describe('the record is refused, with the cause of each', () => {
  test.each<[what: string, record: object, options: object, issues: string[]]>([
    [
      'if none of its identifiers is valid',
      { email: 'john', phone: '030 23125001', microsoftClickId: 'abc' },
      {},
      ['error email-format email', 'error phone-format phone', 'error click-id microsoftClickId'],
    ],
    ['if it has only this one', { phone: '12' }, {}, ['error phone-format phone']],
    [
      'under strict',
      { phone: '12', microsoftClickId: click },
      { strict: true },
      ['error identifier-dropped phone'],
    ],
    [
      'if the code is an error',
      { hashedEmailAddress: 'x', microsoftClickId: click },
      { severity: { 'identifier-dropped': 'error' } },
      ['error identifier-dropped hashedEmailAddress'],
    ],
    [
      'if something else is wrong with it',
      { phone: '12', microsoftClickId: click, conversionTime: 'today' },
      {},
      ['error time-format conversionTime', 'warning identifier-dropped phone'],
    ],
    [
      'for a column that the option columns leaves out',
      { hashedEmailAddress: john, microsoftClickId: click },
      { columns: ['Conversion Name', 'Conversion Time', 'Client Id', 'Microsoft Click Id'] },
      ['error property-unknown hashedEmailAddress'],
    ],
    [
      'for a plain property that nothing hashes',
      { email: 'john@contoso.com', microsoftClickId: click },
      { hash: undefined },
      ['error property-unknown email'],
    ],
    [
      'for a warning that strict makes an error: the value could be written',
      { hashedEmailAddress: john.toUpperCase(), microsoftClickId: click },
      { strict: true },
      ['error hash-case hashedEmailAddress'],
    ],
  ])('%s', async (_, record, options, issues) => {
    const error = await written(record, options).catch((cause: unknown) => cause);
    expect(briefly((error as InvalidRecordError).issues)).toEqual(issues);
  });
});

it('is left out without a word if the code is off', async () => {
  const severity = { 'identifier-dropped': 'off' };
  expect(await written({ phone: '12', microsoftClickId: click }, { severity })).toEqual({
    ...{ email: '', number: '', id: click, issues: [] },
  });
});

it('is left out of requests and of a check, too', async () => {
  const record = { ...lead, hashedPhoneNumber: '12', microsoftClickId: click };
  const warning = 'warning identifier-dropped hashedPhoneNumber';
  expect(briefly(checkOfflineConversion(record, { now }))).toEqual([warning]);
  const found: Issues[number][] = [];
  for await (const { body } of applyRequests([record], { now, onIssue: (i) => found.push(i) }))
    expect(JSON.parse(body).OfflineConversions).toEqual([
      { ConversionName: 'Lead', ConversionTime: lead.conversionTime, MicrosoftClickId: click },
    ]);
  expect(briefly(found)).toEqual([warning]);
});

it('says in its message why, and not what', () => {
  const record = { ...lead, hashedPhoneNumber: '+49 30 23125001', microsoftClickId: click };
  expect(checkOfflineConversion(record, { now }).map(({ message }) => message)).toEqual([
    '"Hashed Phone Number" is left out, because it is invalid and the record has another identifier. The cell contains a plain phone number. Hash it with hashPhone or generate --hash, and never upload it as plain text.',
  ]);
});

it('stays an error in a file, which the service judges', async () => {
  const file = [
    'Type,Name,Conversion Name,Conversion Time,Hashed Phone Number,Microsoft Click Id',
    'Format Version,6.0,,,,',
    `Offline Conversion,,Lead,11/2/2026 9:30:00 AM,12,${click}`,
  ].join('\r\n');
  const options = { now, severity: { 'bom-missing': 'off' } } as const;
  for await (const { record, issues } of readOfflineConversions(file, options)) {
    expect(record).toBeUndefined();
    expect(briefly(issues)).toEqual(['error hash-format hashedPhoneNumber']);
  }
  expect.assertions(2);
});
