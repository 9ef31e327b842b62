import type { Issue } from '../../issues/issue';
import type { ValidationReport } from '../../validate';

/** Marks up text for a terminal, or leaves it plain. */
export interface Ink {
  error(text: string): string;
  warning(text: string): string;
  good(text: string): string;
  faint(text: string): string;
}

const same = (text: string) => text;
export const plainInk: Ink = { error: same, warning: same, good: same, faint: same };

const sgr = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
export const colourInk: Ink = { error: sgr(31), warning: sgr(33), good: sgr(32), faint: sgr(2) };

/** Characters that do not show, or that would steer the terminal or the line, as JSON writes them. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
}

function escaped(char: string): string {
  const units = Array.from({ length: char.length }, (_, i) => char.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** One line: `place  severity  column  message  (code, service code)`. */
export function issueLine(place: string, issue: Issue, ink: Ink): string {
  const { severity, column, message, code, serviceError } = issue;
  const service = serviceError ? `, service ${serviceError.number ?? serviceError.code}` : '';
  const tail = ink.faint(`(${code}${service})`);
  return [visible(place), ink[severity](severity), column, visible(message), tail]
    .filter((part) => part !== undefined)
    .join('  ');
}

/** How many issues there are beside those listed, a line for each code. */
export function moreLines(
  place: string,
  listed: readonly Issue[],
  counts: Readonly<Record<string, number>>,
  ink: Ink,
): readonly string[] {
  const shown = new Map<string, number>();
  for (const { code } of listed) shown.set(code, (shown.get(code) ?? 0) + 1);
  return Object.entries(counts)
    .map(([code, count]) => [code, count - (shown.get(code) ?? 0)] as const)
    .filter(([, more]) => more > 0)
    .map(([code, more]) => ink.faint(`${visible(place)}  and ${more} more of ${code}`));
}

/**
 * What a person wants to know of one file: its issues, and the counts. A fault that ended the reading
 * is said elsewhere, so only its code is here.
 */
export function reportText(file: string, report: ValidationReport, ink: Ink): string {
  const { readable, issues, counts } = report;
  const listed = readable ? issues : issues.slice(0, -1);
  const lines = listed.map((issue) => issueLine(`${file}:${issue.line}`, issue, ink));
  lines.push(...moreLines(file, issues, counts, ink));
  if (lines.length > 0) lines.push('');
  lines.push(`${visible(file)}: ${verdict(report, ink)}`);
  lines.push(`  ${recordCounts(report)}`);
  lines.push(`  ${counted(report.errors, 'error')}, ${counted(report.warnings, 'warning')}`);
  return `${lines.join('\n')}\n`;
}

function verdict({ valid, readable, records, issues }: ValidationReport, ink: Ink): string {
  if (!readable) return `${ink.error('could not be read to its end')}  (${issues.at(-1)?.code})`;
  if (!valid) return ink.error('not valid');
  const read = Object.values(records).some((count) => count > 0);
  return read ? ink.good('valid') : ink.warning('valid, but no record was read');
}

function recordCounts({ rows, records, otherTypes }: ValidationReport): string {
  const actions = Object.entries(records)
    .filter(([action, count]) => count > 0 || action !== 'unknown')
    .map(([action, count]) => `${count} ${action === 'unknown' ? 'of unknown action' : action}`);
  const others = Object.entries(otherTypes).map(
    ([type, count]) => `${count} ${type === '' ? 'without a Type' : `"${visible(type)}"`}`,
  );
  const rest = others.length > 0 ? `; not read: ${others.join(', ')}` : '';
  return `${counted(rows, 'row')}: ${actions.join(', ')}${rest}`;
}

export function counted(count: number, what: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}
