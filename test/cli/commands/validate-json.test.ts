import { expect, test } from 'vitest';
import { type Files, fromNdjson, ndjson, now, run, runOn } from '../../support/run';
import { stamp } from '../../support/stamp';
import { uploadText } from '../../support/upload-text';

const click = 'f894f652ea334e739002f7167ab8f8e3';
const header =
  'Type,Name,Client Id,Conversion Name,Conversion Time,Adjustment Type,Microsoft Click Id';
const version = 'Format Version,6.0,,,,,';

/** One row of each kind of count. */
const mixed = uploadText(
  header,
  version,
  `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,${click}`,
  `Offline Conversion,,b,,11/2/2026 9:30:00 AM,,${click}`,
  `Offline Conversion,,,Lead,11/2/2026 9:30:00 AM,Undo,${click}`,
  'Campaign,x,,,,,',
  'Keyword,x,,,,,',
  'Campaign,x,,,,,',
);

const required = {
  code: 'required',
  severity: 'error',
  line: 4,
  row: 3,
  column: 'Conversion Name',
  property: 'conversionName',
  action: 'Add',
  clientId: 'b',
  message: 'Conversion Name is empty. An Add requires it.',
  facts: { column: 'Conversion Name', action: 'Add' },
  serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
};
const undo = {
  code: 'adjustment-type',
  severity: 'error',
  line: 5,
  row: 4,
  column: 'Adjustment Type',
  property: 'action',
  message:
    'Adjustment Type "Undo" is not an action. Write Restate or Retract, or leave it empty to add a conversion.',
  facts: { value: 'Undo' },
  serviceError: { number: 5618, code: 'OfflineConversionInvalidAdjustmentType' },
};
const mixedTypes = {
  code: 'mixed-record-types',
  severity: 'warning',
  line: 8,
  row: 7,
  message:
    'The file also contains other record types (3 rows). Files with a single record type are processed faster.',
  facts: { count: 3, errorRows: 0 },
};
const summary = {
  file: 'up.csv',
  readable: true,
  formatVersion: '6.0',
  valid: false,
  rows: 7,
  records: { Add: 2, Restate: 0, Retract: 0, unknown: 1 },
  otherTypes: { Campaign: 2, Keyword: 1 },
  errors: 2,
  warnings: 1,
  counts: { required: 1, 'adjustment-type': 1, 'mixed-record-types': 1 },
};

test('json: one object, its keys in order', async () => {
  const outcome = await runOn({ 'up.csv': mixed }, [
    'validate',
    'up.csv',
    '--format',
    'json',
    ...now,
  ]);
  const report = {
    ...stamp('validate'),
    ...summary,
    issues: [required, undo, mixedTypes],
    truncated: false,
  };
  expect(outcome).toEqual({ stdout: ndjson(report), stderr: '', code: 1 });
});

test('ndjson: each issue, then the summary', async () => {
  const outcome = await runOn({ 'up.csv': mixed }, [
    ...['validate', 'up.csv', '--format', 'ndjson', ...now],
  ]);
  const lines = [required, undo, mixedTypes].map((issue) => ({ file: 'up.csv', ...issue }));
  expect(outcome).toEqual({
    stdout: ndjson(...lines, { ...stamp('validate-line'), ...summary, truncated: false }),
    stderr: '',
    code: 1,
  });
});

const good: Files = {
  'good.csv': uploadText(
    header,
    version,
    `Offline Conversion,,a,Lead,11/2/2026 9:30:00 AM,,${click}`,
  ),
};
const goodReport = {
  file: 'good.csv',
  readable: true,
  formatVersion: '6.0',
  valid: true,
  rows: 2,
  records: { Add: 1, Restate: 0, Retract: 0, unknown: 0 },
  otherTypes: {},
  errors: 0,
  warnings: 0,
  counts: {},
};

test.each([
  ['json', { ...stamp('validate'), ...goodReport, issues: [], truncated: false }],
  ['ndjson', { ...stamp('validate-line'), ...goodReport, truncated: false }],
])('%s of a good file', async (format, report) => {
  const outcome = await runOn(good, ['validate', 'good.csv', '--format', format, ...now]);
  expect(outcome).toEqual({ stdout: ndjson(report), stderr: '', code: 0 });
});

test('json of several files: one object a file, a missing one has none', async () => {
  const files = { ...good, 'up.csv': mixed };
  const outcome = await runOn(files, [
    ...['validate', 'good.csv', 'none.csv', 'up.csv', '--format', 'json', ...now],
  ]);
  expect(outcome.stderr).toBe('none.csv: no such file or folder.\n');
  expect(outcome.code).toBe(2);
  expect(fromNdjson(outcome.stdout)).toEqual([
    { ...stamp('validate'), ...goodReport, issues: [], truncated: false },
    { ...stamp('validate'), ...summary, issues: [required, undo, mixedTypes], truncated: false },
  ]);
});

test('json from standard input', async () => {
  const input = good['good.csv'] as string;
  const outcome = await run(['validate', '-', '--format', 'json', ...now], { input });
  expect(outcome).toEqual({
    stdout: ndjson({
      ...stamp('validate'),
      ...goodReport,
      file: '-',
      issues: [],
      truncated: false,
    }),
    stderr: '',
    code: 0,
  });
});

test('the caps: 1000 issues and 100 of one code, which --max-issues raises both', async () => {
  const row = 'Offline Conversion,,b,,11/2/2026 9:30:00 AM,,';
  const files = { 'up.csv': uploadText(header, version, ...Array<string>(150).fill(row)) };
  const keptBy = async (...more: readonly string[]) => {
    const { stdout } = await runOn(files, [
      'validate',
      'up.csv',
      '--format',
      'json',
      ...now,
      ...more,
    ]);
    const { errors, counts, issues, truncated } = JSON.parse(stdout);
    return { errors, counts, kept: issues.length, truncated };
  };
  const counts = { required: 150, 'no-identifier': 150 };
  expect(await keptBy()).toEqual({ errors: 300, counts, kept: 200, truncated: true });
  expect(await keptBy('--max-issues', '10')).toEqual({
    ...{ errors: 300, counts, kept: 10, truncated: true },
  });
  expect(await keptBy('--max-issues', '300')).toEqual({
    ...{ errors: 300, counts, kept: 300, truncated: false },
  });
  expect(await keptBy('--max-issues', '0')).toEqual({
    ...{ errors: 300, counts, kept: 0, truncated: true },
  });
});

test('ndjson is not capped', async () => {
  const row = 'Offline Conversion,,b,,11/2/2026 9:30:00 AM,,';
  const files = { 'up.csv': uploadText(header, version, ...Array<string>(1500).fill(row)) };
  const { stdout, code } = await runOn(files, [
    ...['validate', 'up.csv', '--format', 'ndjson', '--max-issues', '1', ...now],
  ]);
  const lines = fromNdjson(stdout) as { code?: string; row?: number }[];
  expect(code).toBe(1);
  expect(lines).toHaveLength(3001);
  expect(lines.slice(0, -1).map(({ code, row }) => [code, row])).toEqual(
    Array.from({ length: 1500 }, (_, i) => [
      ['required', i + 2],
      ['no-identifier', i + 2],
    ]).flat(),
  );
  expect(lines.at(-1)).toMatchObject({ errors: 3000, truncated: false });
});

test('other types: 50 names of at most 64 characters, the rest under (other)', async () => {
  const types = Array.from({ length: 60 }, (_, i) => `Kind ${i}`);
  const rows = ['x'.repeat(65), ...types, 'Kind 0'].map((type) => `${type},,,,,,`);
  const { stdout } = await runOn({ 'up.csv': uploadText(header, version, ...rows) }, [
    ...['validate', 'up.csv', '--format', 'json', ...now],
  ]);
  const { otherTypes, rows: count } = JSON.parse(stdout);
  expect(count).toBe(63);
  expect(otherTypes).toEqual({
    ...Object.fromEntries(types.slice(0, 50).map((type) => [type, 1])),
    'Kind 0': 2,
    '(other)': 11,
  });
});
