import type { Issue } from '../../issues/issue';

/**
 * Whether a record has no other errors than that it was sent before. An adjustment counts as sent if it is
 * not later than the last one: either it is that one or an earlier one, or that one has replaced it.
 */
export function wasSentBefore(issues: readonly Issue[]): boolean {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(isRepetition);
}

function isRepetition(issue: Issue): boolean {
  switch (issue.code) {
    case 'already-sent':
      return true;
    case 'already-retracted':
      return !issue.facts.isLater;
    case 'adjustment-order':
      return 'adjustedAt' in issue.facts;
    default:
      return false;
  }
}
