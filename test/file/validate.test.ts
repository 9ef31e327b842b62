import { describe, expect, it, test } from 'vitest';
import { type Issue, validateBulkFile } from '../../src/index';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const click = 'f894f652ea334e739002f7167ab8f8e3';
const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Adjustment Time,Adjustment Value,Adjustment Currency Code,Microsoft Click Id';
const version = 'Format Version,6.0,,,,,,,,';
const add = (id: string) => `Offline Conversion,,${id},Lead,11/2/2026 9:30:00 AM,,,,,${click}`;

type Options = Parameters<typeof validateBulkFile>[1];

async function validate(source: Parameters<typeof validateBulkFile>[0], options: Options = {}) {
  const report = await validateBulkFile(source, { now, ...options });
  return { ...report, issues: withoutMessage(report.issues) };
}

describe('the report in full', () => {
  const nothing = {
    ...{ readable: true, formatVersion: '6.0', valid: true, rows: 1 },
    records: { Add: 0, Restate: 0, Retract: 0, unknown: 0 },
    ...{ otherTypes: {}, errors: 0, warnings: 0, counts: {}, issues: [], truncated: false },
  };

  test.each([
    {
      what: 'a file without a fault',
      source: uploadText(
        header,
        version,
        add('a'),
        `Offline Conversion,,b,Call,11/2/2026 9:30:00 AM,Restate,11/3/2026 9:30:00 AM,5,EUR,${click}`,
        `Offline Conversion,,c,Visit,11/2/2026 9:30:00 AM,Retract,11/3/2026 9:30:00 AM,,,${click}`,
      ),
      report: { rows: 4, records: { Add: 1, Restate: 1, Retract: 1, unknown: 0 } },
    },
    {
      what: 'rows of every kind',
      source: `${header},Colour\n${[
        'Format Version,6,,,,,,,,,',
        `${add('a')},red`,
        `Offline Conversion,,b,Call,11/2/2026 9:30:00 AM,Restate,11/3/2026 9:30:00 AM,,EUR,${click},`,
        'Campaign,Shoes,,,,,,,,,',
        `Offline Conversion,,c,Visit,11/2/2026 9:30:00 AM,Retract,11/3/2026 9:30:00 AM,,,${click},`,
        `Offline Conversion,,d,Lead,11/2/2026 9:30:00 AM,Remove,,,,${click},`,
        'Offline Conversion,,e,"Lead" generation,11/2/2026 9:30:00 AM,,,,,,',
        'Campaign,Boots,,,,,,,,,',
        'offline conversion,,f,,,,,,,,',
      ].join('\n')}\n`,
      report: {
        ...{ formatVersion: '6', valid: false, rows: 9 },
        records: { Add: 1, Restate: 1, Retract: 1, unknown: 2 },
        otherTypes: { Campaign: 2, 'offline conversion': 1 },
        ...{ errors: 3, warnings: 5 },
        counts: {
          ...{ 'bom-missing': 1, 'column-unknown': 1, 'version-spelling': 1, required: 1 },
          ...{ 'adjustment-type': 1, quote: 1, 'record-type': 1, 'mixed-record-types': 1 },
        },
        issues: [
          { code: 'bom-missing', severity: 'warning', line: 1, row: 0 },
          { code: 'column-unknown', severity: 'warning', line: 1, row: 0 },
          { code: 'version-spelling', severity: 'warning', line: 2, row: 1, column: 'Name' },
          {
            ...{ code: 'required', severity: 'error', line: 4, row: 3, column: 'Adjustment Value' },
            ...{ action: 'Restate', clientId: 'b' },
            serviceError: { number: 5625, code: 'OfflineConversionAdjustmentValueRequired' },
          },
          {
            ...{ code: 'adjustment-type', severity: 'error', line: 7, row: 6, clientId: 'd' },
            column: 'Adjustment Type',
            serviceError: { number: 5618, code: 'OfflineConversionInvalidAdjustmentType' },
          },
          { code: 'quote', severity: 'error', line: 8, row: 7, clientId: 'e' },
          { code: 'record-type', severity: 'warning', line: 10, row: 9, column: 'Type' },
          { code: 'mixed-record-types', severity: 'warning', line: 10, row: 9 },
        ],
      },
    },
    {
      what: 'a column that an action needs is missing',
      source: uploadText(
        'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Microsoft Click Id',
        'Format Version,6.0,,,,,',
        `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,${click}`,
        `Offline Conversion,,b,Call,11/2/2026 9:30:00 AM,Retract,${click}`,
        `Offline Conversion,,c,Visit,11/2/2026 9:30:00 AM,Retract,${click}`,
      ),
      report: {
        ...{ valid: false, rows: 4, errors: 1, counts: { 'column-missing': 1 } },
        records: { Add: 1, Restate: 0, Retract: 2, unknown: 0 },
        issues: [
          {
            ...{ code: 'column-missing', severity: 'error', line: 1, row: 0 },
            column: 'Adjustment Time',
          },
        ],
      },
    },
    {
      what: 'no record and no version',
      source: uploadText(header),
      report: {
        ...{ formatVersion: null, valid: false, rows: 0, errors: 2, warnings: 0 },
        counts: { 'version-missing': 1, 'no-records': 1 },
        issues: [
          {
            code: 'version-missing',
            severity: 'error',
            line: 1,
            row: 0,
            serviceError: { number: 3219, code: 'BulkServiceFormatVersionRequired' },
          },
          { code: 'no-records', severity: 'error', line: 1, row: 0 },
        ],
      },
    },
    {
      what: 'a version that is not supported',
      source: uploadText(header, 'Format Version,5.0,,,,,,,,', add('a')),
      report: {
        ...{ formatVersion: '5.0', valid: false, rows: 2, errors: 1 },
        records: { Add: 1, Restate: 0, Retract: 0, unknown: 0 },
        counts: { 'version-unsupported': 1 },
        issues: [
          {
            ...{ code: 'version-unsupported', severity: 'error', line: 2, row: 1, column: 'Name' },
            serviceError: { number: 3217, code: 'BulkServiceFormatVersionNotSupported' },
          },
        ],
      },
    },
    {
      what: 'an old file, as a result',
      source: uploadText(header, version, add('a')),
      options: { kind: 'result', now: new Date('2030-01-01T00:00:00Z') },
      report: { rows: 2, records: { Add: 1, Restate: 0, Retract: 0, unknown: 0 } },
    },
    {
      what: 'a fault that is switched off is not even counted',
      source: uploadText(header, version),
      options: { severity: { 'no-records': 'off' } },
      report: {},
    },
  ])('$what', async ({ source, options, report }) => {
    const found = await validate(source, options as Options);
    expect(found).toEqual({ ...nothing, ...report });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});

describe('a file that can not be read on gives a report all the same', () => {
  const bytesWithFault = [
    ...new TextEncoder().encode(`${uploadText(header, version, add('a'))}Offline Conversion,,b,`),
    0xff,
    0x0a,
  ];
  const before = { formatVersion: '6.0', rows: 2, add: 1 };
  const none = { formatVersion: null, rows: 0, add: 0 };
  test.each([
    ['encoding', Uint8Array.from(bytesWithFault), { line: 4, row: 3 }, before],
    ['quote', `${uploadText(header, version, add('a'))}x,"\r\n\r\n`, { line: 4, row: 3 }, before],
    [
      'cell-too-long',
      uploadText(header, version, add('a'), `x,${'long'.repeat(51)}`, add('b')),
      { line: 4, row: 3 },
      before,
    ],
    ['no-header', '', { line: 1, row: 0 }, none],
    ['no-header', uploadText(version, add('a')), { line: 1, row: 0 }, none],
    ['type-column', uploadText('Name,Client Id', '6.0,'), { line: 1, row: 0 }, none],
    ['delimiter', uploadText('Type;Name', 'Format Version;6.0'), { line: 1, row: 0 }, none],
    ['zone-parameters', 'Parameters:TimeZone=+0100\r\n', { line: 1, row: 0 }, none],
    ['not-a-bulk-file', Uint8Array.of(0x50, 0x4b, 3, 4, 20), { line: 1, row: 0 }, none],
  ])('%s', async (code, source, place, { formatVersion, rows, add }) => {
    const given: Issue[] = [];
    const report = await validate(source, {
      maxCellLength: 200,
      onIssue: (issue) => given.push(issue),
    });
    const issues = [{ code, severity: 'error', ...place }];
    expect(report).toEqual({
      ...{ readable: false, valid: false, formatVersion, rows },
      records: { Add: add, Restate: 0, Retract: 0, unknown: 0 },
      ...{ otherTypes: {}, errors: 1, warnings: 0, counts: { [code]: 1 }, issues },
      truncated: false,
    });
    expect(withoutMessage(given)).toEqual(issues);
  });

  it('with what was found before it', async () => {
    const source = `${header}\n${version}\n${add('a').replace('11/2', '13/2')}\nCampaign,"`;
    const { readable, counts, issues } = await validate(source);
    expect(readable).toBe(false);
    expect(counts).toEqual({ 'bom-missing': 1, 'time-format': 1, quote: 1 });
    expect(issues.map(({ code, line }) => [code, line])).toEqual([
      ['bom-missing', 1],
      ['time-format', 3],
      ['quote', 4],
    ]);
  });

  it('and the fault among the issues, however few are kept', async () => {
    const source = `${header}\n${version}\n${add('a').replace('11/2', '13/2')}\nCampaign,"`;
    const { issues, truncated, errors } = await validate(source, { maxIssues: 0 });
    expect(issues.map(({ code, row }) => [code, row])).toEqual([['quote', 3]]);
    expect({ truncated, errors }).toEqual({ truncated: true, errors: 2 });
  });
});

describe('it rejects only', () => {
  test.each([
    ['for an unknown option', { colour: 'red' }, '(6 characters)'],
    ['for an option out of bounds', { maxIssues: -1 }, '"maxIssues"'],
    ['for an option out of bounds', { maxIssuesPerCode: 1.5 }, '"maxIssuesPerCode"'],
    ['for an option of the wrong type', { strict: 'yes' }, '"strict"'],
    ['for a severity that can not be lowered', { severity: { 'click-id': 'off' } }, '"click-id"'],
  ])('%s', async (_, options, named) => {
    const validating = validateBulkFile('', options as Options);
    await expect(validating).rejects.toThrow(TypeError);
    await expect(validating).rejects.toThrow(named);
  });

  test.each([[null], [5], [{}]])('for %s as a source', async (source) => {
    await expect(validateBulkFile(source as unknown as string)).rejects.toThrow(TypeError);
  });

  it('for an abort, with its reason', async () => {
    const control = new AbortController();
    async function* endless() {
      yield uploadText(header, version);
      for (;;) {
        yield `${add('a')}\r\n`;
        control.abort(new Error('enough'));
      }
    }
    const validating = validateBulkFile(endless(), { now, signal: control.signal });
    await expect(validating).rejects.toThrow('enough');
  });

  it('for a source that fails, with its error', async () => {
    const failure = new Error('the line was cut');
    async function* failing() {
      yield uploadText(header, version);
      throw failure;
    }
    await expect(validateBulkFile(failing(), { now })).rejects.toBe(failure);
  });
});

it('tells how far it is', async () => {
  const seen: { bytes: number; rows: number }[] = [];
  const source = uploadText(header, version, add('a'), add('b'));
  const onProgress = (progress: { bytes: number; rows: number }) => seen.push({ ...progress });
  await validate([source.slice(0, 200), source.slice(200)], { onProgress });
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.at(-1)).toEqual({ bytes: new TextEncoder().encode(source).length, rows: 3 });
});
