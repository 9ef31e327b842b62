import { inspect } from 'node:util';
import type { Issue, validateRecords } from '../../src/index';
import { findingsOf } from '../../src/report/content/issues';
import { sarifLog } from '../../src/report/formats/sarif';
import { reportLines } from '../../src/report/issues';
import { plainInk } from '../../src/report/terminal/ink';
import { jsonLine } from '../../src/text/shown/pieces';

/** What is said of an input: issues, what is thrown, and texts that are made of them. */
export interface Said {
  readonly issues: readonly Issue[];
  readonly thrown: readonly unknown[];
  readonly texts: readonly string[];
}

type Report = Awaited<ReturnType<typeof validateRecords>>;

/** A report in each form in which the command prints it. */
export function textsOf(report: Report): readonly string[] {
  const log = sarifLog([{ file: 'up.csv', findings: findingsOf(report.issues), counts: {} }], {
    version: '1.0.0',
    successful: report.readable,
  });
  return [
    [...reportLines('up.csv', report, plainInk)].join('\n'),
    [...jsonLine({ file: 'up.csv', ...report })].join(''),
    [...log].join(''),
    everythingOf(report),
  ];
}

/** Whatever can be seen of a value: as text, as JSON, as a console shows it with all that is hidden. */
export function everythingOf(value: unknown): string {
  const parts = [inspect(value, { depth: Infinity, showHidden: true, maxArrayLength: null })];
  // An error in the usual way of a log, and each error that is its cause.
  for (let each = value; each instanceof Error; each = each.cause)
    parts.push(String(each), each.message, each.stack ?? '', inspect(each), inspect({ ...each }));
  parts.push(JSON.stringify(value) ?? '');
  return parts.join('\n');
}

/** Everything that is said, in one text. */
export function allOf({ issues, thrown, texts }: Said): string {
  return [...issues.map(everythingOf), ...thrown.map(everythingOf), ...texts].join('\n');
}
