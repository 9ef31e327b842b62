import { describe, expectTypeOf, test } from 'vitest';
import {
  type Applicability,
  amount,
  column,
  defineRecordType,
  offlineConversion,
  type RecordInputOf,
  type RecordOf,
  type readRecords,
  rule,
  text,
} from '../../src/index';

/*
 * What must compile, and what must not: `tsc` checks this file, and nothing of it needs to run.
 */

const columns = { label: column('Label', text()) };
const two = {
  ...columns,
  weight: column('Weight', amount({ max: 10, decimals: 1 })),
};
const actionOf = () => 'Add' as const;

describe('a record type', () => {
  test('has a word for each column and action', () => {
    const actions = ['Add', 'Update'] as const;
    const label = defineRecordType({
      type: 'Label',
      actions,
      columns: two,
      matrix: { label: ['required', 'optional'], weight: ['optional', 'not-applicable'] },
      actionOf,
      rules: [],
    });
    expectTypeOf<RecordOf<typeof label, 'Add'>>().toEqualTypeOf<{
      readonly action: 'Add';
      readonly label: string;
      readonly weight?: number;
    }>();
    expectTypeOf<RecordOf<typeof label, 'Update'>>().toEqualTypeOf<{
      readonly action: 'Update';
      readonly label?: string;
    }>();
    expectTypeOf<RecordInputOf<typeof label, 'Update'>>().toEqualTypeOf<{
      readonly action: 'Update';
      readonly label?: string | null | undefined;
      readonly weight?: null | undefined;
    }>();
    type Results = ReturnType<typeof readRecords<typeof label>>;
    type Read = Results extends AsyncGenerator<infer Result, void> ? Result : never;
    expectTypeOf<Read>().toHaveProperty('action').toEqualTypeOf<'Add' | 'Update' | undefined>();

    defineRecordType({
      type: 'Label',
      actions,
      columns: two,
      // @ts-expect-error: Weight has no line
      matrix: { label: ['required', 'optional'] },
      actionOf,
      rules: [],
    });
    defineRecordType({
      type: 'Label',
      actions,
      columns,
      // @ts-expect-error: the line has one word for two actions
      matrix: { label: ['required'] },
      actionOf,
      rules: [],
    });
    defineRecordType({
      type: 'Label',
      actions,
      columns,
      // @ts-expect-error: the line has three words for two actions
      matrix: { label: ['required', 'optional', 'optional'] },
      actionOf,
      rules: [],
    });
    defineRecordType({
      type: 'Label',
      actions,
      columns,
      // @ts-expect-error: there is no such word
      matrix: { label: ['required', 'forbidden'] },
      actionOf,
      rules: [],
    });
    defineRecordType({
      type: 'Label',
      actions,
      columns,
      matrix: { label: ['required', 'optional'] },
      // @ts-expect-error: there is no such action
      actionOf: () => 'Delete',
      rules: [],
    });
  });

  test('of the package is data', () => {
    expectTypeOf(offlineConversion.actions).toEqualTypeOf<readonly ['Add', 'Restate', 'Retract']>();
    expectTypeOf<keyof typeof offlineConversion.matrix>().toEqualTypeOf<
      keyof typeof offlineConversion.columns
    >();
    expectTypeOf(offlineConversion.matrix.adjustmentValue).toEqualTypeOf<
      readonly ['not-applicable', 'required', 'not-applicable']
    >();
    expectTypeOf<(typeof offlineConversion.matrix)['clientId'][number]>().toExtend<Applicability>();
  });
});

/** Only compiled: rules know what they look at, and what their sentence is made of. */
const rules = [
  rule(offlineConversion, {
    code: 'conversion-too-old',
    check({ value, cell }, report, { now }) {
      expectTypeOf(value.conversionTime).toEqualTypeOf<number | undefined>();
      expectTypeOf(value.conversionValue).toEqualTypeOf<number | undefined>();
      expectTypeOf(value.conversionName).toEqualTypeOf<string | undefined>();
      expectTypeOf(cell.conversionTime).toEqualTypeOf<string>();
      expectTypeOf(now).toEqualTypeOf<number>();
      report({ days: 91 });
      // @ts-expect-error: the facts of this code are days
      report({ hours: 3 });
      // @ts-expect-error: there is no such column
      cell.conversionTme;
    },
  }),
  // @ts-expect-error: a code of one's own needs a severity and a sentence
  rule(offlineConversion, { code: 'our-own', check() {} }),
  // @ts-expect-error: there is no such column
  rule(offlineConversion, { code: 'conversion-too-old', column: 'conversionTme', check() {} }),
  rule(offlineConversion, {
    code: 'our-own',
    severity: 'warning',
    message: (facts: { limit: number }) => `Above ${facts.limit}.`,
    check(_record, report) {
      report({ limit: 1 });
      // @ts-expect-error: the limit is a number
      report({ limit: '1' });
    },
  }),
];

test('what does not compile was not run', () => {
  expectTypeOf(rules).toBeArray();
});
