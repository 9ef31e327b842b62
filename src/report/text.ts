import type { Issue } from '../issue';
import type { ValidationReport } from '../validate';

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

/** One line: `place  severity  column  message  (code, service code)`. */
export function issueLine(place: string, issue: Issue, ink: Ink): string {
  const { severity, column, message, code, serviceError } = issue;
  const service = serviceError ? `, service ${serviceError.number ?? serviceError.code}` : '';
  const tail = ink.faint(`(${code}${service})`);
  return [place, ink[severity](severity), column, message, tail]
    .filter((part) => part !== undefined)
    .join('  ');
}

/** What a person wants to know of one file: its issues, and the counts. */
export function reportText(file: string, report: ValidationReport, ink: Ink): string {
  const lines = report.issues.map((issue) => issueLine(`${file}:${issue.line}`, issue, ink));
  const kept = new Map<string, number>();
  for (const { code } of report.issues) kept.set(code, (kept.get(code) ?? 0) + 1);
  for (const [code, count] of Object.entries(report.counts)) {
    const more = count - (kept.get(code) ?? 0);
    if (more > 0) lines.push(ink.faint(`${file}  and ${more} more of ${code}`));
  }
  if (lines.length > 0) lines.push('');
  lines.push(`${file}: ${verdict(report, ink)}`);
  lines.push(`  ${recordCounts(report)}`);
  lines.push(`  ${counted(report.errors, 'error')}, ${counted(report.warnings, 'warning')}`);
  return `${lines.join('\n')}\n`;
}

function verdict({ valid, readable }: ValidationReport, ink: Ink): string {
  if (!readable) return ink.error('could not be read to its end');
  return valid ? ink.good('valid') : ink.error('not valid');
}

function recordCounts({ rows, records, otherTypes }: ValidationReport): string {
  const actions = Object.entries(records)
    .filter(([action, count]) => count > 0 || action !== 'unknown')
    .map(([action, count]) => `${count} ${action === 'unknown' ? 'of unknown action' : action}`);
  const others = Object.entries(otherTypes).map(
    ([type, count]) => `${count} ${type === '' ? 'without a Type' : `"${type}"`}`,
  );
  const rest = others.length > 0 ? `; not read: ${others.join(', ')}` : '';
  return `${counted(rows, 'row')}: ${actions.join(', ')}${rest}`;
}

export function counted(count: number, what: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}
