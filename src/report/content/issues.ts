import type { Issue } from '../../issues/issue';
import type { Place } from '../place';
import type { Finding } from './content';

/** An issue as a finding. */
export function findingOf(issue: Issue, place: Place | undefined): Finding {
  const { code, severity, message, line: _, ...properties } = issue;
  return { code, severity, message, place, properties };
}

/** The issues of a bulk file, where each has a line. */
export function findingsOf(issues: readonly Issue[]): readonly Finding[] {
  return issues.map((issue) => findingOf(issue, { line: Math.max(1, issue.line) }));
}

/** An issue as a member of JSON, at its place in the input instead of a line of the output. */
export function issueJson(issue: Issue, place: Place | undefined): object {
  const { code, severity, line: _line, row: _row, ...rest } = issue;
  return { code, severity, ...place, ...rest };
}
