import { expect } from 'vitest';
import type { Issue } from '../../src/index';

/** The facts of each issue. Its sentence is prose, so only its form is held here. */
export function withoutMessage(issues: readonly Issue[]): Omit<Issue, 'message'>[] {
  return issues.map(({ message, ...facts }) => {
    expect(message, facts.code).toMatch(/^\S.*[.?]$/s);
    return facts;
  });
}
