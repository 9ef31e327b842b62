import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AnyRecordType,
  type Codec,
  column,
  type InvalidRecordError,
  type Issue,
  offlineConversion,
  type WriteOptions,
  writeRecords,
} from '../../src/index';
import { textOf } from '../support/plain';
import { runs } from '../support/runs';
import { anyValue, now } from './any-value';

/*
 * A writer takes values that are certainly right without reading their text again. With these shortcuts and
 * without them, the same file, issues and records have to come about, and rules have to see the same.
 */

type Columns = typeof offlineConversion.columns;
type Options = WriteOptions & { readonly hash?: object };

/** The same record type, with codecs that only read and write. */
const withoutShortcuts = {
  ...offlineConversion,
  columns: Object.fromEntries(
    Object.entries(offlineConversion.columns).map(([name, { header, codec, ...facts }]) => {
      const { fastWrite, ...slow } = codec;
      return [name, column(header, slow as Codec, facts)];
    }),
  ) as unknown as Columns,
};

/** Adds a rule with each column and over the file, which note what they see. */
function watched(type: typeof offlineConversion, seen: object[]): AnyRecordType {
  const properties = Object.keys(type.columns) as (keyof Columns)[];
  const look = ({
    cell,
    value,
    action,
    row,
  }: {
    cell: object;
    value: object;
    action: string;
    row: number;
  }) =>
    seen.push({
      ...{ action, row },
      cells: properties.map((name) => cell[name as keyof object]),
      values: properties.map((name) => value[name as keyof object]),
    });
  return {
    ...type,
    rules: [
      ...type.rules,
      ...properties.map((column) => ({
        ...{ code: 'watch', column, runWithColumn: true, severity: 'warning', message: () => '' },
        check: look,
      })),
    ],
    fileRules: [
      ...(type.fileRules ?? []),
      { remembersKeys: false, includesRefused: true, open: () => ({ row: look }) },
    ],
  } as AnyRecordType;
}

const { times, numbers, ids, hashes, words, texts, currencies, odd } = anyValue;
const mostly = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: arbitrary as fc.Arbitrary<unknown> }, odd);
const action = fc.constantFrom(
  'Add',
  'Restate',
  'Retract',
  'restate ',
  'Cancel',
  undefined,
  null,
  '',
);

const record = fc.record(
  {
    clientId: mostly(words),
    conversionName: mostly(texts),
    conversionTime: mostly(times),
    conversionValue: mostly(numbers),
    conversionCurrencyCode: mostly(currencies),
    action: fc.oneof({ weight: 12, arbitrary: action as fc.Arbitrary<unknown> }, odd),
    adjustmentTime: mostly(times),
    adjustmentValue: mostly(numbers),
    adjustmentCurrencyCode: mostly(currencies),
    externalAttributionCredit: mostly(numbers),
    externalAttributionModel: mostly(texts),
    hashedEmailAddress: mostly(hashes),
    hashedPhoneNumber: mostly(hashes),
    microsoftClickId: mostly(ids),
    email: fc.constantFrom('ann@example.com', 'no address', '', undefined, 5),
    phone: fc.constantFrom('+14255550123', 'none', undefined),
    msclkid: mostly(ids),
  },
  { requiredKeys: ['conversionName', 'conversionTime', 'microsoftClickId'] },
);

/** Leaves out what the action of the record does not take, in half of the records. */
const records = fc.array(
  fc.tuple(record, fc.boolean()).map(([given, isPruned]) => {
    if (!isPruned) return given;
    const { email, phone, msclkid, externalAttributionCredit, externalAttributionModel, ...rest } =
      given;
    const { adjustmentTime, adjustmentValue, adjustmentCurrencyCode, ...add } = rest;
    const { conversionValue, conversionCurrencyCode, ...adjustment } = rest;
    return rest.action === 'Restate' ? adjustment : { ...add, action: 'Add' };
  }),
  { maxLength: 8 },
);

const optionSets: readonly Options[] = [
  {},
  { delimiter: '\t', hash: {} },
  { strict: true, maxCellLength: 24, showValues: true },
  { timeZone: 'Europe/Berlin', ambiguousTime: 'later', dateOrder: 'dmy', duplicates: false },
  { columns: ['Conversion Name', 'Conversion Time', 'Microsoft Click Id'] },
  {
    severity: { 'click-id-cleaned': 'off', 'number-precision': 'error', 'time-precision': 'error' },
  },
];

/** All that a run shows. */
async function outcomeOf(
  type: typeof offlineConversion,
  given: readonly object[],
  options: Options,
) {
  const [seen, issues, skipped]: [object[], Issue[], object[]] = [[], [], []];
  const written = writeRecords(
    watched(type, seen),
    given as never,
    {
      ...{ now, allowEmpty: true, ...options },
      onIssue: (issue: Issue) => issues.push(issue),
      onSkip: (skip: object) => skipped.push(skip),
    } as never,
  );
  const text = await textOf(written).catch((error: InvalidRecordError) => ({
    message: error.message,
    issues: error.issues,
  }));
  return { text, seen, issues, skipped };
}

test.each(optionSets)(
  'with %o',
  async (options) => {
    await fc.assert(
      fc.asyncProperty(records, fc.constantFrom('skip', 'throw'), async (given, onInvalid) => {
        const settings = { ...options, onInvalid } as Options;
        expect(await outcomeOf(offlineConversion, given, settings)).toEqual(
          await outcomeOf(withoutShortcuts, given, settings),
        );
      }),
      runs(20261130, 150),
    );
  },
  60_000,
);
