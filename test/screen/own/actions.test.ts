import { expect, it } from 'vitest';
import { amount, column, defineRecordType, readRecords, rule, text } from '../../../src/index';
import { chunksOf } from '../../support/cuts';
import { countPassed } from '../both-ways';

/** Rows of two actions, in turn, whose column Kind is part of the record and shows the action. */
const rows = Array.from({ length: 400 }, (_, at) => `Gadget,,${at % 2 ? 'sell' : 'buy'},${at}`);
const withKind = ['Type,Name,Kind,Price', 'Format Version,6.0,,', ...rows];
const withoutKind = withKind.map((line) => line.replace(/,[^,]*(,[^,]*)$/, '$1'));

interface Given {
  readonly maxLength?: number;
  readonly matrix?: readonly ['optional' | 'undocumented' | 'not-applicable', 'optional'];
  readonly texts?: readonly [string, string];
  readonly lines?: readonly string[];
}

async function readAll({
  maxLength = 10,
  matrix = ['optional', 'optional'],
  texts = ['buy', 'sell'],
  lines = withKind,
}: Given) {
  const gadget = defineRecordType({
    type: 'Gadget',
    actions: ['Buy', 'Sell'],
    columns: {
      kind: column('Kind', text({ maxLength })),
      price: column('Price', amount({ max: 1000, decimals: 2 })),
    },
    matrix: { kind: matrix, price: ['optional', 'optional'] },
    actionOf: ({ kind }) => ({ [texts[0]]: 'Buy', [texts[1]]: 'Sell' })[kind] as 'Buy' | 'Sell',
    actionTexts: { column: 'kind', texts },
    rules: [],
  });
  const read: string[] = [];
  const passed = await countPassed(async () => {
    const file = chunksOf(`\ufeff${[...lines, ''].join('\r\n')}`, 1000);
    for await (const { action, record, issues } of readRecords(gadget, file))
      read.push(
        [
          action,
          (record as { kind?: string } | undefined)?.kind,
          ...issues.map(({ code }) => code),
        ].join(' '),
      );
  });
  return { read: [...new Set(read)], isScreened: passed > 50 };
}

it.each<[what: string, given: Given, read: string[], isScreened: boolean]>([
  ['is part of the record', {}, ['Buy buy', 'Sell sell'], true],
  ['has a text that its codec refuses', { maxLength: 3 }, ['Buy buy', 'Sell  too-long'], true],
  [
    'has a warning for an action',
    { matrix: ['undocumented', 'optional'] },
    ['Buy buy undocumented', 'Sell sell'],
    true,
  ],
  [
    'does not apply to an action',
    { matrix: ['not-applicable', 'optional'] },
    ['Buy  not-applicable', 'Sell sell'],
    true,
  ],
  ['is missing, and no action is without a text', { lines: withoutKind }, [' '], false],
  ['is missing, and the first is', { lines: withoutKind, texts: ['', 'sell'] }, ['Buy '], true],
  ['is missing, and the last is', { lines: withoutKind, texts: ['buy', ''] }, ['Sell '], false],
])('a column that shows the action %s', async (_, given, read, isScreened) => {
  expect(await readAll(given)).toEqual({ read, isScreened });
});

it('a text is not known from a row without an action, which no rule has judged', async () => {
  const columns = { kind: column('Kind', text()), label: column('Label', text()) };
  const gadget = defineRecordType({
    ...{ type: 'Gadget', actions: ['Buy'], columns },
    matrix: { kind: ['optional'], label: ['optional'] },
    actionOf: ({ kind }) => (kind === '' ? 'Buy' : undefined),
    actionTexts: { column: 'kind', texts: [''] },
    rules: [
      rule(
        { columns },
        {
          ...{ code: 'acme-label', severity: 'error', screen: 'learned', column: 'label' },
          message: () => 'Acme has no labels.',
          check: ({ cell }, report) => cell.label === 'old' && report(undefined),
        },
      ),
    ],
  });
  const rowOf = (kind: string, label: string) => `Gadget,,${kind},${label}`;
  const first = [rowOf('rent', 'old'), rowOf('', 'new')];
  const labels = Array.from({ length: 400 }, (_, at) => rowOf('', at % 50 === 0 ? 'old' : 'new'));
  const lines = ['Type,Name,Kind,Label', 'Format Version,6.0,,', ...first, ...labels, ''];
  const file = chunksOf(`\ufeff${lines.join('\r\n')}`, 1000);
  let refused = 0;
  const passed = await countPassed(async () => {
    for await (const { issues } of readRecords(gadget, file)) refused += issues.length;
  });
  expect({ refused, isScreened: passed > 100 }).toEqual({ refused: 8, isScreened: true });
});
