import { type GoalsAnswer, readGoals } from '../../api/goals/read';
import type { Issue } from '../../issues/issue';
import type { Goal } from '../../records/offline-conversion/options';
import { firstCharacter, peeked } from '../../source/peek';
import { readPlainGoals } from './goals';

/** What the command `goals` and the flag `--goals` read: all that `readGoals` does, and a plain list. */
export interface GoalsFile extends Omit<GoalsAnswer, 'goals'> {
  readonly goals: GoalsAnswer['goals'] | readonly Goal[];
}

export async function readGoalsFile(
  file: string,
  bytes: AsyncGenerator<Uint8Array, void>,
  options: { readonly signal: AbortSignal; onIssue(issue: Issue): void },
): Promise<GoalsFile> {
  const { told, pieces } = await peeked(bytes, firstCharacter());
  if (told !== '[') return await readGoals(pieces, options);
  const goals = await readPlainGoals(file, pieces);
  return { goals, otherTypes: 0, errors: [], issues: [], truncated: false };
}
