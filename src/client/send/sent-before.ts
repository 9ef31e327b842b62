import type { Issue } from '../../issues/issue';

/** Whether a record has no other errors than that it was sent before, just as it is. */
export function wasSentBefore(issues: readonly Issue[]): boolean {
  const errors = issues.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(isRepetition);
}

function isRepetition(issue: Issue): boolean {
  switch (issue.code) {
    case 'already-sent':
      return true;
    case 'already-retracted':
      return issue.facts.isRepeated;
    case 'adjustment-order':
      return 'isRepeated' in issue.facts && issue.facts.isRepeated;
    default:
      return false;
  }
}
