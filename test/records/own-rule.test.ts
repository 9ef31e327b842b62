import { describe, expect, test } from 'vitest';
import { createClient } from '../../src/client';
import { partsOf } from '../../src/client/send/parts';
import {
  column,
  type Issue,
  isInvalidRecordError,
  offlineConversion,
  offlineConversionGoal,
  readOfflineConversions,
  rule,
  type SplitOptions,
  splitRecords,
  text,
  writeOfflineConversions,
} from '../../src/index';
import {
  readRecordsFile,
  validateBulkFilePath,
  validateRecordsFile,
  writeRecordsFile,
  writeRecordsFiles,
} from '../../src/node';
import { applyRequests } from '../../src/services';
import { openFleet } from '../../src/worker';
import { lead, openService } from '../client/service';
import { collect, textOf } from '../support/plain';
import { type Scratch, useScratch } from '../support/scratch';

// A rule of a user's own refuses a record wherever records are read, written or sent.

const overLimit = rule(offlineConversion, {
  code: 'acme-over-limit',
  severity: 'error',
  column: 'conversionValue',
  message: ({ limit }: { limit: number }) => `The value is over ${limit}.`,
  check({ value }, report) {
    if ((value.conversionValue ?? 0) > 1000) report({ limit: 1000 });
  },
});
const ours = { ...offlineConversion, rules: [...offlineConversion.rules, overLimit] };

const now = new Date('2026-11-30T00:00:00Z');
const records = [1000, 1000.5, 999].map((conversionValue, index) => ({
  ...lead(index),
  ...{ conversionValue, conversionCurrencyCode: 'EUR' },
}));

type Options = Pick<SplitOptions, 'now' | 'severity' | 'onIssue' | 'onInvalid'> & {
  readonly onSkip?: (skipped: { readonly issues: readonly Issue[] }) => void;
};

/** A function that judges the records, and how many of them it finds right. */
interface Judge {
  readonly name: string;
  /** Where the record at fault is: in the file that holds all records, or in their list. */
  readonly place: { readonly line: number; readonly row: number };
  use(options: Options, scratch: Scratch): Promise<number>;
}

const inFile = { line: 4, row: 3 };
const inList = { line: 0, row: 1 };
const upload = () => writeOfflineConversions(records, { now });
const saved = async (scratch: Scratch) => scratch.file('up.csv', await textOf(upload()));

const readers: readonly Judge[] = [
  {
    ...{ name: 'readRecordsFile', place: inFile },
    async use({ onIssue, ...options }, scratch) {
      let count = 0;
      for await (const { record, issues } of readRecordsFile(ours, await saved(scratch), options)) {
        for (const issue of issues) onIssue?.(issue);
        if (record) count++;
      }
      return count;
    },
  },
  {
    ...{ name: 'validateRecordsFile', place: inFile },
    async use(options, scratch) {
      const report = await validateRecordsFile(ours, await saved(scratch), options);
      return report.records.Add - report.errors;
    },
  },
];

const writers: readonly Judge[] = [
  {
    ...{ name: 'writeRecordsFile', place: inFile },
    async use(options, scratch) {
      await writeRecordsFile(ours, scratch.at('out.csv'), records, options);
      return (await validateBulkFilePath(scratch.at('out.csv'), { now })).records.Add;
    },
  },
  {
    ...{ name: 'writeRecordsFiles', place: inFile },
    async use(options, scratch) {
      const [file] = await writeRecordsFiles(ours, scratch.at('out.csv'), records, options);
      return file?.records ?? 0;
    },
  },
  {
    ...{ name: 'splitRecords', place: inFile },
    async use(options) {
      const [file] = await collect(splitRecords(ours, records, options));
      return file?.records ?? 0;
    },
  },
  {
    ...{ name: 'applyRequests', place: inList },
    async use(options) {
      const [request] = await collect(applyRequests(records, { ...options, recordType: ours }));
      return request?.rows.length ?? 0;
    },
  },
  {
    ...{ name: 'applyRequests, of what is read', place: inFile },
    async use(options) {
      const rows = readOfflineConversions(upload(), { now });
      const [request] = await collect(applyRequests(rows, { ...options, recordType: ours }));
      return request?.rows.length ?? 0;
    },
  },
  {
    ...{ name: 'client.applyOfflineConversions', place: inList },
    async use(options) {
      const { client, double } = await openService();
      await collect(client.applyOfflineConversions(records, { ...options, recordType: ours }));
      return double.counted.size;
    },
  },
  {
    ...{ name: 'client.sendOfflineConversions', place: inFile },
    async use(options) {
      const { client, double } = await openService();
      await client.sendOfflineConversions(records, { ...options, recordType: ours }).finish();
      return double.counted.size;
    },
  },
  {
    ...{ name: 'the files of a fleet', place: inFile },
    async use(options) {
      const [file] = await collect(partsOf(records, { ...options, recordType: ours }));
      return file?.records ?? 0;
    },
  },
];

const scratch = useScratch();
const fault = {
  ...{ code: 'acme-over-limit', severity: 'error', action: 'Add', clientId: 'a1' },
  ...{ message: 'The value is over 1000.', facts: { limit: 1000 } },
  ...{ column: 'Conversion Value', property: 'conversionValue' },
};

/** How many records are found right, and everything that is found wrong. */
async function judged({ use }: Judge, options: Options = {}) {
  const issues: Issue[] = [];
  const onIssue = (issue: Issue) => issues.push(issue);
  const count = await use({ now, onIssue, ...options }, scratch);
  return { count, issues };
}

const named = (judges: readonly Judge[]) => judges.map((judge) => [judge.name, judge] as const);

describe('a rule of a user refuses a record', () => {
  test.each(named(readers))('that is read: %s', async (_, judge) => {
    expect(await judged(judge)).toEqual({ count: 2, issues: [{ ...fault, ...judge.place }] });
  });

  test.each(named(writers))('that is written or sent: %s', async (_, judge) => {
    const skipped: Issue[] = [];
    const onSkip: Options['onSkip'] = ({ issues }) => skipped.push(...issues);
    expect(await judged(judge, { onInvalid: 'skip', onSkip })).toEqual({ count: 2, issues: [] });
    expect(skipped).toEqual([{ ...fault, ...judge.place }]);
  });

  test.each(named(writers))('and is thrown: %s', async (_, judge) => {
    const error: unknown = await judged(judge).catch((cause) => cause);
    if (!isInvalidRecordError(error)) throw error;
    expect([error.index, error.issues]).toEqual([1, [{ ...fault, ...judge.place }]]);
  });

  test.each(named([...readers, ...writers]))(
    'by the severity of its code: %s',
    async (_, judge) => {
      const severity = { 'acme-over-limit': 'warning' } as const;
      const warning = { ...fault, ...judge.place, severity: 'warning' };
      expect(await judged(judge, { severity })).toEqual({ count: 3, issues: [warning] });
      expect(await judged(judge, { severity: { 'acme-over-limit': 'off' } })).toEqual({
        ...{ count: 3, issues: [] },
      });
    },
  );
});

describe('the option `recordType`', () => {
  const call = () => {
    throw new Error('Nothing is called before the options are checked.');
  };
  const client = createClient({
    ...{ environment: 'sandbox', token: call, developerToken: 'd', customerId: 1, accountId: 2 },
  });
  const fleet = {
    boss: { createQueue: call, send: call, work: call, redrive: call } as never,
    ...{ postgres: { query: call, connect: call }, secret: 'a secret of the tests' },
    ...{ accounts: [{ account: '456', customer: '123' }], records: call, client: call },
  };
  const takers: readonly (readonly [name: string, use: (recordType: never) => unknown])[] = [
    ['applyRequests', (recordType) => applyRequests([], { recordType })],
    [
      'client.applyOfflineConversions',
      (recordType) => client.applyOfflineConversions([], { recordType }),
    ],
    [
      'client.sendOfflineConversions',
      (recordType) => client.sendOfflineConversions([], { recordType }),
    ],
    ['openFleet', (recordType) => openFleet({ ...fleet, files: { recordType } })],
  ];
  const { columns, matrix } = offlineConversion;
  const note = { ...offlineConversion, columns: { ...columns, note: column('Note', text()) } };
  const { clientId: _, ...fewer } = columns;
  const wrong: readonly (readonly [what: string, recordType: unknown])[] = [
    ['its name', 'Offline Conversion'],
    ['null', null],
    ['rules alone', [overLimit]],
    ['another record type', offlineConversionGoal],
    ['another type', { ...ours, type: 'Online Conversion' }],
    ['other actions', { ...ours, actions: ['Add', 'Restate'] }],
    [
      'another column',
      { ...note, matrix: { ...matrix, note: ['optional', 'optional', 'optional'] } },
    ],
    ['a column less', { ...ours, columns: fewer }],
    ['another header', { ...ours, columns: { ...columns, clientId: column('Id', text()) } }],
    ['columns that are none', { ...ours, columns: { ...columns, clientId: null } }],
    ['another matrix', { ...ours, matrix: { ...matrix, clientId: matrix.conversionName } }],
    ['no rules', { ...ours, rules: undefined }],
  ];

  test.each(takers)('refuses what is not offlineConversion at once: %s', async (_, use) => {
    for (const [what, recordType] of wrong)
      await expect(async () => use(recordType as never), what).rejects.toThrow(
        new TypeError(
          'Option "recordType" must be offlineConversion, or a copy of it with the same type, actions, columns and matrix.',
        ),
      );
  });

  test('is offlineConversion by default, which does not know the code', () => {
    const severity = { 'acme-over-limit': 'off' } as const;
    expect(() => applyRequests([], { severity })).toThrow(
      'Option "severity" has an unknown issue code (15 characters).',
    );
  });
});
