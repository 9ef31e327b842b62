import { describe, expect, it } from 'vitest';
import { type ReadOptions, validateBulkFile } from '../../src/index';
import { type ExpectedIssue, error, noVersion, warning } from '../support/expected';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';
const version = 'Format Version,6.0,,,,';
const click = 'f894f652ea334e739002f7167ab8f8e3';
const conversion = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,${click}`;
const campaign = 'Campaign,Shoes,,,,';
const result: ReadOptions = { kind: 'result' };

interface Case {
  readonly name: string;
  readonly lines: readonly string[];
  readonly options?: ReadOptions;
  readonly issues: readonly ExpectedIssue[];
  readonly otherTypes?: Readonly<Record<string, number>>;
  readonly says?: string;
}

describe.each<{ code: string; cases: readonly Case[] }>([
  {
    code: 'mixed-record-types',
    cases: [
      {
        name: 'other types beside the record, once',
        lines: [header, version, campaign, conversion, campaign, 'Ad Group,Red,,,,'],
        issues: [warning('mixed-record-types', 6, 5)],
        otherTypes: { Campaign: 2, 'Ad Group': 1 },
        says: '3 rows',
      },
      {
        name: 'near miss: the record alone',
        lines: [header, version, conversion],
        issues: [],
      },
      {
        name: 'near miss: a Type that is empty or has a slip is none of another record',
        lines: [header, version, conversion, 'offline conversion,,,,,', ',x,,,,'],
        issues: [
          warning('record-type', 4, 3, { column: 'Type' }),
          warning('record-type', 5, 4, { column: 'Type' }),
        ],
        otherTypes: { 'offline conversion': 1, '': 1 },
      },
      {
        name: 'near miss: in a result',
        lines: [header, version, conversion, campaign],
        options: result,
        issues: [],
        otherTypes: { Campaign: 1 },
      },
    ],
  },
  {
    code: 'no-records',
    cases: [
      {
        name: 'other types only',
        lines: [header, version, campaign],
        issues: [warning('mixed-record-types', 3, 2), error('no-records', 3, 2)],
        otherTypes: { Campaign: 1 },
      },
      {
        name: 'the Format Version row only',
        lines: [header, version],
        issues: [error('no-records', 2, 1)],
      },
      {
        name: 'in a result of other records',
        lines: [header, version, 'Campaign,,,,,'],
        options: result,
        issues: [warning('no-records', 3, 2)],
        otherTypes: { Campaign: 1 },
      },
      {
        name: 'near miss: a result that holds nothing but errors',
        lines: [header, version, 'Offline Conversion Error,,,,,'],
        options: result,
        issues: [],
        otherTypes: { 'Offline Conversion Error': 1 },
      },
      {
        name: 'a header and nothing else',
        lines: [header],
        issues: [error('version-missing', 1, 0, noVersion), error('no-records', 1, 0)],
      },
      {
        name: 'near miss: a record with an error',
        lines: [header, version, conversion.replace('Lead', '')],
        issues: [
          error('required', 3, 2, {
            column: 'Conversion Name',
            serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
          }),
        ].map((issue) => ({ ...issue, action: 'Add', clientId: 'a' })),
      },
    ],
  },
])('$code', ({ cases }) => {
  it.each(cases)('$name', async ({ lines, options, issues, otherTypes = {}, says = '' }) => {
    const report = await validateBulkFile(uploadText(...lines), { now, ...options });
    expect(withoutMessage(report.issues)).toEqual(issues);
    expect(report.otherTypes).toEqual(otherTypes);
    expect(report.issues.map(({ message }) => message).join('\n')).toContain(says);
  });
});

/* What does not run in a result, in one file that has it all. */
it('says of an upload what it does not say of a result', async () => {
  const lines = [`${header},Colour`, `${version},`, `${conversion},`, `${campaign},`];
  const text = uploadText(...lines).slice(1);
  const upload = await validateBulkFile(text, { now });
  expect(withoutMessage(upload.issues)).toEqual([
    warning('bom-missing', 1, 0),
    warning('column-unknown', 1, 0),
    warning('mixed-record-types', 4, 3),
  ]);
  expect((await validateBulkFile(text, { now, kind: 'result' })).issues).toEqual([]);
});
