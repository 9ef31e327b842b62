import { statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { readApplyResponse } from '../../../src/services';
import { apply, applyIn, rowsOf } from '../../support/applied';
import { zipOf } from '../../support/archives';
import { inputOf, range, record } from '../../support/lead-records';
import { folderOf, fromNdjson, linesOf, ndjson } from '../../support/run';
import { fullUpload, uploadText } from '../../support/upload-text';

const addPath = '/CampaignManagement/v13/OfflineConversions/Apply';
const adjustmentPath = '/CampaignManagement/v13/OfflineConversionAdjustments/Apply';
const soapPath = '/Api/Advertiser/CampaignManagement/v13/CampaignManagementService.svc';
const adds = '00001-ApplyOfflineConversions.json';
const adjustments = '00002-ApplyOfflineConversionAdjustments.json';

const click = (i: number) => `c${i.toString(16).padStart(31, '0')}`;
const objectOf = (i: number) =>
  `{"ConversionName":"Lead","ConversionTime":"2026-11-02T09:30:00Z","MicrosoftClickId":"${click(i)}"}`;
const retractOf = (i: number) =>
  '{"AdjustmentTime":"2026-11-12T08:00:00Z","AdjustmentType":"Retract","ConversionName":"Lead",' +
  `"ConversionTime":"2026-11-02T09:30:00Z","MicrosoftClickId":"${click(i)}"}`;
const addsOf = (...numbers: readonly number[]) =>
  `{"OfflineConversions":[${numbers.map(objectOf).join(',')}]}`;
const adjustmentsOf = (...numbers: readonly number[]) =>
  `{"OfflineConversionAdjustments":[${numbers.map(retractOf).join(',')}]}`;

const retract = (i: number) => ({
  ...{ ...record(i), action: 'Retract', adjustmentTime: '2026-11-12T08:00:00Z' },
});
const objects: readonly Partial<ReturnType<typeof retract>>[] = [record(1), retract(7), record(2)];

const row = (i: number) =>
  `Offline Conversion,,a${i},Lead,11/2/2026 9:30:00 AM,,,,,,,,,,,${click(i)}`;
const retractRow = (i: number) =>
  `Offline Conversion,,a${i},Lead,11/2/2026 9:30:00 AM,,,Retract,11/12/2026 8:00:00 AM,,,,,,,${click(i)}`;
const bulk = fullUpload(row(1), `Campaign${','.repeat(15)}`, retractRow(7), row(2));
const csv = (delimiter: string) =>
  linesOf(
    ...['Conversion Name,conversionTime,microsoft_click_id,action,Adjustment Time'],
    ...objects.map((each) =>
      [
        each.conversionName,
        each.conversionTime,
        each.microsoftClickId,
        ...[each.action ?? '', each.adjustmentTime ?? ''],
      ].join(','),
    ),
  ).replaceAll(',', delimiter);

/** The bodies are the same, whatever the input; the rows are where its records stand. */
const inputs: Readonly<
  Record<string, readonly [name: string, content: string | Uint8Array, rows: number[][]]>
> = {
  NDJSON: ['in.ndjson', ndjson(...objects), [[1, 3], [2]]],
  'NDJSON with empty lines': [
    'in.jsonl',
    `\n${objects.map((each) => `${JSON.stringify(each)}\r\n\n`).join('')}`,
    [[2, 6], [4]],
  ],
  'a JSON array': ['in.json', JSON.stringify(objects, null, 1), [[0, 2], [1]]],
  'a CSV of objects': ['in.csv', csv(','), [[2, 4], [3]]],
  'a TSV of objects': ['in.tsv', csv('\t'), [[2, 4], [3]]],
  'a bulk file': ['in.csv', bulk, [[2, 5], [4]]],
  'a bulk file with tabs, as .txt': ['in.txt', bulk.replaceAll(',', '\t'), [[2, 5], [4]]],
  'a bulk file whose name says nothing': ['in', bulk, [[2, 5], [4]]],
  'a bulk file with quotes and other cases': [
    'in.csv',
    bulk.replace('Type', '" type "'),
    [[2, 5], [4]],
  ],
  'a bulk file in UTF-16': ['in.csv', Buffer.from(bulk, 'utf16le'), [[2, 5], [4]]],
  'a bulk file without a byte order mark': ['in.csv', bulk.slice(1), [[2, 5], [4]]],
  'a zipped bulk file': ['in.zip', zipOf([{ content: bulk }]), [[2, 5], [4]]],
  'a gzipped bulk file': ['in.csv.gz', gzipSync(bulk), [[2, 5], [4]]],
  'zipped NDJSON': ['in.zip', zipOf([{ content: ndjson(...objects) }]), [[1, 3], [2]]],
};
const quiet = ['--severity', 'mixed-record-types=off', '--severity', 'column-spelling=off'];

describe.each(Object.entries(inputs))('INPUT is %s', (_, [name, content, [first, second]]) => {
  const index = linesOf(
    '[',
    `{"file":"${adds}","operation":"ApplyOfflineConversions","path":"${addPath}","rows":[${first}]},`,
    `{"file":"${adjustments}","operation":"ApplyOfflineConversionAdjustments","path":"${adjustmentPath}","rows":[${second}]}`,
    ']',
  );

  it('makes the requests', async () => {
    expect(await apply({ [name]: content }, [name, ...quiet])).toMatchObject({
      ...{ stdout: '', stderr: 'out: 3 records in 2 requests\n', code: 0 },
      out: { [adds]: addsOf(1, 2), [adjustments]: adjustmentsOf(7), 'index.json': index },
      names: [name, 'out'],
    });
  });
});

const streamed = Object.entries(inputs).filter(([, [name]]) => !name.endsWith('.zip'));

test.each(streamed)('standard input is %s', async (_, [, input, [first, second]]) => {
  const { stdout, stderr, code } = await applyIn(folderOf(), ['-', ...quiet], { input });
  expect(stderr).toBe('standard output: 3 records in 2 requests\n');
  expect(code).toBe(0);
  expect(fromNdjson(stdout)).toEqual([
    {
      ...{ operation: 'ApplyOfflineConversions', path: addPath, body: addsOf(1, 2) },
      rows: first,
    },
    {
      ...{ operation: 'ApplyOfflineConversionAdjustments', path: adjustmentPath },
      ...{ body: adjustmentsOf(7), rows: second },
    },
  ]);
});

test('the index is what readApplyResponse takes', async () => {
  const { out } = await apply({ 'in.csv': bulk }, ['in.csv', ...quiet]);
  const [first] = JSON.parse(out?.['index.json'] ?? '');
  const answer = { PartialErrors: [{ Index: 1, Code: 5606 }] };
  expect(readApplyResponse(answer, first).map(({ row, status }) => [row, status])).toEqual([
    [2, 'accepted'],
    [5, 'rejected'],
  ]);
});

test('many records: names sort in the order of sending', async () => {
  const applied = await apply({ 'in.ndjson': inputOf(...range(23)) }, [
    'in.ndjson',
    '--max-items',
    '2',
  ]);
  expect(applied.stderr).toBe('out: 23 records in 12 requests\n');
  const names = Object.keys(applied.out ?? {}).filter((name) => name !== 'index.json');
  expect(rowsOf(applied)).toEqual(
    names.sort().map((name, i) => [name, range(23).slice(2 * i, 2 * i + 2)]),
  );
});

test('2,500 records of a bulk file, in 1,000 each', async () => {
  const content = fullUpload(...range(2500).map(row));
  const applied = await apply({ 'in.csv': content }, ['in.csv']);
  expect(applied.stderr).toBe('out: 2500 records in 3 requests\n');
  expect(rowsOf(applied)).toEqual(
    [0, 1, 2].map((i) => [
      `0000${i + 1}-ApplyOfflineConversions.json`,
      range(2500)
        .map((number) => number + 1)
        .slice(1000 * i, 1000 * i + 1000),
    ]),
  );
});

describe('no record', () => {
  test.each([
    [
      'NDJSON',
      'in.ndjson',
      '',
      'in.ndjson  error  No record is left to write, so nothing was written. If that is expected, use allowEmpty or --allow-empty.',
    ],
    [
      'a bulk file',
      'in.csv',
      fullUpload(),
      'in.csv:2  error  The file has no row with the Type "Offline Conversion". Check that the export found any records.',
    ],
  ])('%s is an error, or gives an empty index', async (_, name, content, said) => {
    expect(await apply({ [name]: content }, [name])).toMatchObject({
      stderr: linesOf(`${said}  (no-records)`, 'Stopped: out was not written.'),
      code: 1,
      out: undefined,
    });
    expect(await apply({ [name]: content }, [name, '--allow-empty'])).toMatchObject({
      ...{ stderr: 'out: no records\n', code: 0, out: { 'index.json': '[]\n' } },
    });
  });
});

test('--hash, --time-zone and --ambiguous are those of generate', async () => {
  const { conversionTime: _, microsoftClickId: __, ...rest } = record(1);
  const local = { ...rest, conversionTime: '2026-10-25T02:30:00', email: 'a@b.example' };
  const zone = ['--time-zone', 'Europe/Berlin', '--ambiguous', 'later'];
  const { out, code } = await apply({ 'in.ndjson': ndjson(local) }, [
    'in.ndjson',
    '--hash',
    ...zone,
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(out?.[adds] ?? '').OfflineConversions).toEqual([
    {
      ConversionName: 'Lead',
      ConversionTime: '2026-10-25T01:30:00Z',
      HashedEmailAddress: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
});

describe('SOAP', () => {
  const secrets = {
    MSADS_AUTHENTICATION_TOKEN: 'planted-a<b',
    MSADS_DEVELOPER_TOKEN: 'planted-dev',
    MSADS_CUSTOMER_ID: '9007199254740993',
    MSADS_CUSTOMER_ACCOUNT_ID: ' 12\n',
  };
  const none = Object.fromEntries(Object.keys(secrets).map((name) => [name, '']));
  const file = '00001-ApplyOfflineConversions.xml';
  const soap = (env: Readonly<Record<string, string>>, input = inputOf(1)) =>
    apply({ 'in.ndjson': input }, ['in.ndjson', '--format', 'soap'], { env });

  it('takes its tokens from the environment, and says none', async () => {
    const { out, stderr, code } = await soap(secrets);
    expect([code, stderr]).toEqual([0, 'out: 1 record in 1 request\n']);
    expect(out?.[file]).toContain(
      '<AuthenticationToken>planted-a&lt;b</AuthenticationToken>' +
        '<CustomerAccountId>12</CustomerAccountId><CustomerId>9007199254740993</CustomerId>' +
        '<DeveloperToken>planted-dev</DeveloperToken></s:Header>',
    );
    expect(JSON.parse(out?.['index.json'] ?? '')).toEqual([
      { file, operation: 'ApplyOfflineConversions', path: soapPath, rows: [1] },
    ]);
  });

  it('says which are placeholders', async () => {
    const { out, stderr, code } = await soap({ ...none, MSADS_DEVELOPER_TOKEN: 'planted-dev' });
    expect(code).toBe(0);
    expect(stderr).toBe(
      linesOf(
        'Not set, so placeholders were written: MSADS_AUTHENTICATION_TOKEN, MSADS_CUSTOMER_ID, MSADS_CUSTOMER_ACCOUNT_ID.',
        'out: 1 record in 1 request',
      ),
    );
    expect(out?.[file]).toContain(
      '<AuthenticationToken>AuthenticationTokenHere</AuthenticationToken>' +
        '<CustomerAccountId>CustomerAccountIdHere</CustomerAccountId>' +
        '<CustomerId>CustomerIdHere</CustomerId><DeveloperToken>planted-dev</DeveloperToken>',
    );
  });

  test.each([
    ['MSADS_CUSTOMER_ID', 'planted', 'MSADS_CUSTOMER_ID must contain only digits.'],
    ['MSADS_CUSTOMER_ACCOUNT_ID', '1,2', 'MSADS_CUSTOMER_ACCOUNT_ID must contain only digits.'],
    [
      'MSADS_DEVELOPER_TOKEN',
      'planted\u001b',
      'MSADS_DEVELOPER_TOKEN contains a character that XML cannot represent.',
    ],
  ])('refuses %s = %j without a word of it', async (name, value, sentence) => {
    expect(await soap({ ...secrets, [name]: value })).toMatchObject({
      ...{ stdout: '', stderr: `msads-bulk apply: ${sentence}\n`, code: 2 },
      out: undefined,
    });
  });

  it('is read by its owner only, as it holds tokens', async () => {
    const cwd = folderOf({ 'in.ndjson': inputOf(1) });
    const args = ['in.ndjson', '--format', 'soap', '--out-dir', 'out'];
    for (let times = 0; times < 2; times++) {
      await applyIn(cwd, args, { env: secrets });
      expect(statSync(join(cwd, 'out', file)).mode & 0o777).toBe(0o600);
    }
  });

  it('tells of no tokens where JSON is made, which has none', async () => {
    const { stderr } = await apply({ 'in.ndjson': inputOf(1) }, ['in.ndjson'], {
      env: { ...none, MSADS_CUSTOMER_ID: 'x' },
    });
    expect(stderr).toBe('out: 1 record in 1 request\n');
  });

  it('can not hold a control character: the record is refused, of a bulk file too', async () => {
    const refused = (column: string) =>
      `error  ${column}  The text contains a character that XML cannot represent, not even escaped. Remove it, or send JSON.  (text-format)`;
    const stopped =
      'Stopped: out was not written. To leave out records with errors, use --on-error skip.';
    const wrong = { ...record(1), conversionName: 'Le\u0001ad' };
    const { stderr, code, out } = await soap(secrets, ndjson(wrong));
    expect([code, out]).toEqual([1, undefined]);
    expect(stderr).toBe(linesOf(`in.ndjson:1  ${refused('Conversion Name')}`, stopped));
    const content = fullUpload(
      row(1).replace(`${',,'.repeat(5)},c`, ',,,,,,,0.5,a\u0001b,,,c'),
      row(2),
    );
    const args = ['in.csv', '--format', 'soap', '--on-error', 'skip'];
    const applied = await apply({ 'in.csv': content }, args, { env: secrets });
    expect(applied.stderr).toBe(
      linesOf(
        `in.csv:3  ${refused('External Attribution Model')}`,
        'out: 1 record in 1 request, 1 left out',
      ),
    );
    expect(rowsOf(applied)).toEqual([[file, [3]]]);
  });
});

test('what matters only to an upload is not said of a bulk file', async () => {
  const content = uploadText(
    'Type,Name,Conversion Name,Conversion Time,Microsoft Click Id',
    'Format Version,6.0,,,',
    ...range(100).map(() => `Offline Conversion,,Lead,2026-11-02T09:30:00Z,${click(1)}`),
  );
  const args = ['in.csv', '--strict', '--no-duplicates'];
  const { stderr, code } = await apply({ 'in.csv': content.slice(1) }, args);
  expect(stderr).toBe('out: 100 records in 1 request\n');
  expect(code).toBe(0);
});
