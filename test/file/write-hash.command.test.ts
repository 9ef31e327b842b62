import { describe, expect, it, test } from 'vitest';
import {
  checkOfflineConversion,
  defineRecordType,
  type InvalidRecordError,
  type OfflineConversionInput,
  offlineConversion,
  offlineConversionGoal,
  type PlainIdentifiers,
  splitOfflineConversions,
  writeOfflineConversions,
  writeRecords,
} from '../../src/index';
import { writeOfflineConversionsFile } from '../../src/node';
import { applyRequests } from '../../src/services';
import { textOf } from '../support/plain';
import { folderOf, now as nowFlag, run } from '../support/run';
import { add, click, now } from '../support/written';

// printf 'john@contoso.com' | sha256sum, and so on
const john = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const american = 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e';
const berlin = '9fd811dd1819ec36c08edac66111a3ea6d3a9969a853ccfee8e4eac9d0806484';

type Plain = OfflineConversionInput & PlainIdentifiers;
type Hash = { readonly phoneCountry?: string };

const columns = ['Conversion Name', 'Hashed Email Address', 'Hashed Phone Number'];
const lead = { conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' };
const german = { phoneCountry: 'DE' };

/** The hashes that are written of a record, by each function that writes. */
const writers: { readonly [name: string]: (record: Plain, hash: Hash) => Promise<object> } = {
  async writeOfflineConversions(record, hash) {
    return cellsOf(await textOf(writeOfflineConversions([record], { now, hash })));
  },
  async 'writeOfflineConversions, of an async iterable'(record, hash) {
    const records = (async function* () {
      yield record;
    })();
    return cellsOf(await textOf(writeOfflineConversions(records, { now, hash })));
  },
  async 'writeRecords, of a type with a rule more'(record, hash) {
    const type = defineRecordType({ ...offlineConversion, rules: [] });
    return cellsOf(await textOf(writeRecords(type, [record], { now, hash })));
  },
  async splitOfflineConversions(record, hash) {
    const files = [];
    for await (const { bytes } of splitOfflineConversions([record], { now, hash }))
      files.push(new TextDecoder().decode(bytes));
    return cellsOf(files.join(''));
  },
  async applyRequests(record, hash) {
    const bodies = [];
    for await (const { body } of applyRequests([record], { now, hash })) bodies.push(body);
    const [sent] = JSON.parse(bodies.join('')).OfflineConversions;
    return { email: sent.HashedEmailAddress ?? '', phone: sent.HashedPhoneNumber ?? '' };
  },
  async 'applyRequests, of a record with its row'(record, hash) {
    const bodies = [];
    const records = [{ row: 7, record }];
    for await (const { body } of applyRequests(records, { now, hash })) bodies.push(body);
    const [sent] = JSON.parse(bodies.join('')).OfflineConversions;
    return { email: sent.HashedEmailAddress ?? '', phone: sent.HashedPhoneNumber ?? '' };
  },
  async 'the command'(record, { phoneCountry }) {
    const args = ['generate', '-', '-o', '-', '--hash', ...nowFlag];
    const country = phoneCountry === undefined ? [] : ['--phone-country', phoneCountry];
    const { stdout } = await run([...args, ...country], { input: JSON.stringify(record) });
    return cellsOf(stdout);
  },
};

function cellsOf(text: string) {
  const [email, phone] = text.split('\r\n')[2]?.split(',').slice(13, 15) ?? [];
  return { email, phone };
}

describe.each(Object.entries(writers))('%s', (_, hashesOf) => {
  test.each<[what: string, record: PlainIdentifiers & object, hash: Hash, hashes: object]>([
    ['an address', { email: 'John@Contoso.com' }, {}, { email: john, phone: '' }],
    ['a number', { phone: '+1 (425) 555-1234' }, {}, { email: '', phone: american }],
    ['a national number', { phone: '030 23125001' }, german, { email: '', phone: berlin }],
    ['digits', { phone: 493023125001 }, german, { email: '', phone: berlin }],
    [
      'a plain address beside a hashed number',
      { email: 'john@contoso.com', hashedPhoneNumber: american } as PlainIdentifiers,
      {},
      { email: john, phone: american },
    ],
    [
      'nothing, beside a hash',
      { email: '', phone: null, hashedEmailAddress: john } as PlainIdentifiers,
      {},
      { email: john, phone: '' },
    ],
  ])('hashes %s', async (_, more, hash, hashes) => {
    expect(await hashesOf({ ...lead, ...more }, hash)).toEqual(hashes);
  });
});

it('is a writer to a path, too', async () => {
  const { readFileSync } = await import('node:fs');
  const path = `${folderOf()}/upload.csv`;
  const records = [{ ...lead, email: 'john@contoso.com' }];
  await writeOfflineConversionsFile(path, records, {
    now,
    columns: [...columns, 'Conversion Time'],
    hash: {},
  });
  expect(readFileSync(path, 'utf8').split('\r\n')[2]).toBe(
    `Offline Conversion,,Lead,11/2/2026 9:30:00 AM,${john},`,
  );
});

it('reads values from a prototype, as it does without hashing', async () => {
  class Lead {
    get conversionName() {
      return 'Lead';
    }
    get conversionTime() {
      return '2026-11-02T09:30:00Z';
    }
    get email() {
      return 'john@contoso.com';
    }
  }
  const text = await textOf(writeOfflineConversions([new Lead()], { now, hash: {} }));
  expect(cellsOf(text)).toEqual({ email: john, phone: '' });
});

describe('what cannot be hashed', () => {
  test.each<[what: string, more: object, hash: Hash | undefined, issues: object[]]>([
    [
      'without the option',
      { email: 'john@contoso.com' },
      undefined,
      [
        {
          code: 'property-unknown',
          property: 'email',
          facts: { name: 'email', reason: 'personal-data' },
        },
      ],
    ],
    [
      'an address that is none, and a number without its country',
      { email: 'john at contoso', phone: '030 23125001' },
      {},
      [
        { code: 'email-format', property: 'email', facts: { reason: 'no-at' } },
        { code: 'phone-format', property: 'phone', facts: { reason: 'no-country-code' } },
      ],
    ],
    [
      'a number that does not exist',
      { phone: '+44 20 7946 095' },
      {},
      [
        {
          code: 'phone-format',
          property: 'phone',
          facts: { reason: 'invalid', countryCode: '44' },
        },
      ],
    ],
    [
      'an address beside its hash',
      { email: 'john@contoso.com', hashedEmailAddress: john },
      {},
      [
        {
          ...{ code: 'property-unknown', property: 'email' },
          facts: { name: 'email', reason: 'already-hashed', hashed: 'hashedEmailAddress' },
        },
      ],
    ],
  ])('%s', async (_, more, hash, issues) => {
    const record = { clientId: 'a', ...lead, ...more } as Plain;
    const writing = textOf(writeOfflineConversions([record], { now, hash }));
    const { issues: found } = (await writing.catch((cause) => cause)) as InvalidRecordError;
    const at = { severity: 'error', line: 3, row: 2, action: 'Add', clientId: 'a' };
    expect(found.map(({ message: _, serviceError: __, ...issue }) => issue)).toEqual(
      issues.map((issue) => ({ ...at, ...issue })),
    );
  });

  test('is passed to onSkip as it was given', async () => {
    const skipped: object[] = [];
    const records = [{ ...lead, email: 'john at contoso' }, add];
    const onSkip = ({ index, record }: { index: number; record: object }) =>
      skipped.push({ index, record });
    const options = { now, hash: {}, onInvalid: 'skip', onSkip } as const;
    expect(await textOf(writeOfflineConversions(records, options))).toContain(click);
    expect(skipped).toEqual([{ index: 0, record: records[0] }]);
  });
});

test('warnings about a plain property go to onIssue with the place of the record', async () => {
  const issues: object[] = [];
  const record = { ...add, phone: '+1 425 555 1234 ext. 12' };
  const onIssue = ({ code, severity, property, line }: object & Record<string, unknown>) =>
    issues.push({ code, severity, property, line });
  await textOf(writeOfflineConversions([record], { now, hash: {}, onIssue: onIssue as never }));
  expect(issues).toEqual([
    { code: 'phone-extension', severity: 'warning', property: 'phone', line: 3 },
  ]);
});

test.each<[what: string, hash: unknown, message: string]>([
  ['not an object', true, 'Option "hash" must be of type object.'],
  ['an unknown member', { country: 'DE' }, 'Unknown option (7 characters).'],
  ['not text', { phoneCountry: 49 }, 'Option "hash.phoneCountry" must be of type string.'],
])('throws at once for wrong options: %s', (_, hash, message) => {
  const options = { now, hash } as never;
  expect(() => writeOfflineConversions([], options)).toThrow(new TypeError(message));
  expect(() => splitOfflineConversions([], options)).toThrow(new TypeError(message));
  expect(() => applyRequests([], options)).toThrow(new TypeError(message));
});

test('throws with the first record for a country that does not exist', async () => {
  const writing = textOf(writeOfflineConversions([add], { now, hash: { phoneCountry: 'UK' } }));
  await expect(writing).rejects.toThrow(
    new TypeError(
      'Option "hash.phoneCountry" must be an ISO 3166-1 alpha-2 code such as "DE". Did you mean "GB"?',
    ),
  );
});

test('is refused for a record type without the columns of the hashes', () => {
  expect(() => writeRecords(offlineConversionGoal, [], { hash: {} })).toThrow(
    new TypeError('Option "hash" does not apply to the record type "OfflineConversion Goal".'),
  );
});

test('a check cannot wait for a hash, and does not take the option', () => {
  expect(() => checkOfflineConversion(add, { now, hash: {} } as object)).toThrow(
    new TypeError('Unknown option (4 characters).'),
  );
});
