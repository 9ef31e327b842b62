import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  amount,
  type Change,
  checkRecord,
  column,
  defineRecordType,
  fixRecords,
  InvalidRecordError,
  type Issue,
  offlineConversionGoal,
  readRecords,
  rule,
  splitRecords,
  standardSchema,
  text,
  validateRecords,
  writeRecords,
} from '../../src/index';
import {
  fixRecordsFile,
  readRecordsFile,
  validateRecordsFile,
  writeRecordsFile,
  writeRecordsFiles,
} from '../../src/node';
import { collect, textOf } from '../support/plain';
import { useScratch } from '../support/scratch';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

// The functions that take a path, split or fix, with a record type of a user.

const columns = {
  label: column('Label', text({ maxLength: 12 })),
  weight: column('Weight', amount({ max: 10, decimals: 1 })),
  owner: column('Hashed Owner', text(), { hashOf: 'email' }),
};

const label = defineRecordType({
  type: 'Label',
  actions: ['Add'],
  columns,
  matrix: { label: ['required'], weight: ['optional'], owner: ['optional'] },
  actionOf: () => 'Add',
  rules: [
    rule(
      { columns, options: { read: readOptions } },
      {
        code: 'label-weight',
        severity: 'error',
        column: 'weight',
        message: ({ limit }: { limit: number }) => `The weight is over ${limit}.`,
        check({ value }, report, { own: { maxWeight } }) {
          if ((value.weight ?? 0) > maxWeight) report({ limit: maxWeight });
        },
      },
    ),
  ],
  options: { names: ['maxWeight'], read: readOptions },
});

function readOptions({ maxWeight = 5 }: { readonly maxWeight?: number }) {
  return { maxWeight };
}

const sale = { label: 'Sale', weight: 2.5 };
const winter = { label: 'Winter', weight: 7 };
const spring = { label: 'Spring' };

const head = ['Type,Name,Label,Weight,Hashed Owner', 'Format Version,6.0,,,'];
const saleRow = 'Label,,Sale,2.5,';
const winterRow = 'Label,,Winter,7,';
const springRow = 'Label,,Spring,,';
const file = uploadText(...head, saleRow, winterRow);
const tooHeavy = { code: 'label-weight', severity: 'error', action: 'Add', column: 'Weight' };
const onRow = (row: number) => ({ line: row + 1, row });

// printf 'john@contoso.com' | sha256sum
const john = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';

const scratch = useScratch();
const contentOf = (name: string) => readFileSync(scratch.at(name), 'utf8');

describe('a path is read', () => {
  test('by readRecordsFile', async () => {
    const path = scratch.file('labels.csv', file);
    const results = await collect(readRecordsFile(label, path));
    expect(
      results.map(({ line, row, action, record, issues }) => ({
        ...{ line, row, action, record, issues: withoutMessage(issues) },
      })),
    ).toEqual([
      {
        ...{ ...onRow(2), action: 'Add', issues: [] },
        record: { action: 'Add', label: 'Sale', weight: 2.5 },
      },
      {
        ...{ ...onRow(3), action: 'Add', record: undefined },
        issues: [{ ...tooHeavy, ...onRow(3) }],
      },
    ]);
    expect(results[1]?.issues[0]?.message).toBe('The weight is over 5.');
  });

  test('by readRecordsFile, packed, with options of the record type and of the path', async () => {
    const path = scratch.file('labels.csv.gz', gzipSync(file));
    const options = { maxWeight: 7, maxInflatedBytes: 1000 };
    const results = await collect(readRecordsFile(label, path, options));
    expect(results.map(({ record }) => record)).toEqual([
      { action: 'Add', label: 'Sale', weight: 2.5 },
      { action: 'Add', label: 'Winter', weight: 7 },
    ]);
    const limited = readRecordsFile(label, path, { maxInflatedBytes: 20 });
    await expect(collect(limited)).rejects.toMatchObject({ code: 'archive' });
  });

  test('by validateRecordsFile', async () => {
    const path = scratch.file('labels.csv', file);
    const { issues, ...report } = await validateRecordsFile(label, path);
    expect(report).toEqual({
      ...{ readable: true, formatVersion: '6.0', valid: false, rows: 3 },
      ...{ records: { Add: 2, unknown: 0 }, otherTypes: {}, errors: 1, warnings: 0 },
      ...{ counts: { 'label-weight': 1 }, truncated: false },
    });
    expect(withoutMessage(issues)).toEqual([{ ...tooHeavy, ...onRow(3) }]);
    expect(await validateRecordsFile(label, path, { maxWeight: 7 })).toMatchObject({
      ...{ valid: true, issues: [] },
    });
  });

  test('with the options of no other record type', async () => {
    const path = scratch.file('labels.csv', file);
    const goals = { goals: [] } as object;
    const unknown = 'Unknown option (5 characters).';
    expect(() => readRecordsFile(label, path, goals)).toThrow(unknown);
    await expect(validateRecordsFile(label, path, goals)).rejects.toThrow(unknown);
  });
});

describe('a path is written', () => {
  test('by writeRecordsFile', async () => {
    await writeRecordsFile(label, scratch.at('labels.csv'), [sale, spring]);
    expect(contentOf('labels.csv')).toBe(uploadText(...head, saleRow, springRow));
    await writeRecordsFile(label, scratch.at('labels.tsv'), [winter], { maxWeight: 7 });
    const tabs = uploadText(...head, winterRow).replaceAll(',', '\t');
    expect(contentOf('labels.tsv')).toBe(tabs);
  });

  test('by writeRecordsFile, which refuses what a rule refuses', async () => {
    const written = writeRecordsFile(label, scratch.at('labels.csv'), [sale, winter]);
    const error: unknown = await written.catch((cause) => cause);
    expect(error).toBeInstanceOf(InvalidRecordError);
    const { index, issues } = error as InvalidRecordError;
    expect([index, withoutMessage(issues)]).toEqual([1, [{ ...tooHeavy, ...onRow(3) }]]);
    expect(() => contentOf('labels.csv')).toThrow('ENOENT');
  });

  test('by writeRecordsFiles', async () => {
    const skipped: unknown[] = [];
    const files = await writeRecordsFiles(
      label,
      scratch.at('labels.csv'),
      [sale, winter, spring, { ...sale, label: 'Autumn' }],
      {
        ...{ maxRows: 2, onInvalid: 'skip' },
        onSkip: ({ index, record, issues }) =>
          skipped.push({ index, record, issues: withoutMessage(issues) }),
      },
    );
    expect(files).toEqual([
      { path: scratch.at('labels-001.csv'), records: 2 },
      { path: scratch.at('labels-002.csv'), records: 1 },
    ]);
    expect(contentOf('labels-001.csv')).toBe(uploadText(...head, saleRow, springRow));
    expect(contentOf('labels-002.csv')).toBe(uploadText(...head, 'Label,,Autumn,2.5,'));
    expect(skipped).toEqual([{ index: 1, record: winter, issues: [{ ...tooHeavy, ...onRow(3) }] }]);
  });
});

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

describe('splitRecords', () => {
  test('splits records of any type', async () => {
    const files = await collect(
      splitRecords(label, [sale, spring, winter], { maxRows: 2, maxWeight: 7 }),
    );
    expect(files.map(({ bytes, ...each }) => ({ ...each, text: utf8.decode(bytes) }))).toEqual([
      { name: 'upload-001.csv', records: 2, text: uploadText(...head, saleRow, springRow) },
      { name: 'upload-002.csv', records: 1, text: uploadText(...head, winterRow) },
    ]);
  });

  test('refuses what a rule refuses, after the files before it', async () => {
    const names: string[] = [];
    const error: unknown = await (async () => {
      for await (const { name } of splitRecords(label, [sale, spring, winter], { maxRows: 1 }))
        names.push(name);
    })().catch((cause) => cause);
    expect(names).toEqual(['upload-001.csv', 'upload-002.csv']);
    expect(error).toBeInstanceOf(InvalidRecordError);
    const { index, issues } = error as InvalidRecordError;
    expect([index, withoutMessage(issues)]).toEqual([2, [{ ...tooHeavy, ...onRow(4) }]]);
  });

  test('lets the severity of a code of a rule be set', async () => {
    const issues: Issue[] = [];
    const files = await collect(
      splitRecords(label, [winter], {
        severity: { 'label-weight': 'warning' },
        onIssue: (issue) => issues.push(issue),
      }),
    );
    expect(files.map(({ records }) => records)).toEqual([1]);
    expect(withoutMessage(issues)).toEqual([{ ...tooHeavy, severity: 'warning', ...onRow(2) }]);
  });
});

describe('plain identifiers are hashed into the columns that hold their hashes', () => {
  const owned = [{ label: 'Sale', email: 'John@Contoso.com' }];
  const written = uploadText(...head, `Label,,Sale,,${john}`);

  test('by splitRecords', async () => {
    const [split] = await collect(splitRecords(label, owned, { hash: {} }));
    expect(utf8.decode(split?.bytes)).toBe(written);
  });

  test('by writeRecordsFile', async () => {
    await writeRecordsFile(label, scratch.at('labels.csv'), owned, { hash: {} });
    expect(contentOf('labels.csv')).toBe(written);
  });

  test('by writeRecordsFiles', async () => {
    await writeRecordsFiles(label, scratch.at('labels.csv'), owned, { hash: {} });
    expect(contentOf('labels-001.csv')).toBe(written);
  });

  test('and a record type without such a column has no option for it', () => {
    expect(() => splitRecords(offlineConversionGoal, [], { hash: {} })).toThrow(
      new TypeError('Option "hash" does not apply to the record type "OfflineConversion Goal".'),
    );
  });
});

describe('a file that is nearly right', () => {
  const wrong = uploadText('Type,label,Weight', 'label,Sale,2.5', 'Label,\u00a0,3');
  const right = uploadText(
    'Type,Name,Label,Weight',
    'Format Version,6.0,,',
    'Label,,Sale,2.5',
    'Label,,,3',
  );
  const changes = [
    { line: 1, row: 0, code: 'column-spelling', count: 1, column: 'Label' },
    { line: 2, row: 1, code: 'record-type', count: 1, column: 'Type' },
    { line: 3, row: 2, code: 'placeholder', count: 1, column: 'Label' },
    { line: 2, row: 1, code: 'version-missing', count: 1, column: undefined },
  ];

  test('is fixed by fixRecords', async () => {
    const found: Change[] = [];
    const onChange = (change: Change) => found.push(change);
    expect(await textOf(fixRecords(label, wrong, { onChange }))).toBe(right);
    expect(found).toEqual(changes);
  });

  test('is fixed by fixRecordsFile', async () => {
    const found: Change[] = [];
    const onChange = (change: Change) => found.push(change);
    const path = scratch.file('wrong.csv', wrong);
    await fixRecordsFile(label, path, scratch.at('right.csv'), { onChange });
    expect(contentOf('right.csv')).toBe(right);
    expect(found).toEqual(changes);
    const { issues } = await validateRecords(label, right);
    expect(withoutMessage(issues)).toEqual([
      { code: 'required', severity: 'error', ...onRow(3), action: 'Add', column: 'Label' },
    ]);
  });
});

describe('what is not a record type is refused at once', () => {
  const sentence =
    'The record type must be an object with a type, actions, columns, a matrix and rules, such as offlineConversion.';
  // As they are called without types: the record type is missing, or comes last.
  const functions: Readonly<Record<string, (...given: never[]) => unknown>> = {
    ...{ readRecords, validateRecords, writeRecords, splitRecords, fixRecords, checkRecord },
    ...{ standardSchema, readRecordsFile, validateRecordsFile, writeRecordsFile },
    ...{ writeRecordsFiles, fixRecordsFile },
  };
  const { rules: _, ...withoutRules } = label;

  test.each(Object.keys(functions))('%s', async (name) => {
    for (const given of [
      ...[[], ['labels.csv'], ['labels.csv', label], [[sale], label], [{}, file], [null, file]],
      ...[
        [withoutRules, file],
        [{ ...label, columns: null }, file],
      ],
      [{ ...label, type: undefined }, file],
      [{ ...label, actionOf: 'Add' }, file],
    ])
      await expect(
        async () => functions[name]?.(...(given as never[])),
        JSON.stringify(given),
      ).rejects.toThrow(new TypeError(sentence));
  });
});
