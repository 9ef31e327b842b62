import { describe, expect, test } from 'vitest';
import {
  amount,
  checkRecord,
  column,
  defineRecordType,
  type FileRule,
  InvalidRecordError,
  type Issue,
  instant,
  readRecords,
  rule,
  text,
  validateRecords,
  writeRecords,
} from '../../src/index';
import { withoutMessage } from '../support/without-message';

/** A record type of a user: a label is added without an Id, and updated with one. */
const columns = {
  id: column('Id', text({ maxLength: 10 })),
  name: column('Name', text({ maxLength: 12 })),
  colour: column('Color', text(), {
    service: { required: 'OfflineConversionNameNullOrEmpty' },
  }),
  weight: column('Weight', amount({ max: 10, decimals: 1 })),
  since: column('Since', instant()),
};

interface LabelOptions {
  readonly colours?: readonly string[];
}

const options = {
  names: ['colours'] as const,
  read({ colours }: LabelOptions) {
    if (colours?.length === 0) throw new TypeError('Option "colours" is empty.');
    return { colours: new Set(colours ?? ['red', 'blue']) };
  },
};

const sameName: FileRule<typeof columns> = {
  remembersKeys: true,
  open() {
    const rows = new Map<string, number>();
    return {
      row({ value, row }, valid, report) {
        if (!valid || value.name === undefined) return;
        const earlierRow = rows.get(value.name);
        if (earlierRow === undefined) rows.set(value.name, row);
        else report('duplicate', { earlierRow });
      },
    };
  },
};

const label = defineRecordType({
  type: 'Label',
  actions: ['Add', 'Update'],
  columns,
  matrix: {
    id: ['not-applicable', 'required'],
    name: ['required', 'optional'],
    colour: ['optional', 'required'],
    weight: ['optional', 'undocumented'],
    since: ['optional', 'not-applicable'],
  },
  actionOf: (cell) => (cell.id === '' ? 'Add' : 'Update'),
  rules: [
    rule(
      { columns, options },
      {
        code: 'label-colour',
        severity: 'error',
        column: 'colour',
        message: (facts: { colour: string }) => `"${facts.colour}" is no colour of a label.`,
        check({ value }, report, { own }) {
          if (value.colour !== undefined && !own.colours.has(value.colour))
            report({ colour: value.colour });
        },
      },
    ),
    rule(
      { columns },
      {
        code: 'label-weight',
        severity: 'warning',
        message: () => 'A label without a name has no weight.',
        check({ cell, value }, report) {
          if (cell.name === '' && (value.weight ?? 0) > 0) report({});
        },
      },
    ),
  ],
  fileRules: [sameName],
  options,
});

const header = '\ufeffType,Id,Name,Color,Weight,Since\r\n';
const version = 'Format Version,,6.0,,,\r\n';
const file = `${header}${version}Label,,Sale,red,2.5,3/1/2026 8:00:00 AM\r
Campaign,7,Spring,,,\r
Label,12,Winter,blue,,\r
Label,,,green,11,\r
Label,12,,,1,\r
Label,,Sale,,,\r\n`;

const onRow = (row: number, action: string) => ({ line: row + 1, row, action });
const expected = [
  { code: 'required', severity: 'error', ...onRow(5, 'Add'), column: 'Name' },
  { code: 'number-format', severity: 'error', ...onRow(5, 'Add'), column: 'Weight' },
  { code: 'label-colour', severity: 'error', ...onRow(5, 'Add'), column: 'Color' },
  {
    code: 'required',
    severity: 'error',
    ...onRow(6, 'Update'),
    column: 'Color',
    serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
  },
  { code: 'undocumented', severity: 'warning', ...onRow(6, 'Update'), column: 'Weight' },
  { code: 'label-weight', severity: 'warning', ...onRow(6, 'Update') },
  { code: 'duplicate', severity: 'warning', ...onRow(7, 'Add') },
];
const mixed = { code: 'mixed-record-types', severity: 'warning', line: 8, row: 7 };

describe('a record type of a user', () => {
  test('is read', async () => {
    const results = [];
    for await (const { row, action, record } of readRecords(label, file)) {
      const since = record?.action === 'Add' ? record.since?.toISO() : undefined;
      results.push({ row, action, ...(record ? { record: { ...record, since } } : {}) });
    }
    expect(results).toEqual([
      {
        row: 2,
        action: 'Add',
        record: {
          action: 'Add',
          name: 'Sale',
          colour: 'red',
          weight: 2.5,
          since: '2026-03-01T08:00:00.000Z',
        },
      },
      {
        row: 4,
        action: 'Update',
        record: { action: 'Update', id: '12', name: 'Winter', colour: 'blue' },
      },
      { row: 5, action: 'Add' },
      { row: 6, action: 'Update' },
      { row: 7, action: 'Add', record: { action: 'Add', name: 'Sale' } },
    ]);
  });

  test('is validated', async () => {
    const report = await validateRecords(label, file);
    expect(withoutMessage(report.issues)).toEqual([...expected, mixed]);
    expect(report).toMatchObject({
      valid: false,
      rows: 7,
      records: { Add: 3, Update: 2, unknown: 0 },
      otherTypes: { Campaign: 1 },
      errors: 4,
      warnings: 4,
    });
    expect(report.counts['label-colour']).toBe(1);
    expect(report.issues[2]?.message).toBe('"green" is no colour of a label.');
  });

  test('has options of its own, and none of another', async () => {
    const report = await validateRecords(label, file, { colours: ['red', 'blue', 'green'] });
    expect(report.counts).not.toHaveProperty('label-colour');
    await expect(validateRecords(label, file, { colours: [] })).rejects.toThrow('"colours"');
    const goals = { goals: [] } as object;
    await expect(validateRecords(label, file, goals)).rejects.toThrow(
      'Unknown option (5 characters).',
    );
  });

  test('has codes of its own, which the options know', async () => {
    const codes = async (severity: Record<string, 'error' | 'warning' | 'off'>, strict = false) => {
      const { issues } = await validateRecords(label, file, { severity, strict });
      return issues
        .filter((issue) => issue.code.startsWith('label-'))
        .map((issue) => [issue.code, issue.severity]);
    };
    const colour = ['label-colour', 'error'];
    expect(await codes({ 'label-weight': 'off' })).toEqual([colour]);
    expect(await codes({ 'label-weight': 'error' })).toEqual([colour, ['label-weight', 'error']]);
    expect(await codes({ 'label-colour': 'warning' })).toEqual([
      ['label-colour', 'warning'],
      ['label-weight', 'warning'],
    ]);
    expect(await codes({}, true)).toEqual([colour, ['label-weight', 'error']]);
    await expect(codes({ 'label-size': 'off' })).rejects.toThrow(
      'unknown issue code (10 characters)',
    );
  });
});

const textOf = async (pieces: AsyncIterable<Uint8Array>) => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let written = '';
  for await (const piece of pieces) written += decoder.decode(piece, { stream: true });
  return written;
};

describe('a record type of a user, written', () => {
  const records = [
    { name: 'Sale', colour: 'red', weight: 2.5, since: '2026-03-01T08:00:00Z' },
    { action: 'Update', id: '12', name: 'Winter', colour: 'blue' },
  ] as const;

  test('has its columns, and Name once', async () => {
    expect(await textOf(writeRecords(label, records))).toBe(
      '\ufeffType,Id,Name,Color,Weight,Since\r\nFormat Version,,6.0,,,\r\n' +
        'Label,,Sale,red,2.5,3/1/2026 8:00:00 AM\r\nLabel,12,Winter,blue,,\r\n',
    );
    expect(
      await textOf(writeRecords(label, [{ name: 'Sale' }], { columns: ['Name'], bom: false })),
    ).toBe('Type,Name\r\nFormat Version,6.0\r\nLabel,Sale\r\n');
  });

  test('reads back as what was written', async () => {
    const found = [];
    for await (const { record, issues } of readRecords(
      label,
      await textOf(writeRecords(label, records)),
    )) {
      expect(issues).toEqual([]);
      found.push(record);
    }
    expect(found).toMatchObject([{ action: 'Add', name: 'Sale' }, records[1]]);
  });

  const at = { line: 0, row: 0 };
  test.each<[title: string, record: object, ...issues: object[]]>([
    ['an Add', { name: 'Sale' }],
    [
      'a colour of its own',
      { name: 'Sale', colour: 'green' },
      { code: 'label-colour', severity: 'error', ...at, action: 'Add', column: 'Color' },
    ],
    [
      'an Add with an Id',
      { name: 'Sale', id: '12' },
      { code: 'property-unknown', severity: 'error', ...at, action: 'Add', column: 'Id' },
    ],
    [
      'an Update without an Id is no Add',
      { action: 'Update', name: 'Sale', colour: 'red' },
      { code: 'required', severity: 'error', ...at, action: 'Update', column: 'Id' },
    ],
    [
      'an action that is none',
      { action: 'Delete', name: 'Sale' },
      { code: 'property-unknown', severity: 'error', ...at },
    ],
    [
      'a property of another record type',
      { name: 'Sale', conversionName: 'Lead' },
      { code: 'property-unknown', severity: 'error', ...at, action: 'Add' },
    ],
  ])('is checked: %s', async (_title, record, ...issues) => {
    const given = record as { name: string };
    expect(withoutMessage(checkRecord(label, given))).toEqual(issues);
    if (issues.length === 0) return;
    const written = textOf(writeRecords(label, [given]));
    await expect(written).rejects.toBeInstanceOf(InvalidRecordError);
  });

  test('rules over the file run on what is written', async () => {
    const issues: Issue[] = [];
    const same = [{ name: 'Sale' }, { name: 'Sale' }, { name: 'Winter' }];
    await textOf(writeRecords(label, same, { onIssue: (issue) => issues.push(issue) }));
    expect(withoutMessage(issues)).toEqual([
      { code: 'duplicate', severity: 'warning', ...onRow(3, 'Add') },
    ]);
  });
});
