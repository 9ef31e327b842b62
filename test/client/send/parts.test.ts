import { expect, it } from 'vitest';
import { type Part, partsOf } from '../../../src/client/send/parts';
import { offlineConversion, rule } from '../../../src/index';
import type { HashOptions } from '../../../src/options/options';
import type { ConversionInput } from '../../../src/records/offline-conversion';
import { now } from '../../support/rows';

const records = [0, 1, 2, 3, 4, 5].map(
  (number): ConversionInput<HashOptions> => ({
    action: 'Add',
    microsoftClickId: `3f2504e04f8941d39a0c0305e82c33a${number}`,
    conversionName: 'Purchase',
    conversionTime: new Date(now.getTime() - 86_400_000),
  }),
);

const accepted = { state: 'accepted', acceptedAt: undefined, adjustedAt: undefined } as const;
/** The second and the fifth record were sent before. */
const sent = [1, 4].map((number) => records[number]?.microsoftClickId);
const ledger = {
  since: 0,
  known: async (asked: readonly { readonly microsoftClickId?: string | undefined }[]) =>
    asked.map(({ microsoftClickId }) => (sent.includes(microsoftClickId) ? accepted : undefined)),
};

it('numbers records by their own places, although many are looked up before the first is written', async () => {
  const skipped: number[] = [];
  const options = {
    ...{ now, ledger, maxRows: 3, onInvalid: 'skip' as const },
    onSkip: ({ index }: { readonly index: number }) => skipped.push(index),
  };
  const parts: Part[] = [];
  for await (const part of partsOf(records, options)) parts.push(part);
  expect(skipped).toEqual([1, 4]);
  expect(parts.map(({ indexes }) => indexes)).toEqual([[0, 2, 3], [5]]);
});

it('judges records by a rule of a user, beside what a ledger knows of them', async () => {
  const ownShop = rule(offlineConversion, {
    ...{ code: 'acme-click', severity: 'error', column: 'microsoftClickId' },
    message: () => 'The click is of another shop.',
    check({ value }, report) {
      if (/[24]$/.test(value.microsoftClickId ?? '')) report({});
    },
  });
  const skipped: unknown[] = [];
  const parts: Part[] = [];
  for await (const part of partsOf(records, {
    ...{ now, ledger, onInvalid: 'skip' },
    recordType: { ...offlineConversion, rules: [...offlineConversion.rules, ownShop] },
    onSkip: ({ index, issues }) => skipped.push([index, issues.map(({ code }) => code)]),
  }))
    parts.push(part);
  expect(skipped).toEqual([
    [1, ['already-sent']],
    [2, ['acme-click']],
    // Only records without an error are looked up.
    [4, ['acme-click']],
  ]);
  expect(parts.map(({ indexes }) => indexes)).toEqual([[0, 3, 5]]);
});
