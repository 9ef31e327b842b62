import type { Issue, Severity, Status } from '../../index';
import { codes, type IssueCode } from '../../issues/codes';

/* What the cells of tables say. */

/** What a code is about, starting with a capital. */
export function codeSummary(code: string): string {
  const summary = Object.hasOwn(codes, code) ? codes[code as IssueCode][1] : code;
  return summary.charAt(0).toUpperCase() + summary.slice(1);
}

export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
};

export const statusWords: Readonly<Record<Status, string>> = {
  accepted: 'Accepted',
  rejected: 'Rejected',
  unknown: 'Unknown',
};

export const statusLevels = { accepted: 'good', rejected: 'error', unknown: 'warning' } as const;

const advice: Readonly<Record<string, string>> = {
  fix: 'Fix the data',
  retry: 'Send again later',
  account: 'Change the account',
};

export function adviceWords(word: string): string {
  return advice[word] ?? word;
}

export const actionWords: Readonly<Record<string, string>> = {
  Add: 'new (Add)',
  Restate: 'with a new value (Restate)',
  Retract: 'taken back (Retract)',
  unknown: 'whose action cannot be read',
};

/** The severity of each code among the issues, and error if it has both. */
export function severitiesByCode(issues: readonly Issue[]): ReadonlyMap<string, Severity> {
  const severities = new Map<string, Severity>();
  for (const { code, severity } of issues)
    if (severity === 'error' || !severities.has(code)) severities.set(code, severity);
  return severities;
}
