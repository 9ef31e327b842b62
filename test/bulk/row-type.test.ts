import { describe, expect, it, test } from 'vitest';
import { readBulkRows, validateBulkFile } from '../../src/index';
import { error, noVersion, warning } from '../support/expected';
import { collect } from '../support/plain';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const click = 'f894f652ea334e739002f7167ab8f8e3';
const conversion = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}`;

const unknownType = {
  column: 'Type',
  serviceError: { number: 4203, code: 'BulkServiceUnknownTypeForRow' },
};

/** What is wrong with a row beside a good one. */
async function issuesOf(row: string, kind: 'upload' | 'result' = 'upload') {
  const text = uploadText(header, version, conversion, row);
  return (await validateBulkFile(text, { now, kind })).issues;
}

describe('a Type that no record has', () => {
  test.each([
    'Conversion',
    'Offline',
    'Ofline Convershun',
    'Restate',
    'Lead',
    'Campaigns',
    'Conversion Error',
    '\u041eofline',
    '0',
  ])('%s is an error, and not another record type', async (type) => {
    const issues = await issuesOf(`${type},,,,,`);
    expect(withoutMessage(issues)).toEqual([error('record-type', 4, 3, unknownType)]);
    expect(issues[0]?.facts).toEqual({ reason: 'unknown', value: type });
    expect(await issuesOf(`${type},,,,,`, 'result')).toEqual([]);
  });

  test('that looks like an identifier is not shown', async () => {
    const [issue] = await issuesOf('john@contoso.com,,,,,');
    expect(issue?.facts).toEqual({ reason: 'unknown' });
    expect(issue?.message).not.toContain('john');
  });

  test.each([
    'Campaign',
    'campaign',
    'Ad Group',
    'OfflineConversion Goal',
    'Offline Conversion Goal',
    'PagesViewedPerVisit Goal',
    'Campaign Error',
    'Account Negative Keyword List Association Error',
    'Responsive Search Ad',
  ])('near miss: %s', async (type) => {
    expect(withoutMessage(await issuesOf(`${type},,,,,`))).toEqual([
      warning('mixed-record-types', 4, 3),
    ]);
  });

  it('near miss: to a reader that knows no record type', async () => {
    const rows = await collect(readBulkRows(uploadText(header, version, 'Lead,,,,,', 'Total')));
    expect(rows.map(({ type, issues }) => [type, withoutMessage(issues)])).toEqual([
      ['Format Version', []],
      ['Lead', []],
      ['Total', [warning('cells-missing', 4, 3)]],
    ]);
  });
});

describe('a row that is not a record is named as what it is', () => {
  test.each([
    ['header', header, 'repeats the header'],
    ['header', header.toUpperCase(), 'repeats the header'],
    ['header', 'Type', 'repeats the header'],
    ['rule', '------------------,----,---------,---------------,---------------,----', 'dashes'],
    ['rule', '==========', 'dashes'],
    ['rule', '────────', 'dashes'],
    ['total', 'Total,,,,,1234.5', 'total'],
    ['total', 'Grand Total:,,,,,', 'total'],
    ['total', ',,,Total,,', 'total'],
    ['total', 'Gesamtsumme', 'total'],
    ['total', '合計,,,,,', 'total'],
    ['row-count', '(3 rows affected)', 'how many rows'],
    ['row-count', '(1 row)', 'how many rows'],
    ['row-count', '2.000 Zeilen', 'how many rows'],
    ['row-count', 'Fetched: 3 row(s)', 'how many rows'],
    ['row-count', 'Row count: 3', 'how many rows'],
    ['row-count', 'Total rows,3', 'how many rows'],
    ['row-count', 'TRAILER,3', 'how many rows'],
    ['comment', '# exported on 2026-11-02', 'comment'],
  ])('%s: %s', async (reason, row, words) => {
    const issues = await issuesOf(row);
    expect(withoutMessage(issues)).toEqual([error('record-type', 4, 3, unknownType)]);
    expect(issues[0]).toMatchObject({ facts: { reason }, message: expect.stringContaining(words) });
  });

  test.each([
    ['empty', ',x,,,,'],
    ['misspelled', 'Ofline Conversion,,,,,'],
    ['misspelled', 'offline conversion,,,,,'],
  ])('near miss: a Type that is %s', async (_, row) => {
    expect(withoutMessage(await issuesOf(row))).toEqual([
      warning('record-type', 4, 3, { column: 'Type' }),
    ]);
  });
});

describe('a file whose rows all have a Type that is wrong', () => {
  test.each([
    ['misspelled', 'offline conversion', 'Write "Offline Conversion".'],
    ['misspelled', 'OfflineConversion', 'Write "Offline Conversion".'],
    ['empty', '', 'Write "Offline Conversion".'],
    ['unknown', 'Conversions', 'Write "Offline Conversion".'],
    ['another', 'Campaign', 'but rows with "Campaign"'],
    ['another', 'Offline Conversion Error', 'but rows with "Offline Conversion Error"'],
  ])('%s: %j', async (_, type, words) => {
    const rows = [1, 2].map(() => conversion.replace('Offline Conversion', type));
    const report = await validateBulkFile(uploadText(header, version, ...rows), { now });
    expect(report).toMatchObject({ valid: false, counts: { 'no-records': 1 } });
    expect(report.issues.at(-1)).toMatchObject({
      ...{ code: 'no-records', severity: 'error' },
      message: expect.stringContaining(words),
    });
  });

  test('names at most five others', async () => {
    const types = ['Campaign', 'Ad Group', 'Keyword', 'Label', 'Account', 'Image', 'Video'];
    const rows = types.map((type) => `${type},,,,,`);
    const { issues } = await validateBulkFile(uploadText(header, version, ...rows), { now });
    expect(issues.at(-1)).toMatchObject({ facts: { otherTypes: types.slice(0, 5) } });
  });
});

describe('a file without a header', () => {
  const read = (text: string) => collect(readBulkRows(text));

  test.each([
    'Campaign,Active,1,,Shoes',
    'Ad Group,,,Red,1',
    'Keyword Error,Active,,,',
    `${version}\r\nCampaign,Active`,
    'Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM',
    'Campaign\tActive\t1',
  ])('is recognized by its records: %j', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'no-header', line: 1, row: 0 });
  });

  test.each([
    ['columns named after record types', 'Campaign,Ad Group,Keyword,Clicks'],
    ['a column at the end without a name', 'Campaign,Ad Group,Keyword,'],
    ['something else', 'Shoes,Active,1'],
  ])('near miss: %s', async (_, text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'type-column' });
  });

  test('near miss: a header with Type', async () => {
    const { issues } = await validateBulkFile(uploadText(header), { now });
    expect(withoutMessage(issues)).toEqual([
      error('version-missing', 1, 0, noVersion),
      error('no-records', 1, 0),
    ]);
  });
});
