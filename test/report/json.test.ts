import { expect, test } from 'vitest';
import type { Issue } from '../../src/index';
import { reportJson } from '../../src/report/json';
import type { ValidationReport } from '../../src/validate';

const issues = (count: number): Issue[] =>
  Array.from({ length: count }, (_, i) => ({
    code: 'required',
    severity: 'error',
    line: i + 3,
    row: i + 2,
    message: 'Empty, "quoted".',
    facts: { column: 'Conversion Name', action: 'Add' },
  }));

const report: ValidationReport = {
  readable: true,
  formatVersion: null,
  valid: false,
  rows: 1,
  records: { Add: 1, Restate: 0, Retract: 0, unknown: 0 },
  otherTypes: { 'A "type"': 1 },
  errors: 1,
  warnings: 0,
  counts: { required: 1 },
  issues: [],
  truncated: true,
};

test.each([0, 1, 2, 999, 1000, 1001, 2000, 2500])(
  '%i issues are the JSON of the report',
  (count) => {
    const full = { ...report, issues: issues(count) };
    const pieces = [...reportJson('my "file".csv', full)];
    expect(pieces.join('')).toBe(`${JSON.stringify({ file: 'my "file".csv', ...full })}\n`);
    expect(pieces.length).toBe(2 + Math.ceil(count / 1000));
  },
);
