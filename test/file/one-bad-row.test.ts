import { expect, it } from 'vitest';
import { readOfflineConversions } from '../../src/index';
import { collect } from '../support/plain';
import { uploadText } from '../support/upload-text';
import { withoutMessage } from '../support/without-message';

const now = new Date('2026-11-21T00:00:00Z');
const click = 'f894f652ea334e739002f7167ab8f8e3';
const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Conversion Value,Conversion Currency Code,Adjustment Type,Microsoft Click Id';
const version = 'Format Version,6.0,,,,,,,';
const time = '11/2/2026 9:30:00 AM';
const rows = 1000;

/** Each bad row by its number among the records, with the issues of its row but for line and row. */
const bad: ReadonlyMap<number, { line: string; issues: readonly object[] }> = new Map([
  [
    0,
    {
      line: `Offline Conversion,,r0,,${time},10,USD,,${click}`,
      issues: [
        {
          ...{ code: 'required', action: 'Add', clientId: 'r0', column: 'Conversion Name' },
          serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
        },
      ],
    },
  ],
  [
    1,
    {
      line: `Offline Conversion,,r1,"Lead" generation,${time},10,USD,,${click}`,
      issues: [{ code: 'quote', clientId: 'r1' }],
    },
  ],
  [
    100,
    {
      line: `Offline Conversion,,r100,Lead,${time},10,USD,,${click},,more`,
      issues: [{ code: 'cells-extra', action: 'Add', clientId: 'r100' }],
    },
  ],
  [
    200,
    {
      line: `Offline Conversion,,r200,Lead,2/30/2026 9:30:00 AM,10,USD,,${click}`,
      issues: [
        {
          ...{ code: 'time-format', action: 'Add', clientId: 'r200', column: 'Conversion Time' },
          serviceError: { number: 5607, code: 'OfflineConversionTimeInvalid' },
        },
      ],
    },
  ],
  [
    300,
    {
      line: `Offline Conversion,,r300,Lead,${time},"1,50",USD,,${click}`,
      issues: [
        {
          ...{ code: 'number-format', action: 'Add', clientId: 'r300', column: 'Conversion Value' },
          serviceError: { number: 5610, code: 'OfflineConversionValueInvalid' },
        },
      ],
    },
  ],
  [
    400,
    {
      line: `Offline Conversion,,r400,Lead,${time},10,US$,,${click}`,
      issues: [
        {
          ...{ code: 'currency-format', action: 'Add', clientId: 'r400' },
          column: 'Conversion Currency Code',
          serviceError: { number: 5611, code: 'OfflineConversionCurrencyCodeInvalid' },
        },
      ],
    },
  ],
  [
    501,
    {
      line: `Offline Conversion,,r501,Lead,${time},10,USD,Remove,${click}`,
      issues: [
        {
          ...{ code: 'adjustment-type', clientId: 'r501', column: 'Adjustment Type' },
          serviceError: { number: 5618, code: 'OfflineConversionInvalidAdjustmentType' },
        },
      ],
    },
  ],
  [
    700,
    {
      line: `Offline Conversion,,r700,Lead,${time},10,USD,,4.826E+38`,
      issues: [
        {
          ...{ code: 'click-id', action: 'Add', clientId: 'r700', column: 'Microsoft Click Id' },
          serviceError: { number: 5604, code: 'OfflineConversionMicrosoftClickIdInvalid' },
        },
      ],
    },
  ],
  [
    998,
    {
      line: `Offline Conversion,,r998,Lead,${time},10,USD,,`,
      issues: [
        {
          ...{ code: 'no-identifier', action: 'Add', clientId: 'r998' },
          serviceError: { number: 5603, code: 'OfflineConversionMicrosoftClickIdNullOrEmpty' },
        },
      ],
    },
  ],
  [
    999,
    {
      line: `Offline Conversion,,r999,"Lead" generation,${time},10,USD,,${click}`,
      issues: [{ code: 'quote', clientId: 'r999' }],
    },
  ],
]);

/** The good neighbour of bad rows that has a line break in its Client Id. */
const twoLines = 500;
const clientIdOf = (i: number) => (i === twoLines ? `r${i}\nby phone` : `r${i}`);

function goodRow(i: number): string {
  return `Offline Conversion,,"${clientIdOf(i)}",Lead,${time},${i}.5,USD,,c${i.toString(16).padStart(31, '0')}`;
}

it('one bad row costs nothing but itself', async () => {
  const numbers = Array.from({ length: rows }, (_, i) => i);
  const source = uploadText(header, version, ...numbers.map((i) => bad.get(i)?.line ?? goodRow(i)));
  const results = await collect(readOfflineConversions(source, { now }));

  const good = numbers.filter((i) => !bad.has(i));
  expect(good).toHaveLength(990);
  const records = results.flatMap(({ record }) => (record ? [record] : []));
  expect(
    records.map((record) => [
      record.clientId,
      record.action === 'Add' ? record.conversionValue : undefined,
      record.microsoftClickId,
    ]),
  ).toEqual(good.map((i) => [clientIdOf(i), i + 0.5, `c${i.toString(16).padStart(31, '0')}`]));

  expect(results.map(({ line, row }) => ({ line, row }))).toEqual(
    numbers.map((i) => ({ line: i + 3 + (i > twoLines ? 1 : 0), row: i + 2 })),
  );
  expect(results.map(({ issues }) => withoutMessage(issues))).toEqual(
    numbers.map((i) => {
      const place = { line: i + 3 + (i > twoLines ? 1 : 0), row: i + 2 };
      return (bad.get(i)?.issues ?? []).map((facts) => ({ severity: 'error', ...place, ...facts }));
    }),
  );
});
