import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  checkOfflineConversion,
  issueCodes,
  type OfflineConversionInput,
  offlineConversion,
  offlineConversionGoal,
  readOfflineConversions,
  validateBulkFile,
  validateRecords,
} from '../../src/index';
import type { SentState } from '../../src/records/offline-conversion/sent';
import { referenceOf } from '../../src/report/reference';
import { everySent } from '../support/sent';
import { type Example, entriesOf, exampleOf } from './issue-page';
import { headingsOf } from './links';

const markdown = readFileSync('docs/issues.md', 'utf8');
const entries = entriesOf(markdown);
const now = new Date('2026-11-21T12:00:00Z');

/** Codes whose examples are bytes or too long to show. Other tests provoke them. */
const inWords = [
  'encoding',
  'archive',
  'row-too-long',
  'archive-entries',
  'file-name',
  'bom-repeated',
  'too-long',
  'email-format',
  'email-placeholder',
  'phone-format',
  'phone-extension',
  'phone-area-code',
  'not-json',
  'clicks-skipped',
  'click-repeated',
  'too-many-rows',
  'too-many-bytes',
  'unrelated-files',
  'no-error-columns',
  'response-mode',
];

describe('docs/issues.md', () => {
  it('has one heading per code, in order, and no others', () => {
    expect(entries.map(({ code }) => code)).toEqual(Object.keys(issueCodes));
    const known = headingsOf(markdown).filter((heading) => /^[a-z]+(-[a-z]+)*$/.test(heading));
    expect(known).toEqual(Object.keys(issueCodes));
  });

  const { codes } = referenceOf(offlineConversion, [offlineConversionGoal]);
  it.each(codes)('gives the severity and the service errors of $code', (rule) => {
    const always = rule.lowerable ? '' : ', always';
    const service = rule.service.length > 0 ? ` · ${rule.service.join(', ')}` : '';
    const entry = entries.find(({ code }) => code === rule.code);
    expect(entry?.status).toBe(`**${rule.severity}${always}**${service}`);
    expect(entry?.prose).toMatch(/^\S.*\. Fix: \S.*\.$/s);
    expect(entry?.example).toMatch(/\S/);
  });

  it('describes an example in words only if it cannot be run', () => {
    const words = entries.filter((entry) => !exampleOf(entry)).map(({ code }) => code);
    expect(words).toEqual(inWords);
  });

  it.each(entries.filter(exampleOf))('has an example that yields $code', async (entry) => {
    const { input, options, also } = exampleOf(entry) as Example;
    const all = { now, ...withTimes(options) };
    const issues =
      input.kind === 'record'
        ? checkOfflineConversion(await changedRecord(input), all)
        : (await validate(fileOf(input, entry.code), all)).issues;
    const found = new Set(issues.map(({ code }) => code));
    expect([...found].sort()).toEqual([entry.code, ...also].sort());
  });
});

/** Validates a file of goals as such. */
function validate(file: string, options: Example['options']) {
  return /^OfflineConversion Goal,/m.test(file)
    ? validateRecords(offlineConversionGoal, file, options)
    : validateBulkFile(file, options);
}

/** Turns the JSON forms of times and maps into those of the options. */
function withTimes({ clicks, goals, ledger, ...rest }: Example['options']) {
  return {
    ...rest,
    ...(ledger !== undefined && { ledger: ledgerOf(ledger as Answer) }),
    ...(clicks !== undefined && {
      clicks: new Map(Object.entries(clicks as object).map(([id, time]) => [id, new Date(time)])),
    }),
    ...(Array.isArray(goals) && {
      goals: goals.map((goal) => ({
        ...goal,
        ...(goal.createdAt && { createdAt: new Date(goal.createdAt) }),
      })),
    }),
  };
}

interface Answer {
  readonly state: SentState;
  readonly acceptedAt?: string;
}

/** A ledger that gives one answer about every conversion. */
function ledgerOf({ state, acceptedAt }: Answer) {
  return everySent({
    state,
    acceptedAt: acceptedAt === undefined ? undefined : Date.parse(acceptedAt),
  });
}

type Row = Extract<Example['input'], { action: string }>;

/** The file that the page shows, or one with the row that the example changes. */
function fileOf(input: Example['input'], code: string): string {
  const mark = code === 'bom-missing' ? '' : '\ufeff';
  if (input.kind === 'file') return mark + input.text;
  const columns = Object.values(offlineConversion.columns).map(({ header }) => header);
  const cells = { ...rowOf(input.action), ...input.changes };
  const rows = [
    ['Type', 'Name', ...columns],
    ['Format Version', '6.0', ...columns.map(() => '')],
    ['Offline Conversion', '', ...columns.map((name) => cells[name] ?? '')],
  ];
  expect(columns).toEqual(expect.arrayContaining(Object.keys(input.changes)));
  return mark + rows.map((row) => `"${row.join('","')}"\r\n`).join('');
}

const sample = readFileSync('samples/upload.csv', 'utf8').replace('\ufeff', '').split(/\r?\n/);
const sampleLines: Readonly<Record<string, number>> = { Add: 3, Restate: 5, Retract: 6 };

function rowOf(action: string): Record<string, string> {
  const cells = (sample[(sampleLines[action] as number) - 1] as string).split(',');
  const names = (sample[0] as string).split(',');
  return Object.fromEntries(names.map((name, index) => [name, cells[index] as string]));
}

async function changedRecord({ action, changes }: Row): Promise<OfflineConversionInput> {
  const file = fileOf({ kind: 'row', action, changes: {} }, '');
  const { value } = await readOfflineConversions(file, { now }).next();
  const properties = Object.entries(changes).map(([name, json]) => [name, JSON.parse(json)]);
  return { ...value?.record, ...Object.fromEntries(properties) };
}
