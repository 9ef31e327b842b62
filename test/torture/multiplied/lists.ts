import {
  type Goal,
  splitOfflineConversions,
  validateBulkFile,
  writeOfflineConversions,
} from '../../../src/index';
import {
  applyRequests,
  readApplyResponse,
  readGoals,
  readReport,
  reportRequests,
} from '../../../src/services';
import { full } from '../../support/goal-answers';
import { answer, daily, summary } from '../../support/report-answers';
import { add, header, version } from '../nasty';
import { drain, lines, now, type Pair, times } from './pair';

const goalNames: readonly (readonly [string, (i: number) => string])[] = [
  ['one misspelled name', () => 'Gaol nubmer 500'],
  ['misspelled names, each another', (i) => `Gaol nubmer ${i}`],
  ['names that are one edit from a goal', (i) => `Goal numbr ${i}`],
  ['damaged names', (i) => `Goal numb&#233;r ${i}`],
];

const goalPairs = goalNames.map(
  ([what, nameOf]): Pair => ({
    name: `rows × goals: ${what}`,
    sizes: [3000, 1000],
    input(rows, count) {
      const text = lines(
        `\ufeff${header}`,
        version,
        times(rows, (i) => add(`order-${i}`, nameOf(i))),
      );
      const goals = times(count, (i): Goal => ({ name: `Goal number ${i}` }));
      const size = text.length + JSON.stringify(goals).length;
      return { size, run: () => validateBulkFile(text, { now, goals }) };
    },
  }),
);

const record = (i: number) => ({
  ...{ action: 'Add' as const, clientId: `order-${i}`, conversionName: 'Lead' },
  conversionTime: new Date(now.getTime() - 60_000 * i),
  microsoftClickId: (i + 1).toString(16).padStart(32, '0c8ef9d56b1a4d5e8b3f2a7c94e1d06b'),
});

/** Records, rules and requests, and lists that are given with them or come back. */
export const lists: readonly Pair[] = [
  ...goalPairs,
  {
    name: 'records × clicks',
    sizes: [2000, 20_000],
    input(records, count) {
      const clicks = new Map(
        times(count, (i) => [record(i).microsoftClickId, new Date('2026-11-10T00:00:00Z')]),
      );
      const written = () => writeOfflineConversions(times(records, record), { now, clicks });
      return { size: records * 4 + count, run: () => drain(written()) };
    },
  },
  {
    name: 'records × unknown properties, each another',
    sizes: [300, 20],
    input(records, properties) {
      const all = times(records, (i) => ({
        ...record(i),
        ...Object.fromEntries(times(properties, (j) => [`unknown${i}x${j}`, 1])),
      }));
      const written = () =>
        writeOfflineConversions(all, { now, onInvalid: 'skip', allowEmpty: true });
      return { size: records * properties, run: () => drain(written()) };
    },
  },
  {
    name: 'records × files of a split',
    sizes: [2000, 20],
    input(records, files) {
      const maxRows = Math.ceil(records / files) + 1;
      const split = () => splitOfflineConversions(times(records, record), { maxRows, now });
      return { size: records, run: () => drain(split()) };
    },
  },
  {
    name: 'records × requests',
    sizes: [2000, 20],
    input(records, requests) {
      const maxItems = Math.ceil(records / requests);
      const all = () => applyRequests(times(records, record), { maxItems, now });
      return { size: records, run: () => drain(all()) };
    },
  },
  {
    name: 'issues of a conversion × its copies',
    sizes: [30, 60],
    input(conversions, copies) {
      const names = times(conversions * copies, (i) => `Lead ${i % conversions}`);
      const text = lines(
        `\ufeff${header}`,
        version,
        names.map((name) => add('same', name)),
      );
      return { size: text.length, run: () => validateBulkFile(text, { now }) };
    },
  },
  {
    name: 'Types, each another × rows',
    sizes: [1500, 1500],
    input(types, rows) {
      const text = lines(
        `\ufeff${header}`,
        version,
        times(types, (i) => `Type ${i}`),
        times(rows, (i) => add(`order-${i}`, 'Lead')),
      );
      return { size: text.length, run: () => validateBulkFile(text, { now }) };
    },
  },
  {
    name: 'items of a request × errors of its answer',
    sizes: [5000, 5000],
    input(items, errors) {
      const body = JSON.stringify({
        PartialErrors: times(errors, (i) => ({ Code: 5606, Index: i % items, Message: `m${i}` })),
      });
      const rows = times(items, (i) => i + 2);
      return { size: body.length + items, run: async () => readApplyResponse(body, { rows }) };
    },
  },
  {
    name: 'goals of an answer × its errors',
    sizes: [300, 300],
    input(count, errors) {
      const body = JSON.stringify({
        ConversionGoals: times(count, (i) => ({ ...full, Id: String(i + 1), Name: `Goal ${i}` })),
        PartialErrors: times(errors, (i) => ({ Code: 5606, Index: i % count, Message: `m${i}` })),
      });
      return { size: body.length, run: () => readGoals(body) };
    },
  },
  {
    name: 'goals × days of a report',
    sizes: [40, 60],
    input(count, days) {
      const dayOf = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
      const all = times(days, (i) => daily(dayOf(i), 1, 1, { ConversionGoalNotFound: 1 }));
      const body = JSON.stringify(
        answer(...times(count, (i) => summary(String(i + 1), `Goal ${i}`, all))),
      );
      return { size: body.length, run: async () => readReport([body]) };
    },
  },
  {
    name: 'days × goals of requests for a report',
    sizes: [40, 3000],
    input(days, count) {
      const goalIds = times(count, (i) => String(i + 1));
      const to = '2026-11-01';
      const from = new Date(Date.parse(to) - days * 86_400_000).toISOString().slice(0, 10);
      // Each request, for some of the days, names every goal.
      const run = async () => [...reportRequests({ from, to, goalIds })];
      return { size: days * count, run };
    },
  },
];
