import { error, type Given, type Kind, left, warning } from './given';

const property = 'conversionValue';

export const valuesTaken: readonly Kind[] = [
  ['none', ({ random }) => ({ ...left, value: random.pick([undefined, null, '', ' ', '\u00a0']) })],
  ['a number', () => ({ value: 12.5, written: '12.5' })],
  [
    'text',
    ({ random }) =>
      random.pick([
        { value: '12.50', written: '12.5' },
        { value: '0', written: '0' },
      ]),
  ],
  ['a point before three digits', () => ({ value: '1.250', written: '1.25' })],
  [
    'too precise',
    () => ({
      value: '12.34567',
      written: '12.346',
      flaws: [warning('number-precision', property, { value: '12.34567', decimals: 3 })],
    }),
  ],
];

const max = 999_999_999_999;

function refused(
  name: string,
  values: readonly (readonly [unknown, string])[],
  hint?: string,
): Kind {
  return [
    name,
    ({ random }): Given => {
      const [value, reason] = random.pick(values);
      const text = String(value);
      // Nine digits may be those of a phone number.
      const facts = {
        ...(/\d{9}/.test(text) ? {} : { value: text }),
        reason,
        max,
        ...(hint && { hint }),
      };
      return { value, written: '', flaws: [error('number-format', property, facts)] };
    },
  ];
}

export const valuesRefused: readonly Kind[] = [
  refused('a decimal comma', [
    ['12,50', 'decimal-comma'],
    ['0,5', 'decimal-comma'],
    ['1.234,50', 'thousands-marks'],
    ['1 234,50', 'thousands-marks'],
  ]),
  refused('thousands', [
    ['1,234.50', 'thousands-marks'],
    ["1'234.50", 'thousands-marks'],
    ['12,34,567', 'thousands-marks'],
    ['1,250', 'comma'],
  ]),
  refused('with its currency', [
    ['€ 12.50', 'currency'],
    ['12.50 EUR', 'currency'],
    ['$12.50', 'currency'],
    ['1.250,00 €', 'currency'],
  ]),
  refused('no number', [
    ['n/a', 'not-a-number'],
    ['-', 'not-a-number'],
    ['1e3', 'exponent'],
    ['12.5 ', 'outer-spaces'],
    ['\u00a0990', 'outer-spaces'],
  ]),
  refused(
    'negative',
    [
      [-5, 'negative'],
      ['-12.50', 'negative'],
      ['\u22125', 'negative'],
      ['(12.50)', 'negative'],
    ],
    'To take back part of a conversion, send a Restate with the new total. To take back all of it, send a Retract.',
  ),
  refused('too large', [
    ['1000000000000', 'too-large'],
    [1e15, 'too-large'],
  ]),
];

export const currenciesTaken: readonly Kind[] = [
  ['none', ({ random }) => ({ ...left, value: random.pick([undefined, null, '', '  ']) })],
  ['a code', ({ random }) => random.pick(['EUR', 'USD', 'JPY'].map(asWritten))],
];

const asWritten = (text: string): Given => ({ value: text, written: text });

export const currenciesRefused: readonly Kind[] = [
  [
    'no code',
    ({ random }) => {
      const value = random.pick(['eur', '€', 'Euro', 'US$']);
      const flaws = [error('currency-format', 'conversionCurrencyCode', { value })];
      return { value, written: '', flaws };
    },
  ],
];
