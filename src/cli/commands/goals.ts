import type { FactsOf } from '../../issues/facts';
import type { Issue } from '../../issues/issue';
import { Tally } from '../../messages/tally';
import { goalLines, goalsJson } from '../../report/goals';
import { joinLines, jsonLine } from '../../text/shown/pieces';
import { oneFile, oneOf, readArguments } from '../flags/arguments';
import { inputFile } from '../input/file';
import { readGoalsFile } from '../input/goals';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';

export const flags = { format: { type: 'string' } } as const;

export async function goalsCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const format = oneOf('format', values.format, ['text', 'json']) ?? 'text';
  const file = oneFile('FILE', positionals);
  const tally = new Tally({ maxIssues: 0 });
  const answer = await onFile(
    file,
    readGoalsFile(file, inputFile(file, terminal), {
      signal: terminal.signal,
      onIssue: (issue) => tally.addIssue(issue),
    }),
  );
  assertGoals(file, answer.issues);
  const counts = Object.fromEntries(tally.counts);
  const pieces =
    format === 'json'
      ? jsonLine(goalsJson(file, answer, counts))
      : joinLines(goalLines(file, answer, counts, terminal.ink));
  for (const piece of pieces) await terminal.out(piece);
  return tally.errors > 0 || answer.errors.length > 0 ? 1 : 0;
}

/** Rejects a bulk file of something else. Without a goal it may still be one of goals, or of goals of other types. */
function assertGoals(file: string, issues: readonly Issue[]): void {
  const none = issues.find((issue) => issue.code === 'no-records');
  const { otherTypes = [] } = (none?.facts ?? {}) as Partial<FactsOf<'no-records'>>;
  if (none && otherTypes.length > 0 && !otherTypes.some((type) => type.endsWith(' Goal')))
    throw new UsageError(`${file}: ${none.message}`);
}
