import { describe, expect, test } from 'vitest';
import type { Issue, ValidationReport } from '../../src/index';
import { findingsOf } from '../../src/report/content/issues';
import { sarifLog } from '../../src/report/formats/sarif';
import { goalLines, goalsJson } from '../../src/report/goals';
import { reportLines } from '../../src/report/issues';
import { plainInk } from '../../src/report/terminal/ink';
import { joinLines, jsonLine } from '../../src/text/shown/pieces';

/*
 * Outputs that are longer than any string, which holds 536,870,888 units in V8. Few long messages take less
 * time than millions of short ones.
 */
describe('more than one string can hold', () => {
  const message = 'x'.repeat(30_000);
  const count = 18_000;
  const issue: Issue = {
    ...{ code: 'required', severity: 'error', line: 3, row: 2, message },
    facts: { column: 'Conversion Name', action: 'Add' },
  };
  const issues = Array<Issue>(count).fill(issue);
  const goals = Array(count).fill({ name: message });
  const counts = { required: count };
  const report: ValidationReport = {
    ...{ readable: true, formatVersion: '6.0', valid: false, rows: count },
    records: { Add: count, Restate: 0, Retract: 0, unknown: 0 },
    ...{ otherTypes: {}, errors: count, warnings: 0, counts, issues, truncated: false },
  };
  const answer = { goals, otherTypes: 0, errors: [], issues: [], truncated: false };

  test.each<[name: string, pieces: () => Iterable<string>]>([
    ['text', () => joinLines(reportLines('up.csv', report, plainInk))],
    ['JSON', () => jsonLine({ file: 'up.csv', ...report })],
    [
      'SARIF',
      () =>
        sarifLog([{ file: 'up.csv', findings: findingsOf(issues), counts: {} }], {
          version: '1',
          successful: true,
        }),
    ],
    ['goals', () => joinLines(goalLines('goals.csv', answer, {}, plainInk))],
    ['goals as JSON', () => jsonLine(goalsJson('goals.csv', answer, {}))],
  ])('%s', (_, pieces) => {
    let [length, longest] = [0, 0];
    for (const piece of pieces()) {
      length += piece.length;
      longest = Math.max(longest, piece.length);
    }
    expect(length).toBeGreaterThan(count * message.length);
    expect(longest).toBeLessThan(200_000);
  });
});
