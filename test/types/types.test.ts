import type { DateTime } from 'luxon';
import { describe, expectTypeOf, test } from 'vitest';
import {
  type Action,
  type AddConversion,
  checkOfflineConversion,
  type Facts,
  type FactsOf,
  type HashOptions,
  type Issue,
  type IssueCode,
  type OfflineConversion,
  type OfflineConversionInput,
  type RestateConversion,
  type RetractConversion,
  readOfflineConversions,
  type Severity,
  splitOfflineConversions,
  type ValidationReport,
  validateBulkFile,
  writeOfflineConversions,
} from '../../src/index';
import { applyRequests } from '../../src/services';

/*
 * What must compile, and what must not: `tsc` checks this file, and nothing of it needs to run.
 */

interface Always {
  readonly clientId?: string;
  readonly conversionName: string;
  readonly conversionTime: DateTime;
  readonly externalAttributionCredit?: number;
  readonly externalAttributionModel?: string;
  readonly hashedEmailAddress?: string;
  readonly hashedPhoneNumber?: string;
  readonly microsoftClickId?: string;
}

describe('a record that is read', () => {
  test('has the properties of its action, and no other', () => {
    expectTypeOf<Flat<AddConversion>>().toEqualTypeOf<
      Flat<
        Always & {
          readonly action: 'Add';
          readonly conversionValue?: number;
          readonly conversionCurrencyCode?: string;
        }
      >
    >();
    expectTypeOf<Flat<RestateConversion>>().toEqualTypeOf<
      Flat<
        Always & {
          readonly action: 'Restate';
          readonly adjustmentTime: DateTime;
          readonly adjustmentValue: number;
          readonly adjustmentCurrencyCode?: string;
        }
      >
    >();
    expectTypeOf<Flat<RetractConversion>>().toEqualTypeOf<
      Flat<Always & { readonly action: 'Retract'; readonly adjustmentTime: DateTime }>
    >();
  });

  test('is a union that its action tells apart', () => {
    expectTypeOf<OfflineConversion>().toEqualTypeOf<
      AddConversion | RestateConversion | RetractConversion
    >();
    expectTypeOf<OfflineConversion['action']>().toEqualTypeOf<Action>();
    expectTypeOf<Action>().toEqualTypeOf<'Add' | 'Restate' | 'Retract'>();
    const latestValue = (record: OfflineConversion): number | undefined => {
      // @ts-expect-error: before the action is known there is no adjustmentValue
      record.adjustmentValue;
      if (record.action === 'Restate') return record.adjustmentValue;
      // @ts-expect-error: an Add and a Retract have none
      record.adjustmentValue;
      if (record.action === 'Add') return record.conversionValue;
      // @ts-expect-error: a Retract has no value at all
      return record.conversionValue;
    };
    expectTypeOf(latestValue).returns.toEqualTypeOf<number | undefined>();
  });

  test('comes with its row', () => {
    type Result =
      ReturnType<typeof readOfflineConversions> extends AsyncGenerator<infer R, void> ? R : never;
    expectTypeOf<Result['record']>().toEqualTypeOf<OfflineConversion | undefined>();
    expectTypeOf<Result['action']>().toEqualTypeOf<Action | undefined>();
    expectTypeOf<Result['issues']>().toEqualTypeOf<readonly Issue[]>();
    expectTypeOf<Result['cells']>().toEqualTypeOf<ReadonlyMap<string, string>>();
    expectTypeOf<Result['line']>().toEqualTypeOf<number>();
    expectTypeOf<Issue['severity']>().toEqualTypeOf<Severity>();
    expectTypeOf(validateBulkFile).returns.resolves.toEqualTypeOf<ValidationReport>();
    expectTypeOf<ValidationReport['records']>().toEqualTypeOf<{
      readonly Add: number;
      readonly Restate: number;
      readonly Retract: number;
      readonly unknown: number;
    }>();
  });
});

type Flat<T> = { [Key in keyof T]: T[Key] } & {};

const name = 'Signed contract';
const time = '2026-02-01T10:00:00Z';

/** Only compiled: what may be given for writing. */
function given(...records: OfflineConversionInput[]): void {
  expectTypeOf(records).toEqualTypeOf<OfflineConversionInput[]>();
}

describe('a record that is written', () => {
  test('may have its values in several forms', () => {
    given(
      { conversionName: name, conversionTime: new Date() },
      { action: 'Add', conversionName: name, conversionTime: time, conversionValue: '12.5' },
      { conversionName: name, conversionTime: time, conversionValue: 12.5, clientId: null },
      { conversionName: name, conversionTime: time, clientId: undefined },
      {
        action: 'Restate',
        conversionName: name,
        conversionTime: time,
        adjustmentTime: new Date(),
        adjustmentValue: 0,
        externalAttributionCredit: 0.5,
        externalAttributionModel: 'Linear',
      },
      { action: 'Retract', conversionName: name, conversionTime: time, adjustmentTime: time },
    );
  });

  test('may have what does not apply as null, which is the same as absent', () => {
    given({ conversionName: name, conversionTime: time, adjustmentValue: null });
  });

  test('takes what was read', () => {
    expectTypeOf<OfflineConversion>().toExtend<OfflineConversionInput>();
  });

  test('has no field that its action does not allow', () => {
    const common = { conversionName: name, conversionTime: time } as const;
    const adjusted = { ...common, adjustmentTime: time } as const;
    // @ts-expect-error: an Add has no Adjustment Value
    given({ ...common, adjustmentValue: 1 });
    const misplaced = { ...common, adjustmentValue: 1 };
    // @ts-expect-error: nor has one that was made before
    given(misplaced);
    // @ts-expect-error: an Add has no Adjustment Time
    given({ ...common, action: 'Add', adjustmentTime: time });
    // @ts-expect-error: an Add has no Adjustment Currency Code
    given({ ...common, action: 'Add', adjustmentCurrencyCode: 'USD' });
    // @ts-expect-error: a Restate has no Conversion Value
    given({ ...adjusted, action: 'Restate', adjustmentValue: 1, conversionValue: 1 });
    // @ts-expect-error: a Restate has no Conversion Currency Code
    given({ ...adjusted, action: 'Restate', adjustmentValue: 1, conversionCurrencyCode: 'USD' });
    // @ts-expect-error: a Retract has no Adjustment Value
    given({ ...adjusted, action: 'Retract', adjustmentValue: 1 });
    // @ts-expect-error: a Retract has no Adjustment Currency Code
    given({ ...adjusted, action: 'Retract', adjustmentCurrencyCode: 'USD' });
    // @ts-expect-error: a Retract has no Conversion Value
    given({ ...adjusted, action: 'Retract', conversionValue: 1 });
  });

  test('has every field that its action needs', () => {
    // @ts-expect-error: no Conversion Name
    given({ conversionTime: time });
    // @ts-expect-error: no Conversion Time
    given({ conversionName: name });
    // @ts-expect-error: a required field is not null
    given({ conversionName: null, conversionTime: time });
    // @ts-expect-error: a Restate needs its Adjustment Value
    given({ action: 'Restate', conversionName: name, conversionTime: time, adjustmentTime: time });
    // @ts-expect-error: a Retract needs its Adjustment Time
    given({ action: 'Retract', conversionName: name, conversionTime: time });
  });

  test('has no other action, property or type', () => {
    const common = { conversionName: name, conversionTime: time } as const;
    // @ts-expect-error: no such action
    given({ ...common, action: 'Remove' });
    // @ts-expect-error: actions are spelled exactly
    given({ ...common, action: 'ADD' });
    // @ts-expect-error: no such property
    given({ ...common, email: 'john@contoso.com' });
    // @ts-expect-error: milliseconds are no time
    given({ conversionName: name, conversionTime: 0 });
    // @ts-expect-error: a name is text
    given({ conversionName: 5, conversionTime: time });
    // @ts-expect-error: a value is no boolean
    given({ ...common, conversionValue: true });
  });
});

/** Only compiled: none of these is called. */
const options = [
  () => readOfflineConversions('', { kind: 'result', goals: [{ name }], clicks: new Map() }),
  // @ts-expect-error: the kind is one of two
  () => readOfflineConversions('', { kind: 'download' }),
  // @ts-expect-error: no such option
  () => readOfflineConversions('', { strickt: true }),
  // @ts-expect-error: `now` is a moment, not a text
  () => readOfflineConversions('', { now: time }),
  // @ts-expect-error: a level is one of three
  () => validateBulkFile('', { severity: { duplicate: 'info' } }),
  // @ts-expect-error: what is checked is an upload
  () => checkOfflineConversion({ conversionName: name, conversionTime: time }, { kind: 'result' }),
  // @ts-expect-error: a comma or a tab
  () => writeOfflineConversions([], { delimiter: ';' }),
  // @ts-expect-error: reading has no zone
  () => readOfflineConversions('', { timeZone: 'UTC' }),
  // @ts-expect-error: a goal has a name
  () => readOfflineConversions('', { goals: [{ currencyCode: 'USD' }] }),
];

test('what does not compile was not run', () => {
  expectTypeOf(options).toBeArray();
});

describe('an issue', () => {
  const seen = (issue: Issue) => {
    if (issue.code === 'too-long') {
      expectTypeOf(issue.facts.limit).toEqualTypeOf<number>();
      // @ts-expect-error: a fact of another code
      void issue.facts.earlierRow;
    }
    switch (issue.code) {
      case 'archive':
        if (issue.facts.reason === 'entries')
          expectTypeOf(issue.facts.entries).toEqualTypeOf<number>();
        break;
      case 'duplicate':
        expectTypeOf(issue.facts.earlierRow).toEqualTypeOf<number>();
        break;
      case 'time-iso':
        expectTypeOf(issue.facts).toEqualTypeOf<undefined>();
        break;
      case 'acme-over-limit':
        expectTypeOf((issue.facts as { limit: number }).limit).toEqualTypeOf<number>();
        break;
    }
  };

  test('has the facts of its code', () => {
    expectTypeOf(seen).toBeFunction();
    expectTypeOf<keyof Facts>().toExtend<IssueCode>();
    expectTypeOf<FactsOf<'time-iso'>>().toEqualTypeOf<undefined>();
    expectTypeOf<FactsOf<'duplicate'>>().toEqualTypeOf<Facts['duplicate']>();
    expectTypeOf<Issue['property']>().toEqualTypeOf<string | undefined>();
  });
});

describe('the option `hash`', () => {
  const lead = { conversionName: 'Lead', conversionTime: '2026-11-02T09:30:00Z' } as const;
  const plain = { ...lead, email: 'john@contoso.com', phone: 493023125001 };
  type Options = Parameters<typeof writeOfflineConversions>[1];

  test('adds the properties email and phone', () => {
    writeOfflineConversions([{ ...lead, email: 'john@contoso.com' }], { hash: {} });
    writeOfflineConversions([plain], { hash: { phoneCountry: 'DE' } });
    splitOfflineConversions([plain], { hash: {}, maxRows: 5 });
    applyRequests([plain, { row: 2, record: plain }], { hash: {} });
    // Without plain properties, too.
    writeOfflineConversions([lead], { hash: {}, onSkip: ({ record }) => record.email });
  });

  test('without it they do not compile', () => {
    // @ts-expect-error: email is not hashed
    writeOfflineConversions([{ ...lead, email: 'john@contoso.com' }]);
    // @ts-expect-error: nor are those of a record that was made before
    writeOfflineConversions([plain]);
    // @ts-expect-error: other options do not hash
    writeOfflineConversions([plain], { strict: true });
    // @ts-expect-error: undefined is the default
    writeOfflineConversions([plain], { hash: undefined });
    // @ts-expect-error: a split does not hash either
    splitOfflineConversions([plain]);
    // @ts-expect-error: nor do requests
    applyRequests([plain]);
    // @ts-expect-error: a check cannot hash
    checkOfflineConversion({ ...lead, email: 'john@contoso.com' });
  });

  test('accepts options that are passed on, and hashing that is decided later', () => {
    (hash?: HashOptions) => writeOfflineConversions([plain], { hash });
    (records: OfflineConversionInput[], options: Options) =>
      writeOfflineConversions(records, options);
    // @ts-expect-error: unknown options of hashing
    () => writeOfflineConversions([lead], { hash: { country: 5 } });
  });
});
