import { expect, test } from 'vitest';
import { type Files, now, runOn } from '../../support/run';
import { fullUpload, uploadText } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const add = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,5,EUR,,,,,,,,,${click}`;
const iso = add.replace('11/2/2026 9:30:00 AM', '2026-11-02T09:30:00Z');
const old = add.replace('11/2/2026', '7/2/2026').replace(',a,', ',old,');
const hash = 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602';
const hashed = `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,5,EUR,,,,,,,${hash},,`;

const goals = JSON.stringify([
  { name: 'Lead', currencyCode: null, status: 'Active' },
  { name: 'Sale', status: 'Paused', createdAt: '2026-11-21T12:30:00+02:00' },
]);

interface Case {
  readonly rows?: readonly string[];
  readonly files?: Files;
  readonly args?: readonly string[];
  /** `line severity code` of each issue. */
  readonly issues: readonly string[];
}

const cases: Record<string, Case> = {
  'no option': { rows: [iso, old], issues: ['3 warning time-iso', '4 error conversion-too-old'] },
  '--strict': {
    rows: [iso],
    args: ['--strict'],
    issues: ['3 error time-iso'],
  },
  '--severity wins over --strict': {
    rows: [iso],
    args: ['--strict', '--severity', 'time-iso=warning'],
    issues: ['3 warning time-iso'],
  },
  '--severity, repeated': {
    rows: [iso, old, add, add],
    args: [
      ...['--severity', 'time-iso=error', '--severity', 'conversion-too-old=warning'],
      '--severity=duplicate=off',
    ],
    issues: ['3 error time-iso', '4 warning conversion-too-old'],
  },
  '--kind result: no clock, no ISO form': {
    rows: [iso, old],
    args: ['--kind', 'result'],
    issues: [],
  },
  '--kind upload': { rows: [iso], args: ['--kind', 'upload'], issues: ['3 warning time-iso'] },
  'duplicates are looked for': { rows: [add, add], issues: ['4 warning duplicate'] },
  '--no-duplicates': { rows: [add, add], args: ['--no-duplicates'], issues: [] },
  '--enhanced-conversions': {
    rows: [add, hashed],
    args: ['--enhanced-conversions'],
    issues: ['3 error enhanced-identifier'],
  },
  '--goals, with null as absent': {
    rows: [add, add.replace('Lead', 'Sale'), add.replace('Lead', 'Leed')],
    files: { 'goals.json': goals },
    args: ['--goals', 'goals.json'],
    issues: ['4 error goal-paused', '4 error goal-too-recent', '5 error goal-unknown'],
  },
  '--goals with a byte order mark': {
    rows: [add],
    files: { 'goals.json': `\ufeff${goals}` },
    args: ['--goals', 'goals.json'],
    issues: [],
  },
  '--goals: two hours after its creation a goal is not too recent': {
    rows: [add.replace('Lead', 'Sale')],
    files: { 'goals.json': goals.replace('12:30:00', '12:00:00') },
    args: ['--goals', 'goals.json'],
    issues: ['3 error goal-paused'],
  },
};

test.each(Object.entries(cases))('%s', async (_, { rows = [], files = {}, args = [], issues }) => {
  const { stdout, stderr, code } = await runOn({ ...files, 'up.csv': fullUpload(...rows) }, [
    ...['validate', 'up.csv', '--format', 'json', ...now, ...args],
  ]);
  const found: { line: number; severity: string; code: string }[] = JSON.parse(stdout).issues;
  expect(stderr).toBe('');
  expect(found.map((issue) => `${issue.line} ${issue.severity} ${issue.code}`)).toEqual(issues);
  expect(code).toBe(issues.some((issue) => issue.includes(' error ')) ? 1 : 0);
});

const header = 'Type,Name,Client Id,Conversion Name,Conversion Time,Microsoft Click Id';

function rowsOf(count: number): string {
  const row = (i: number) =>
    `Offline Conversion,,a${i},Lead,11/2/2026 9:30:00 AM,c${i.toString(16).padStart(31, '0')}`;
  return uploadText(
    header,
    'Format Version,6.0,,,,',
    ...Array.from({ length: count }, (_, i) => row(i)),
  );
}

test.each([
  [20_000, 'sandbox', 0, {}],
  [20_001, 'sandbox', 1, { 'too-many-rows': 1 }],
  [20_001, 'production', 0, {}],
])('%i rows for --channel %s', async (count, channel, code, counts) => {
  const outcome = await runOn({ 'up.csv': rowsOf(count) }, [
    ...['validate', 'up.csv', '--format', 'json', '--channel', channel, ...now],
  ]);
  expect(JSON.parse(outcome.stdout)).toMatchObject({ rows: count + 1, counts });
  expect(outcome.code).toBe(code);
});

test.each([
  ['a good file', '--quiet', 'text', fullUpload(add), 0],
  ['warnings', '-q', 'json', fullUpload(iso), 0],
  ['errors', '--quiet', 'text', fullUpload(old), 1],
  ['errors', '--quiet', 'ndjson', fullUpload(old), 1],
  ['errors', '--quiet', 'sarif', fullUpload(old), 1],
])('says nothing of %s with %s, format %s', async (_, quiet, format, file, code) => {
  const args = ['validate', 'up.csv', quiet, '--format', format, ...now];
  expect(await runOn({ 'up.csv': file }, args)).toEqual({ stdout: '', stderr: '', code });
});
