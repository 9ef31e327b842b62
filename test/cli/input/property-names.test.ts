import { describe, expect, it, test } from 'vitest';
import { checkOfflineConversion, offlineConversion } from '../../../src/index';
import { usualNames } from '../../../src/records/offline-conversion/usual-names';
import { squeeze } from '../../../src/text/nearest';
import { apply } from '../../support/applied';
import { generate } from '../../support/generated';
import { fromNdjson, linesOf, ndjson } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const other = '5c0e6f0f6b2b4c4e9d1f2a3b4c5d6e7f';
const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const upload = fullUpload(
  `Offline Conversion,,o1,Lead,11/2/2026 9:30:00 AM,5,EUR,,,,,,,${hash},,${click}`,
);
const foreign = {
  order_id: 'o1',
  'Deal Name': 'Lead',
  created: '2026-11-02T09:30:00Z',
  value: '5',
  currency: 'EUR',
  mail: 'john@contoso.com',
  msclkid: click,
};
const maps = [
  ...['order_id=clientId', 'Deal Name=Conversion Name', 'created=conversion_time'],
  ...['value=conversionValue', 'currency=Conversion Currency Code', 'mail=email'],
  'msclkid=microsoftClickId',
].flatMap((pair) => ['--map', pair]);
const csv = linesOf(Object.keys(foreign).join(','), Object.values(foreign).join(','));

describe('--map', () => {
  test.each([
    ['CSV', 'in.csv', csv],
    [
      'a header in other spellings',
      'in.csv',
      csv.replace('order_id', 'Order Id').replace('msclkid', 'MSCLKID'),
    ],
    ['tabs', 'in.tsv', csv.replaceAll(',', '\t')],
    ['semicolons', 'in.csv', csv.replaceAll(',', ';')],
    ['NDJSON', 'in.ndjson', ndjson(foreign)],
    ['JSON', 'in.json', JSON.stringify([foreign])],
  ])('names the columns and properties of %s', async (_, name, input) => {
    const outcome = await generate({ [name]: input }, [name, '--hash', ...maps]);
    expect(outcome).toMatchObject({ stderr: 'up.csv: 1 record written\n', code: 0, file: upload });
  });

  it('can exchange two names', async () => {
    const input = linesOf(
      'clientId,conversionName,conversionTime,microsoftClickId',
      `Lead,o1,2026-11-02T09:30:00Z,${click}`,
    );
    const args = ['--map', 'clientId=conversionName', '--map', 'conversionName=clientId'];
    const { file, code } = await generate({ 'in.csv': input }, ['in.csv', ...args]);
    expect([file?.split('\r\n')[2], code]).toEqual([
      `Offline Conversion,,o1,Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${click}`,
      0,
    ]);
  });

  it('takes a column named Type, which would be a bulk file', async () => {
    const input = linesOf(
      'Type,conversionName,conversionTime,microsoftClickId,clientId',
      `Add,Lead,2026-11-02T09:30:00Z,${click},a`,
    );
    const { stderr } = await generate({ 'in.csv': input }, ['in.csv', '--map', 'Type=action']);
    expect(stderr).toBe('up.csv: 1 record written\n');
  });

  it('keeps what is rejected under the names of the properties', async () => {
    const input = ndjson({ ...foreign, value: 'five' });
    const args = [
      'in.ndjson',
      '--hash',
      ...maps,
      '--on-error',
      'skip',
      '--rejects',
      'rejects.ndjson',
    ];
    const { rejects } = await generate({ 'in.ndjson': input }, args);
    expect(fromNdjson(rejects ?? '')).toMatchObject([
      { clientId: 'o1', conversionValue: 'five', microsoftClickId: click },
    ]);
  });

  it('refuses an object with two values for one property, and takes one that is empty', async () => {
    const twice = { ...foreign, microsoftClickId: other };
    const input = ndjson(
      twice,
      { ...foreign, microsoftClickId: '' },
      { microsoftClickId: null, ...foreign },
    );
    const args = ['in.ndjson', '--hash', '--no-duplicates', ...maps, '--on-error', 'skip'];
    const { stderr } = await generate({ 'in.ndjson': input }, args);
    expect(stderr).toBe(
      linesOf(
        'in.ndjson:1  error  Property "microsoftClickId" is given twice, under two names. Leave one of them out.  (property-unknown)',
        'up.csv: 2 records written, 1 left out',
      ),
    );
  });

  it('works for requests, but not for a bulk file', async () => {
    const { stderr } = await apply({ 'in.csv': csv }, ['in.csv', '--hash', ...maps]);
    expect(stderr).toBe('out: 1 record in 1 request\n');
    const bulk = await apply({ 'in.csv': upload }, ['in.csv', '--map', 'a=clientId']);
    expect([bulk.stderr, bulk.code]).toEqual([
      'msads-bulk apply: in.csv: This is a bulk file, so --map does not apply.\n',
      2,
    ]);
  });

  test.each([
    ['msclkid', '--map must be NAME=PROPERTY, for example msclkid=microsoftClickId.'],
    ['=clientId', '--map must be NAME=PROPERTY, for example msclkid=microsoftClickId.'],
    ['id=clickid', '--map has an unknown property "clickid". Did you mean "microsoftClickId"?'],
    ['id=', '--map has an unknown property (0 characters).'],
    ['id=clientIdd', '--map has an unknown property "clientIdd". Did you mean "clientId"?'],
    [
      'mslkid=clientId',
      'in.csv: line 1: --map names a column "mslkid" that the header lacks. Did you mean "msclkid"?',
    ],
    [
      'order_id=microsoft click id',
      'in.csv: line 1: Columns 1 and 7 are the same property. Remove one of them.',
      '--map',
      'msclkid=microsoftClickId',
    ],
    ['value=clientId', '--map has the same NAME twice.', '--map', 'value=conversionValue'],
  ])('wrong use: %s', async (pair, sentence, ...more) => {
    const outcome = await generate({ 'in.csv': csv }, ['in.csv', '--map', pair, ...more]);
    expect([outcome.stderr, outcome.code]).toEqual([`msads-bulk generate: ${sentence}\n`, 2]);
  });
});

const unknown = (name: string, meant: string) =>
  `in.csv:1  error  Unknown property "${name}". Did you mean "${meant}"?  (property-unknown)`;

describe('a wrong header', () => {
  const input = linesOf(
    'order_id,value,email_address,msclkid,conversionName,conversionTime',
    ...[1, 2, 3].map((i) => `o${i},5,a@contoso.com,${click},Lead,2026-11-02T09:30:0${i}Z`),
  );
  const lines = [
    unknown('order_id', 'clientId'),
    unknown('value', 'conversionValue'),
    unknown('email_address', 'email'),
    unknown('msclkid', 'microsoftClickId'),
  ];

  it('is said once, and nothing is said of what it leaves empty', async () => {
    const { stderr, code } = await generate({ 'in.csv': input }, ['in.csv']);
    expect([stderr, code]).toEqual([
      linesOf(
        ...lines,
        'Stopped: up.csv was not written. Rename the columns in the header, or map them with --map NAME=PROPERTY.',
      ),
      1,
    ]);
  });

  it('is said once if records are left out, and each reject has its issues', async () => {
    const args = ['in.csv', '--on-error', 'skip', '--rejects', 'rejects.ndjson'];
    const { stderr, rejects } = await generate({ 'in.csv': input }, args);
    expect(stderr.split('\n').slice(0, 4)).toEqual(lines);
    expect(stderr.match(/msclkid/g)).toHaveLength(1);
    expect(fromNdjson(rejects ?? '').map((each) => (each as { issues: [] }).issues.length)).toEqual(
      [4, 4, 4],
    );
  });

  it('is counted once, and as a warning if it is one', async () => {
    const args = [
      'in.csv',
      '--severity',
      'property-unknown=warning',
      '--map',
      'msclkid=microsoftClickId',
      '--format',
      'json',
    ];
    const { stdout } = await generate({ 'in.csv': input }, args);
    expect(JSON.parse(stdout)).toMatchObject({
      records: 3,
      errors: 0,
      counts: { 'property-unknown': 3 },
    });
  });

  it('without a known column is a header too, if its names are usual ones', async () => {
    const { stderr } = await generate({ 'in.csv': `msclkid;revenue\n${click};5\n` }, ['in.csv']);
    expect(stderr).toContain(unknown('msclkid', 'microsoftClickId'));
    expect(stderr).toContain(unknown('revenue', 'conversionValue'));
  });

  it.each([
    ['email', 'Property "email" cannot be written as plain text. '],
    ['', 'Column 1 is filled in, but has no name. '],
  ])('a column that cannot be written is said once: "%s"', async (name, start) => {
    const rows = [1, 2].map((i) => `a@contoso.com,Lead,2026-11-02T09:30:0${i}Z,${click}`);
    const file = linesOf(`${name},conversionName,conversionTime,microsoftClickId`, ...rows);
    const { stderr } = await generate({ 'in.csv': file }, ['in.csv', '--on-error', 'skip']);
    expect(stderr.split(start)).toHaveLength(2);
    expect(stderr).toContain(`in.csv:1  error  ${start}`);
  });

  it.each([
    [{ colour: 'red' }, 'Unknown property "colour". '],
    [{ msclkid: click }, 'Unknown property "msclkid". '],
    [{ revenue: 5 }, 'Unknown property "revenue". '],
    [{ email: 'a@contoso.com' }, 'Property "email" cannot be written as plain text. '],
  ])('a property of all objects is said once, at the first: %j', async (more, start) => {
    const times = { conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' };
    const records = [{}, more, more, more].map((other, i) => ({
      ...{ clientId: `${i}`, microsoftClickId: click, ...times },
      ...other,
    }));
    const { stderr } = await generate({ 'in.ndjson': ndjson(...records) }, [
      ...['in.ndjson', '--on-error', 'skip'],
    ]);
    expect(stderr.split(start)).toHaveLength(2);
    expect(stderr).toContain(`in.ndjson:2  error  ${start}`);
    expect(stderr).toContain('1 record written, 3 left out');
  });

  it('an unknown column that nobody fills is a warning, and no error', async () => {
    const file = linesOf(
      'clientId,notes,conversionName,conversionTime,microsoftClickId',
      `a,,Lead,2026-11-02T09:30:00Z,${click}`,
    );
    const { stderr, code } = await generate({ 'in.csv': file }, ['in.csv']);
    expect([stderr, code]).toEqual([
      linesOf(
        'in.csv:1  warning  Unknown property "notes". Correct its name, or leave it out.  (property-unknown)',
        'up.csv: 1 record written',
      ),
      0,
    ]);
  });
});

describe('usual names', () => {
  const pairs = Object.entries(usualNames).flatMap(([property, names]) =>
    names.map((name) => [name, property] as const),
  );

  it('stand for one property each, and are none themselves', () => {
    const squeezed = pairs.map(([name]) => squeeze(name));
    const properties = Object.entries(offlineConversion.columns).flatMap(([name, { header }]) => [
      name,
      header,
    ]);
    expect(squeezed.filter((name, at) => squeezed.indexOf(name) !== at)).toEqual([]);
    // The header of the column is taken in a CSV, but its property has another name.
    expect(squeezed.filter((name) => properties.map(squeeze).includes(name))).toEqual([
      squeeze(offlineConversion.columns.action.header),
    ]);
    expect(Object.keys(usualNames)).toEqual([
      ...Object.keys(offlineConversion.columns),
      'email',
      'phone',
    ]);
  });

  test.each([
    ['msclkid', 'microsoftClickId'],
    ['MSCLKID', 'microsoftClickId'],
    ['currency', 'conversionCurrencyCode'],
    ['CurrencyIsoCode', 'conversionCurrencyCode'],
    ['Order ID', 'clientId'],
    ['email_address', 'email'],
    ['phoneNumber', 'phone'],
    ['email_sha256', 'hashedEmailAddress'],
    ['conversion_date_time', 'conversionTime'],
    ['micrsoftClickId', 'microsoftClickId'],
  ])('%s: did you mean %s?', (name, meant) => {
    const record = {
      conversionName: 'Lead',
      conversionTime: new Date('2026-11-02T09:30:00Z'),
      [name]: 'x',
    };
    const issues = checkOfflineConversion(record, { now: new Date('2026-11-21T12:00:00Z') });
    expect(issues).toMatchObject(
      [
        { code: 'property-unknown', facts: { name, reason: 'unknown', nearest: meant } },
        ...(/click|email|phone/i.test(meant) ? [] : [{ code: 'no-identifier' }]),
      ].slice(0, issues.length),
    );
    expect(issues.map(({ code }) => code)).not.toContain('required');
  });
});
