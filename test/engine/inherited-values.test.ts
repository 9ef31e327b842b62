import { describe, expect, test } from 'vitest';
import {
  checkOfflineConversion,
  restatement,
  splitOfflineConversions,
  writeOfflineConversions,
} from '../../src/index';
import { applyRequests } from '../../src/services';
import { add, now } from '../support/written';

/** Objects that hold the values of a record in other ways than a plain object. */
const forms: Readonly<Record<string, (values: object) => object>> = {
  'from a prototype': (values) => Object.create(values),
  'from a prototype, some of its own': ({ ...values }: { clientId?: string }) => {
    const { clientId } = values;
    delete values.clientId;
    return Object.assign(Object.create(values), { clientId });
  },
  'without a prototype': (values) => Object.assign(Object.create(null), values),
  'from getters of a class, beside a method': (values) => {
    class Conversion {
      send(): void {}
    }
    for (const [name, value] of Object.entries(values))
      Object.defineProperty(Conversion.prototype, name, { get: () => value });
    return new Conversion();
  },
};

/** Records, right and wrong: what a form loses of them would be lost without an issue. */
const records: Readonly<Record<string, object>> = {
  'a record': add,
  'a misspelled property': { ...add, convertionValue: 5 },
  'a property of another action': { ...add, adjustmentValue: 5 },
  'an address to hash': { ...add, email: 'name@contoso.com' },
};

type Use = (record: never, note: (issues: unknown) => void) => unknown;
const skipping = (note: (issues: unknown) => void) => ({
  ...({ now, hash: {}, onInvalid: 'skip', allowEmpty: true } as const),
  onSkip: ({ issues }: { readonly issues: unknown }) => note(issues),
});

async function listOf(items: AsyncIterable<unknown>): Promise<unknown> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const uses: Readonly<Record<string, Use>> = {
  checkOfflineConversion: (record) => checkOfflineConversion(record, { now }),
  writeOfflineConversions: (record, note) =>
    listOf(writeOfflineConversions([record], skipping(note))),
  splitOfflineConversions: (record, note) =>
    listOf(splitOfflineConversions([record], skipping(note))),
  'applyRequests of records': (record, note) => {
    const { allowEmpty: _, ...options } = skipping(note);
    return listOf(applyRequests([record], options));
  },
  'applyRequests of rows': (record, note) => {
    const { allowEmpty: _, ...options } = skipping(note);
    return listOf(applyRequests([{ row: 2, record }], options));
  },
  restatement: (record) => restatement(record, { value: 5, at: '2026-11-20T12:00:00Z' }),
};

describe.each(Object.keys(uses))('%s', (name) => {
  const cases = Object.keys(forms).flatMap((form) =>
    Object.keys(records).map((record) => [record, form] as const),
  );
  test.each(cases)('%s, %s', async (record, form) => {
    const outcomeOf = async (given: unknown) => {
      const issues: unknown[] = [];
      const value = await uses[name]?.(given as never, (each) => issues.push(each));
      return { value, issues };
    };
    const values = records[record] as object;
    expect(await outcomeOf(forms[form]?.(values))).toEqual(await outcomeOf(values));
  });
});
