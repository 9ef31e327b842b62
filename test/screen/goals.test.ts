import { describe, expect, it } from 'vitest';
import type { Goal } from '../../src/index';
import { chunksOf } from '../support/cuts';
import { bothWays, countPassed } from './both-ways';
import { columns, now } from './random-upload';

type Cells = Readonly<Record<string, string>>;

const name = 'Köp klart – Malmö';
const value: Cells = { 'Conversion Value': '17.5', 'Conversion Currency Code': 'USD' };
const email: Cells = {
  'Hashed Email Address': 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602',
};
const phone: Cells = {
  'Hashed Phone Number': 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e',
};
const attribution: Cells = {
  ...{ 'External Attribution Credit': '0.5', 'External Attribution Model': 'Linear' },
};
const retract: Cells = {
  ...{ 'Adjustment Type': 'Retract', 'Adjustment Time': '11/3/2026 9:30:00 AM' },
};
const restate: Cells = {
  ...{ 'Adjustment Type': 'Restate', 'Adjustment Time': '11/3/2026 9:30:00 AM' },
  ...{ 'Adjustment Value': '12', 'Adjustment Currency Code': 'USD' },
};
const noCurrency: Cells = { 'Adjustment Currency Code': '' };

const clickId = (index: number) => (index + 0x100000).toString(16).padStart(32, 'f894f652ea334e73');

const timeOf = (index: number) => `11/2/2026 9:${10 + (index % 20)}:00 AM`;

const rowCount = 300;
const oddRow = 250;
/** Before these rows, a name without any demands teaches the screen every text. */
const firstRow = 80;
const lessons = [{}, ...[value, { ...email, ...phone }, attribution, restate, retract]];

/** Rows that are alike, each with a click, a minute and a Client Id of its own, and some that differ, by index. */
function fileOf(cells: Cells, changed: Readonly<Record<number, Cells>>): string {
  const lines = Array.from({ length: rowCount }, (_, i) => {
    const row: Cells = {
      ...{ 'Client Id': `order-number-${i}`, 'Conversion Name': i < firstRow ? 'Lead' : name },
      ...{ 'Conversion Time': timeOf(i), 'Microsoft Click Id': clickId(i) },
      ...(i < firstRow ? lessons[i % lessons.length] : cells),
      ...changed[i],
    };
    return ['Offline Conversion', '', ...columns.map((column) => row[column] ?? '')].join();
  });
  const version = `Format Version,6.0${','.repeat(columns.length)}`;
  return [`\ufeffType,Name,${columns}`, version, ...lines, ''].join('\r\n');
}

/** Checks that the file has these issues, with the screen and without it, and that most of the others are passed. */
async function expectCounts(file: string, options: object, counts: object): Promise<void> {
  const passed = await countPassed(async () => {
    const { screened, judged } = await bothWays(chunksOf(file, 4000), options);
    expect(judged.report.counts).toEqual(counts);
    expect(screened).toEqual(judged);
  });
  // Rows are passed once for the report and once for a reader.
  expect(passed).toBeGreaterThan(rowCount);
}

const otherName = { 'Conversion Name': 'Lead' };
const otherTime = { 'Conversion Time': '11/2/2026 9:45:00 AM' };

const goalCases: readonly (readonly [
  code: string | undefined,
  goal: Omit<Goal, 'name'>,
  cells: Cells,
  changed: Cells,
])[] = [
  [undefined, {}, value, { ...email, ...attribution }],
  ['goal-unknown', {}, value, { 'Conversion Name': 'Köp klart' }],
  ['goal-unknown', {}, retract, { 'Conversion Name': 'Köp klart' }],
  [undefined, { isExternallyAttributed: false }, {}, {}],
  ['goal-not-external', { isExternallyAttributed: false }, {}, attribution],
  [undefined, { isExternallyAttributed: false }, {}, { ...otherName, ...attribution }],
  [undefined, { isExternallyAttributed: true }, attribution, otherName],
  ['attribution-missing', { isExternallyAttributed: true }, otherName, { 'Conversion Name': name }],
  [
    'attribution-missing',
    { isExternallyAttributed: true },
    attribution,
    { 'External Attribution Credit': '', 'External Attribution Model': '' },
  ],
  ['attribution-missing', { isExternallyAttributed: true }, retract, without(retract)],
  ['goal-not-enhanced', { isEnhancedConversionsEnabled: false }, {}, email],
  ['goal-not-enhanced', { isEnhancedConversionsEnabled: false }, retract, phone],
  [undefined, { isEnhancedConversionsEnabled: true }, {}, email],
  ['goal-no-value', { revenueType: 'NoValue' }, {}, { 'Conversion Value': '0' }],
  ['goal-no-value', { revenueType: 'NoValue' }, {}, { 'Conversion Currency Code': 'USD' }],
  ['goal-no-value', { revenueType: 'NoValue' }, retract, restate],
  [
    'goal-no-value',
    { revenueType: 'NoValue' },
    { ...otherName, ...value },
    { 'Conversion Name': name },
  ],
  [undefined, { revenueType: 'FixedValue' }, {}, value],
  [undefined, { currencyCode: 'USD' }, restate, noCurrency],
  ['goal-currency-used', {}, restate, noCurrency],
  ['goal-currency-used', { currencyCode: 'USD' }, { ...restate, ...noCurrency }, otherName],
  ['goal-paused', { status: 'Paused' }, otherName, { 'Conversion Name': name }],
  ['goal-too-recent', { createdAt: now }, otherName, { 'Conversion Name': name }],
  [
    'counted-once',
    { countType: 'Unique' },
    {},
    { ...otherTime, 'Microsoft Click Id': clickId(firstRow) },
  ],
  [
    'counted-once',
    { countType: 'Unique' },
    {},
    { ...otherTime, 'Microsoft Click Id': clickId(oddRow - 1).toUpperCase() },
  ],
  [undefined, { countType: 'All' }, {}, { ...otherTime, 'Microsoft Click Id': clickId(firstRow) }],
  [
    undefined,
    { countType: 'Unique' },
    {},
    { ...otherTime, ...otherName, 'Microsoft Click Id': clickId(firstRow) },
  ],
  ['duplicate', { countType: 'All' }, {}, { 'Microsoft Click Id': clickId(oddRow - 20) }],
  [
    undefined,
    { countType: 'Unique' },
    retract,
    { ...without(retract), ...otherTime, 'Microsoft Click Id': clickId(firstRow + 50) },
  ],
  // Another rule stops at the row, behind which clicks have been taken already.
  [
    'adjustment-same-file',
    { countType: 'Unique' },
    {},
    { ...retract, 'Microsoft Click Id': clickId(oddRow - 20) },
  ],
];

/** The same cells, all of them empty. */
function without(cells: Cells): Cells {
  return Object.fromEntries(Object.keys(cells).map((column) => [column, '']));
}

describe('a goal is judged alike with the screen and without it', () => {
  it.each(goalCases)('%s: %o, %o, %o', async (code, goal, cells, changed) => {
    const goals = [{ name: 'Lead' }, { name, ...goal }];
    await expectCounts(fileOf(cells, { [oddRow]: changed }), { goals }, code ? { [code]: 1 } : {});
  });
});

it('a click is counted once if its row is judged after it was taken', async () => {
  const added = { 'Microsoft Click Id': clickId(oddRow) };
  const changed = {
    [oddRow - 20]: { ...retract, ...added },
    // The rule about the history of conversions stops here, and at the next row again.
    [oddRow - 1]: { ...retract, 'Microsoft Click Id': clickId(oddRow - 21) },
  };
  const goals = [{ name: 'Lead' }, { name, countType: 'Unique' }];
  const counts = { 'adjustment-same-file': 1, 'adjustment-after-retract': 1 };
  await expectCounts(fileOf({}, changed), { goals }, counts);
});

const minute = 60_000;
/** The conversion of the row that differs, and when all other clicks were. */
const conversion = Date.UTC(2026, 10, 2, 9, 20);
const right = Date.UTC(2026, 10, 2, 9);

describe('a click is judged alike with the screen and without it', () => {
  it.each([
    ['conversion-before-click', conversion, {}],
    ['conversion-before-click', conversion + minute, {}],
    [undefined, conversion - minute, {}],
    ['outside-window', conversion - 1441 * minute, { conversionWindowInMinutes: 1440 }],
    [undefined, conversion - 1440 * minute, { conversionWindowInMinutes: 1440 }],
    [undefined, conversion - 43_200 * minute, {}],
    ['outside-window', conversion - 43_201 * minute, {}],
    ['click-too-old', now.getTime() - 91 * 1440 * minute, { conversionWindowInMinutes: 129_600 }],
  ])('%s: %d, %o', async (code, time, goal) => {
    const clicks = new Map(
      Array.from({ length: rowCount }, (_, i) => [clickId(i), new Date(right)]),
    );
    clicks.set(clickId(oddRow), new Date(time));
    const goals = [{ name: 'Lead' }, { name, ...goal }];
    await expectCounts(fileOf({}, {}), { clicks, goals }, code ? { [code]: 1 } : {});
  });

  it('click-too-recent', async () => {
    const clicks = new Map([[clickId(oddRow), new Date(now.getTime() - 30 * minute)]]);
    const recent = { 'Conversion Time': '11/21/2026 11:45:00 AM' };
    await expectCounts(fileOf({}, { [oddRow]: recent }), { clicks }, { 'click-too-recent': 1 });
  });
});

it('local times are found in conversions that are before their clicks, between many that are passed', async () => {
  const clicks = new Map(
    [50, 100, 150, 200, 250].map((i) => [clickId(i), new Date(conversion + 115 * minute)]),
  );
  const counts = { 'conversion-before-click': 5, 'local-time': 1 };
  await expectCounts(fileOf({}, {}), { clicks }, counts);
});
