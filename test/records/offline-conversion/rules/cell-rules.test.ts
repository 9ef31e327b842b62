import { describe, expect, test } from 'vitest';
import { issuesOf, on, service } from '../../../support/issues-of';
import { addRow, columns, now, restateRow, retractRow } from '../../../support/rows';

const add = on(2, 'Add', 'C-1');

describe('too-long', () => {
  test.each(['Client Id', 'Conversion Name'])(
    '%s: 100 UTF-16 units, and one more',
    async (name) => {
      for (const fits of ['x'.repeat(100), '💶'.repeat(50), `x${' '.repeat(98)}x`])
        expect(await issuesOf([{ ...addRow, [name]: fits }])).toEqual([]);
      for (const long of ['x'.repeat(101), `${'💶'.repeat(50)}x`, `x${' '.repeat(99)}x`]) {
        const clientId = name === 'Client Id' ? long : 'C-1';
        expect(await issuesOf([{ ...addRow, [name]: long }])).toEqual([
          { code: 'too-long', severity: 'error', ...on(2, 'Add', clientId), column: name },
        ]);
      }
    },
  );

  test('no other text has a limit', async () => {
    const long = 'x'.repeat(1000);
    expect(await issuesOf([{ ...addRow, 'External Attribution Model': long }])).toEqual([]);
  });
});

describe('placeholder', () => {
  const seen = [
    '<nil>',
    'null',
    'None',
    'undefined',
    'NaN',
    '[object Object]',
    'Invalid DateTime',
    '{msclkid}',
    '-',
    '{{model}}',
  ];
  const place = { ...add, column: 'External Attribution Model' };

  test.each(seen)('%s', async (cell) => {
    expect(await issuesOf([{ ...addRow, 'External Attribution Model': cell }])).toEqual([
      { code: 'placeholder', severity: 'warning', ...place },
    ]);
  });

  test.each(['Nile', 'nullify', 'None of these', ' null', 'object', 'msclkid', 'NaN%', '-5'])(
    'is not %s',
    async (cell) => {
      expect(await issuesOf([{ ...addRow, 'External Attribution Model': cell }])).toEqual([]);
    },
  );

  const ownFaults: readonly [column: string, ...faults: object[]][] = [
    ['Client Id'],
    ['Conversion Name'],
    [
      'Conversion Time',
      { code: 'time-format', severity: 'error', ...service('OfflineConversionTimeInvalid', 5607) },
    ],
    [
      'Conversion Value',
      {
        code: 'number-format',
        severity: 'error',
        ...service('OfflineConversionValueInvalid', 5610),
      },
    ],
    [
      'Conversion Currency Code',
      {
        code: 'currency-format',
        severity: 'error',
        ...service('OfflineConversionCurrencyCodeInvalid', 5611),
      },
    ],
    ['Adjustment Time', { code: 'not-applicable', severity: 'error' }],
    [
      'Adjustment Value',
      {
        code: 'not-applicable',
        severity: 'error',
        ...service('OfflineConversionAdjustmentValueNotExpected', 5624),
      },
    ],
    ['Adjustment Currency Code', { code: 'not-applicable', severity: 'error' }],
    [
      'External Attribution Credit',
      {
        code: 'number-format',
        severity: 'error',
        ...service('ExternalAttributionCreditValueInvalid'),
      },
    ],
    ['External Attribution Model'],
    ['Hashed Email Address', { code: 'hash-format', severity: 'error' }],
    ['Hashed Phone Number', { code: 'hash-format', severity: 'error' }],
    [
      'Microsoft Click Id',
      {
        code: 'click-id',
        severity: 'error',
        ...service('OfflineConversionMicrosoftClickIdInvalid', 5604),
      },
    ],
  ];

  describe.each(ownFaults)('in %s stands beside the own fault of the column', (column, ...own) => {
    test.each([
      ['null', { code: 'placeholder', severity: 'warning' }],
      ['delete_value', { code: 'delete-value', severity: 'error' }],
    ])('%s', async (cell, fault) => {
      const place = { ...on(2, 'Add', column === 'Client Id' ? cell : 'C-1'), column };
      expect(await issuesOf([{ ...addRow, [column]: cell }])).toEqual(
        [...own, fault].map((each) => ({ ...each, ...place })),
      );
    });
  });

  test.each([
    ['undefined', { code: 'placeholder', severity: 'warning' }],
    ['delete_value', { code: 'delete-value', severity: 'error' }],
  ])('in Adjustment Type: %s', async (cell, fault) => {
    const place = { ...on(2, undefined, 'C-1'), column: 'Adjustment Type' };
    expect(await issuesOf([{ ...addRow, 'Adjustment Type': cell }])).toEqual([
      {
        code: 'adjustment-type',
        severity: 'error',
        ...place,
        ...service('OfflineConversionInvalidAdjustmentType', 5618),
      },
      { ...fault, ...place },
    ]);
  });

  test('covers every column', () => {
    expect([...ownFaults.map(([column]) => column), 'Adjustment Type'].sort()).toEqual(
      [...columns].sort(),
    );
  });
});

describe('delete-value', () => {
  test.each(['delete_values', 'Delete_Value', 'delete value', ' delete_value'])(
    'is not %s',
    async (cell) => {
      expect(await issuesOf([{ ...addRow, 'External Attribution Model': cell }])).toEqual([]);
    },
  );
});

describe('adjustment-type', () => {
  const column = 'Adjustment Type';
  const spelling = { code: 'adjustment-type-spelling', severity: 'warning', column };

  test.each(['RESTATE', 'restate', ' Restate', 'Restate\t', ' rEsTaTe '])('%j', async (cell) => {
    expect(await issuesOf([{ ...restateRow, [column]: cell }])).toEqual([
      { ...spelling, ...on(2, 'Restate', 'C-2') },
    ]);
  });

  test.each(['RETRACT', 'retract ', '\u00a0Retract'])('%j', async (cell) => {
    expect(await issuesOf([{ ...retractRow, [column]: cell }])).toEqual([
      { ...spelling, ...on(2, 'Retract', 'C-3') },
    ]);
  });

  test.each(['Add', 'ADD', 'Restated', 'Restat', 'Re state', 'RESTATEMENT', 'Retraction', '1'])(
    'is not %j',
    async (cell) => {
      expect(await issuesOf([{ ...restateRow, [column]: cell }])).toEqual([
        {
          code: 'adjustment-type',
          severity: 'error',
          ...on(2, undefined, 'C-2'),
          column,
          ...service('OfflineConversionInvalidAdjustmentType', 5618),
        },
      ]);
    },
  );

  test('no other cell is trimmed', async () => {
    const spaced = {
      ...addRow,
      'Conversion Time': ' 2/1/2026 10:00:00 AM',
      'Conversion Value': ' 5 ',
      'Conversion Currency Code': 'USD ',
    };
    const at = (column: string) => ({ ...add, column });
    expect(await issuesOf([spaced], { now })).toEqual([
      {
        code: 'time-format',
        severity: 'error',
        ...at('Conversion Time'),
        ...service('OfflineConversionTimeInvalid', 5607),
      },
      {
        code: 'number-format',
        severity: 'error',
        ...at('Conversion Value'),
        ...service('OfflineConversionValueInvalid', 5610),
      },
      {
        code: 'currency-format',
        severity: 'error',
        ...at('Conversion Currency Code'),
        ...service('OfflineConversionCurrencyCodeInvalid', 5611),
      },
    ]);
  });
});
