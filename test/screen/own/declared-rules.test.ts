import { expect, it } from 'vitest';
import {
  type AnyRecordType,
  amount,
  column,
  type RecordView,
  rule,
  text,
  validateRecords,
} from '../../../src/index';
import { chunksOf } from '../../support/cuts';

const columns = {
  kind: column('Kind', text()),
  one: column('One', amount({ max: 1000, decimals: 2 })),
  other: column('Other', amount({ max: 1000, decimals: 2 })),
  second: column('Second', text()),
  first: column('First', text()),
};
type Row = RecordView<typeof columns>;
const matrix = Object.fromEntries(Object.keys(columns).map((name) => [name, ['optional']]));

/** What a rule declares of columns for which the screen does not have it, and when it finds a fault. */
type Declared = Pick<NonNullable<AnyRecordType['rules'][number]>, 'screen' | 'column'>;

it.each<[what: string, declared: Declared, isFault: (row: Row) => boolean, cells: string]>([
  [
    'learned texts of an amount',
    { screen: 'learned', column: 'one' },
    ({ cell }) => cell.one === '5.0',
    '5.0,6,b,a',
  ],
  [
    'a difference of amounts',
    { screen: { different: ['one', 'other'] } },
    ({ value }) => value.one === value.other,
    '5,5.0,b,a',
  ],
  [
    'an order of texts',
    { screen: { notBefore: ['first', 'second'] } },
    ({ value }) => (value.first ?? '') < (value.second ?? ''),
    '5,6,a,b',
  ],
])('a rule that declares %s finds its faults', async (_, declared, isFault, cells) => {
  const gadget = {
    ...{ type: 'Gadget', actions: ['Add'], columns, matrix },
    actionOf: () => 'Add',
    actionTexts: { column: 'kind', texts: [''] },
    rules: [
      rule({ columns }, {
        ...{ code: 'acme-fault', severity: 'error', ...declared },
        message: () => 'Acme does not want this.',
        check: (row: Row, report: (facts: undefined) => void) => isFault(row) && report(undefined),
      } as never),
    ],
  } as unknown as AnyRecordType;
  const usual = ['7,8,b,b', '7,8,a,a'];
  const rows = Array.from(
    { length: 300 },
    (_, at) => `Gadget,,${at % 10 === 9 ? cells : usual[at % 2]}`,
  );
  const lines = ['Type,Name,One,Other,First,Second', 'Format Version,6.0,,,,', ...rows, ''];
  const file = chunksOf(`\ufeff${lines.join('\r\n')}`, 1000);
  expect((await validateRecords(gadget, file)).counts).toEqual({ 'acme-fault': 30 });
});
