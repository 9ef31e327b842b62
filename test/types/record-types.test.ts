import { describe, expectTypeOf, test } from 'vitest';
import type { ApplyCallOptions, SendOptions } from '../../src/client';
import {
  type ConversionType,
  column,
  defineRecordType,
  offlineConversion,
  offlineConversionGoal,
  rule,
  type splitOfflineConversions,
  splitRecords,
  text,
  type ValidationReport,
} from '../../src/index';
import {
  type readRecordsFile,
  validateRecordsFile,
  type WrittenFile,
  writeRecordsFile,
  writeRecordsFiles,
} from '../../src/node';
import { type ApplyRequestOptions, applyRequests } from '../../src/services';
import type { FleetFileOptions } from '../../src/worker';

/*
 * What must compile, and what must not: `tsc` checks this file, and nothing of it needs to run.
 */

const label = defineRecordType({
  type: 'Label',
  actions: ['Add', 'Update'],
  columns: { id: column('Id', text()), owner: column('Owner', text(), { hashOf: 'email' }) },
  matrix: { id: ['not-applicable', 'required'], owner: ['required', 'optional'] },
  actionOf: ({ id }) => (id === '' ? 'Add' : 'Update'),
  rules: [],
  options: { names: ['owners'], read: (given: { readonly owners?: readonly string[] }) => given },
});
type Label = typeof label;

describe('functions for any record type', () => {
  test('give what the record type has', () => {
    type Read = ReturnType<typeof readRecordsFile<Label>>;
    type Result = Read extends AsyncGenerator<infer R, void> ? R : never;
    expectTypeOf<Result['record']>().toEqualTypeOf<
      | { readonly action: 'Add'; readonly owner: string }
      | { readonly action: 'Update'; readonly id: string; readonly owner?: string }
      | undefined
    >();
    expectTypeOf(validateRecordsFile<Label>).returns.resolves.toEqualTypeOf<
      ValidationReport<Label>
    >();
    expectTypeOf(writeRecordsFiles<Label>).returns.resolves.toEqualTypeOf<readonly WrittenFile[]>();
    expectTypeOf(splitRecords<Label>).returns.toEqualTypeOf<
      ReturnType<typeof splitOfflineConversions>
    >();
  });

  /** Only compiled: none of these is called. */
  const calls = [
    () => splitRecords(label, [{ owner: 'a' }, { action: 'Update', id: '1' }], { owners: ['a'] }),
    () => writeRecordsFile(label, 'a.csv', [{ owner: 'a' }], { owners: ['a'], bom: true }),
    () => writeRecordsFiles(label, 'a.csv', [{ owner: 'a' }], { owners: ['a'], maxRows: 1 }),
    // @ts-expect-error: an Add needs its owner
    () => splitRecords(label, [{}]),
    // @ts-expect-error: an Update needs its id
    () => writeRecordsFile(label, 'a.csv', [{ action: 'Update', owner: 'a' }]),
    // @ts-expect-error: no such property
    () => writeRecordsFiles(label, 'a.csv', [{ owner: 'a', conversionName: 'Lead' }]),
    // @ts-expect-error: an option of another record type
    () => splitRecords(label, [{ owner: 'a' }], { goals: [] }),
    // @ts-expect-error: the files are named by the path
    () => writeRecordsFiles(label, 'a.csv', [{ owner: 'a' }], { name: 'b.csv' }),
    // @ts-expect-error: the record type comes first
    () => writeRecordsFile('a.csv', label, [{ owner: 'a' }]),
    // With the option `hash`, a record may have the plain properties.
    () => splitRecords(label, [{ owner: 'a', email: 'john@contoso.com' }], { hash: {} }),
    () => writeRecordsFile(label, 'a.csv', [{ owner: 'a', phone: 1 }], { hash: {} }),
    () => writeRecordsFiles(label, 'a.csv', [{ owner: 'a', phone: '1' }], { hash: {} }),
    // @ts-expect-error: without it they do not compile
    () => splitRecords(label, [{ owner: 'a', email: 'john@contoso.com' }]),
    // @ts-expect-error: nor with undefined
    () => writeRecordsFile(label, 'a.csv', [{ owner: 'a', phone: 1 }], { hash: undefined }),
  ];

  test('take its records and its options', () => {
    expectTypeOf(calls).toBeArray();
  });
});

/** Only compiled: what the option `recordType` accepts. */
function given(...types: ConversionType[]): void {
  expectTypeOf(types).toEqualTypeOf<ConversionType[]>();
}

const { columns, matrix } = offlineConversion;
const overLimit = rule(offlineConversion, {
  ...{ code: 'acme-over-limit', severity: 'error', column: 'conversionValue' },
  message: ({ limit }: { readonly limit: number }) => `The value is over ${limit}.`,
  check: ({ value }, report) => report({ limit: value.conversionValue ?? 0 }),
});
const rules = [...offlineConversion.rules, overLimit];

describe('the option `recordType`', () => {
  test('is offlineConversion, or a copy with rules of your own', () => {
    const copy = { ...offlineConversion, rules };
    given(offlineConversion, copy, { ...copy, fileRules: [] }, { ...copy, oneOf: [] });
    given(defineRecordType({ ...offlineConversion, rules }));
  });

  test('is of no other record type, and has no other column, action or matrix', () => {
    // @ts-expect-error: another record type
    given(label);
    // @ts-expect-error: another record type of the package
    given(offlineConversionGoal);
    const noted = { ...columns, note: column('Note', text()) };
    const notes = { ...matrix, note: ['optional', 'optional', 'optional'] } as const;
    const withNote = defineRecordType({ ...offlineConversion, columns: noted, matrix: notes });
    // @ts-expect-error: another column
    given(withNote);
    // @ts-expect-error: another column, in a copy
    given({ ...offlineConversion, columns: { ...columns, note: column('Note', text()) } });
    const { clientId: _, ...fewer } = columns;
    // @ts-expect-error: a column less
    given({ ...offlineConversion, columns: fewer });
    // @ts-expect-error: another kind of cell
    given({ ...offlineConversion, columns: { ...columns, conversionTime: columns.clientId } });
    // @ts-expect-error: another action
    given({ ...offlineConversion, actions: ['Add', 'Restate', 'Retract', 'Hide'] });
    // @ts-expect-error: a column that becomes required
    given({ ...offlineConversion, matrix: { ...matrix, clientId: matrix.conversionName } });
    // @ts-expect-error: rules of another record type
    given({ ...offlineConversion, rules: offlineConversionGoal.rules });
  });

  test('belongs to everything that checks records before it sends them', () => {
    type Option = ConversionType | undefined;
    expectTypeOf<ApplyRequestOptions['recordType']>().toEqualTypeOf<Option>();
    expectTypeOf<ApplyCallOptions['recordType']>().toEqualTypeOf<Option>();
    expectTypeOf<SendOptions['recordType']>().toEqualTypeOf<Option>();
    expectTypeOf<FleetFileOptions['recordType']>().toEqualTypeOf<Option>();
    () => applyRequests([], { recordType: { ...offlineConversion, rules } });
    // @ts-expect-error: another record type
    () => applyRequests([], { recordType: label });
  });
});
