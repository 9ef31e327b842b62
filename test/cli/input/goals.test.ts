import { expect, test } from 'vitest';
import { now, runOn } from '../../support/run';
import { fullUpload } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const up = fullUpload(`Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,5,EUR,,,,,,,,,${click}`);
const meaning = (property: string, word: string) =>
  `"${property}" has an unknown value. Did you mean "${word}"?`;
const currency = '"currencyCode" must be three capital letters, for example USD.';
const nameless = '"name" must not be empty.';

/** A goal of a list, and what is wrong with it. */
test.each<[goal: object, sentence: string]>([
  [{ name: 'Lead', status: 'paused' }, meaning('status', 'Paused')],
  [{ name: 'Lead', status: 'Paused ' }, meaning('status', 'Paused')],
  [{ name: 'Lead', status: 'Pasued' }, meaning('status', 'Paused')],
  [{ name: 'Lead', status: 'delete' }, meaning('status', 'Deleted')],
  [{ name: 'Lead', countType: 'unique' }, meaning('countType', 'Unique')],
  [{ name: 'Lead', revenueType: 'NoValues' }, meaning('revenueType', 'NoValue')],
  [{ name: 'Lead', scope: 'acount' }, meaning('scope', 'Account')],
  [{ name: 'Lead', goalCategory: 'Subcribe' }, meaning('goalCategory', 'Subscribe')],
  [{ name: 'Lead', currencyCode: 'eur' }, currency],
  [{ name: 'Lead', currencyCode: 'EURO' }, currency],
  [{ name: 'Lead', currencyCode: '' }, currency],
  [{ name: '' }, nameless],
  [{ name: ' \t\u00a0' }, nameless],
  [{ action: 'Update', name: 'Lead', status: 'PAUSED' }, meaning('status', 'Paused')],
  [{ action: 'Update', name: 'Lead', currencyCode: 'Eur' }, currency],
])('%j is wrong use', async (goal, sentence) => {
  const files = { 'up.csv': up, 'g.json': JSON.stringify([{ name: 'Sale' }, goal]) };
  const outcomes = [
    await runOn(files, ['validate', 'up.csv', '--goals', 'g.json', ...now]),
    await runOn(files, ['goals', 'g.json']),
  ];
  expect(outcomes).toEqual([
    { stdout: '', stderr: `msads-bulk validate: --goals g.json[1]: ${sentence}\n`, code: 2 },
    { stdout: '', stderr: `msads-bulk goals: g.json[1]: ${sentence}\n`, code: 2 },
  ]);
});

test.each<[what: string, goals: readonly object[]]>([
  ['words that resemble none', [{ name: 'Lead', status: 'Retired', revenueType: 'bogus' }]],
  ['a currency that is not listed', [{ name: 'Lead', currencyCode: 'ZZZ' }]],
  [
    'a name that was given again once its goal was deleted',
    [
      { name: 'Lead', status: 'Deleted' },
      { name: 'Lead', status: 'Active' },
    ],
  ],
])('%s: taken', async (_, goals) => {
  const files = { 'up.csv': up, 'g.json': JSON.stringify(goals) };
  const args = ['validate', 'up.csv', '--quiet', '--goals', 'g.json', ...now];
  expect(await runOn(files, args)).toEqual({ stdout: '', stderr: '', code: 0 });
});

test('what the command goals prints of an answer is taken, however odd the answer is', async () => {
  const answer = [
    { Id: '1', Name: 'Lead', Type: 'OfflineConversion', Status: 'active', CountType: 'Uniques' },
    { Id: '2', Name: '  ', Type: 'OfflineConversion', Status: 'Activated' },
    { Id: '3', Name: '', Type: 'OfflineConversion', GoalCategory: 'Subcribe' },
    { Id: '4', Type: 'OfflineConversion', Revenue: { CurrencyCode: 'ZZZ', Type: 'NoValues' } },
  ];
  const body = JSON.stringify({ ConversionGoals: answer, PartialErrors: [] });
  const { stdout } = await runOn({ g: body }, ['goals', 'g', '--format', 'json']);
  const { goals } = JSON.parse(stdout);
  expect(goals).toEqual([
    { action: 'Update', id: '1', name: 'Lead', status: 'Active', countType: 'Uniques' },
    // A name of nothing but blanks counts as empty.
    { action: 'Update', id: '2', status: 'Activated' },
    { action: 'Update', id: '3', goalCategory: 'Subscribe' },
    { action: 'Update', id: '4', currencyCode: 'ZZZ', revenueType: 'NoValues' },
  ]);
  const files = { 'up.csv': up, 'g.json': JSON.stringify(goals) };
  const args = ['validate', 'up.csv', '--quiet', '--goals', 'g.json', ...now];
  expect(await runOn(files, args)).toEqual({ stdout: '', stderr: '', code: 0 });
});
