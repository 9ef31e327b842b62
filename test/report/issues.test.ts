import { expect, test } from 'vitest';
import type { Issue } from '../../src/index';
import { issueLine, reportLines } from '../../src/report/issues';
import { colourInk, plainInk } from '../../src/report/terminal/ink';
import { joinLines } from '../../src/text/shown/pieces';
import type { ValidationReport } from '../../src/validate';

const issue = {
  code: 'required',
  severity: 'error',
  line: 3,
  row: 2,
  column: 'Conversion Name',
  property: 'conversionName',
  action: 'Add',
  clientId: 'a',
  message: 'Conversion Name is empty. An Add requires it.',
  facts: { column: 'Conversion Name', action: 'Add' },
  serviceError: { number: 5605, code: 'OfflineConversionNameNullOrEmpty' },
} as const satisfies Issue;
const { column: _column, serviceError: _error, ...bare } = issue;

test.each([
  [
    issue,
    'up.csv:3  error  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service 5605)',
  ],
  [bare, 'up.csv:3  error  Conversion Name is empty. An Add requires it.  (required)'],
  [
    { ...issue, severity: 'warning', serviceError: { code: 'SomeName' } },
    'up.csv:3  warning  Conversion Name  Conversion Name is empty. An Add requires it.  (required, service SomeName)',
  ],
  [
    { ...bare, message: 'Two\nlines\u0007.' },
    'up.csv:3  error  Two\\u000alines\\u0007.  (required)',
  ],
] as [Issue, string][])('a line %#', (given, line) => {
  expect(issueLine('up.csv:3', given, plainInk)).toBe(line);
});

test('a line in colour', () => {
  expect(issueLine('up.csv:3', bare, colourInk)).toBe(
    'up.csv:3  \u001b[31merror\u001b[0m  Conversion Name is empty. An Add requires it.  \u001b[2m(required)\u001b[0m',
  );
  expect(issueLine('up.csv:3', { ...bare, severity: 'warning' }, colourInk)).toContain(
    '\u001b[33mwarning\u001b[0m',
  );
});

const report: ValidationReport = {
  readable: true,
  formatVersion: '6.0',
  valid: true,
  rows: 0,
  records: { Add: 0, Restate: 0, Retract: 0, unknown: 0 },
  otherTypes: {},
  errors: 0,
  warnings: 0,
  counts: {},
  issues: [],
  truncated: false,
};

test.each<[string, Partial<ValidationReport>, readonly string[]]>([
  [
    'no rows',
    {},
    [
      'up.csv: valid, but no records were read',
      '  no records; Format Version 6.0',
      '  no errors, no warnings',
    ],
  ],
  [
    'one of each',
    {
      rows: 5,
      records: { Add: 1, Restate: 1, Retract: 1, unknown: 1 },
      otherTypes: { Campaign: 1, '': 2, 'Odd\u0007': 1, '(other)': 3 },
      warnings: 1,
    },
    [
      'up.csv: valid',
      '  4 records (1 Add, 1 Restate, 1 Retract, 1 of an unknown action); Format Version 6.0; not read: 1 "Campaign", 2 without a Type, 1 "Odd\\u0007", 3 "(other)"',
      '  no errors, 1 warning',
    ],
  ],
  [
    'issues, and more of them',
    { valid: false, rows: 1, errors: 3, counts: { required: 2, quote: 1 }, issues: [bare] },
    [
      'up.csv:3  error  Conversion Name is empty. An Add requires it.  (required)',
      'up.csv  and 1 more of required',
      'up.csv  and 1 more of quote',
      '',
      'up.csv: not valid',
      '  no records; Format Version 6.0',
      '  3 errors, no warnings',
    ],
  ],
  [
    'a fault that ended the reading',
    {
      readable: false,
      valid: false,
      rows: 2,
      errors: 2,
      counts: { required: 1, quote: 1 },
      issues: [bare, { ...bare, code: 'quote', message: 'Open.', facts: {} }],
    },
    [
      'up.csv:3  error  Conversion Name is empty. An Add requires it.  (required)',
      '',
      'up.csv: could not be read to the end  (quote)',
      '  no records; Format Version 6.0',
      '  2 errors, no warnings',
    ],
  ],
])('a report: %s', (_, more, lines) => {
  const text = [...joinLines(reportLines('up.csv', { ...report, ...more }, plainInk))].join('');
  expect(text.split('\n')).toEqual([...lines, '']);
});

test.each([
  [{ records: { Add: 1, Restate: 0, Retract: 0, unknown: 0 } }, '\u001b[32mvalid\u001b[0m'],
  [{}, '\u001b[33mvalid, but no records were read\u001b[0m'],
  [{ valid: false }, '\u001b[31mnot valid\u001b[0m'],
  [
    { valid: false, readable: false, issues: [{ ...bare, code: 'quote', facts: {} }] },
    '\u001b[31mcould not be read to the end\u001b[0m  (quote)',
  ],
] as [Partial<ValidationReport>, string][])('a verdict in colour %#', (more, verdict) => {
  const [line] = reportLines('up.csv', { ...report, ...more }, colourInk);
  expect(line).toBe(`up.csv: ${verdict}`);
});
