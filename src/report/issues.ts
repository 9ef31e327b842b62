import type { Issue } from '../issues/issue';
import { visible } from '../text/shown/escapes';
import type { ValidationReport } from '../validate';
import type { Verdict } from './document/document';
import { type Ink, pluralize } from './terminal/ink';

/** An issue on one line: `place  severity  column  message  (code, service code)`. */
export function issueLine(place: string, issue: Issue, ink: Ink): string {
  const { severity, column, message, code, serviceError } = issue;
  const service = serviceError ? `, service ${serviceError.number ?? serviceError.code}` : '';
  const tail = ink.faint(visible(`(${code}${service})`));
  return [
    visible(place),
    ink[severity](severity),
    column && visible(column),
    visible(message),
    tail,
  ]
    .filter((part) => part !== undefined)
    .join('  ');
}

/** How many issues there are of each code in addition to those listed. Codes without more are left out. */
export function countMore(
  listed: readonly Issue[],
  counts: Readonly<Record<string, number>>,
): readonly (readonly [code: string, more: number])[] {
  const rest = new Map(Object.entries(counts));
  for (const { code } of listed) rest.set(code, (rest.get(code) ?? 0) - 1);
  return [...rest].filter(([, more]) => more > 0);
}

/** How many issues there are in addition to those listed, with a line for each code. */
export function moreLines(
  place: string,
  listed: readonly Issue[],
  counts: Readonly<Record<string, number>>,
  ink: Ink,
): readonly string[] {
  return countMore(listed, counts).map(([code, more]) => moreLine(place, code, more, ink));
}

/** How many more issues of a code there are. */
export function moreLine(place: string, code: string, more: number, ink: Ink): string {
  return ink.faint(visible(`${place}  and ${more} more of ${code}`));
}

/**
 * The lines of the report on one file for a person: its issues and the counts. A fault that ended the
 * reading is reported elsewhere, so only its code is repeated.
 */
export function* reportLines(
  file: string,
  report: ValidationReport,
  ink: Ink,
): Generator<string, void> {
  const { readable, issues, counts } = report;
  const listed = readable ? issues : issues.slice(0, -1);
  const more = moreLines(file, issues, counts, ink);
  for (const issue of listed) yield issueLine(`${file}:${issue.line}`, issue, ink);
  yield* more;
  if (listed.length + more.length > 0) yield '';
  yield `${visible(file)}: ${verdict(report, ink)}`;
  yield `  ${recordCounts(report)}`;
  yield `  ${pluralize(report.errors, 'error')}, ${pluralize(report.warnings, 'warning')}`;
}

function verdict(report: ValidationReport, ink: Ink): string {
  const { tone, text } = verdictOf(report);
  return `${ink[tone](text)}${report.readable ? '' : `  (${report.issues.at(-1)?.code})`}`;
}

/** What a report says in one phrase. */
export function verdictOf({ valid, readable, records }: ValidationReport): Verdict {
  if (!readable) return { tone: 'error', text: 'could not be read to the end' };
  if (!valid) return { tone: 'error', text: 'not valid' };
  const hasRecords = Object.values(records).some((count) => count > 0);
  if (hasRecords) return { tone: 'good', text: 'valid' };
  return { tone: 'warning', text: 'valid, but no records were read' };
}

/** How many records there are of each action, and what else the file has. */
export function recordCounts({ records, otherTypes, formatVersion }: ValidationReport): string {
  const actions = Object.entries(records).filter(([, count]) => count > 0);
  const total = actions.reduce((sum, [, count]) => sum + count, 0);
  const names = actions.map(
    ([action, count]) => `${count} ${action === 'unknown' ? 'of an unknown action' : action}`,
  );
  const others = Object.entries(otherTypes).map(
    ([type, count]) => `${count} ${type === '' ? 'without a Type' : `"${visible(type)}"`}`,
  );
  return [
    pluralize(total, 'record') + (total > 0 ? ` (${names.join(', ')})` : ''),
    ...(formatVersion === null ? [] : [`Format Version ${visible(formatVersion)}`]),
    ...(others.length > 0 ? [`not read: ${others.join(', ')}`] : []),
  ].join('; ');
}
