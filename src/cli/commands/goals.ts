import type { FactsOf } from '../../issues/facts';
import type { Issue } from '../../issues/issue';
import { Tally } from '../../messages/tally';
import type { ReportContent } from '../../report/content/content';
import { goalLines, goalsJson } from '../../report/goals';
import { joinLines, jsonLine } from '../../text/shown/pieces';
import { createDocument } from '../documents/document';
import { type FlagValues, oneFile, oneOf, readArguments } from '../flags/arguments';
import { namedFiles } from '../flags/files';
import { serviceFlags } from '../flags/service-flags';
import { inputFile } from '../input/file';
import { readGoalsFile } from '../input/goals';
import { assertSeparate } from '../output/file';
import { githubPieces } from '../output/github';
import { openReportFiles, readReportFiles, reportFileFlags } from '../output/report-files';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';

export const flags = {
  ...serviceFlags,
  fetch: { type: 'boolean' },
  format: { type: 'string' },
  ...reportFileFlags,
} as const;

export async function goalsCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const format = oneOf('format', values.format, ['text', 'json', 'github']) ?? 'text';
  const reportFiles = readReportFiles(values.report);
  if (reportFiles.length > 0)
    await assertSeparate(namedFiles(flags, values, { FILE: positionals }), terminal);
  const reports = await openReportFiles(reportFiles, terminal);
  const tally = new Tally({ maxIssues: 0 });
  const { file, answer } = values.fetch
    ? await fetchGoals(values, positionals, terminal)
    : await readFile(positionals, tally, terminal);
  if (values.fetch) for (const issue of answer.issues) tally.addIssue(issue);
  const counts = Object.fromEntries(tally.counts);
  async function contentOf(): Promise<ReportContent> {
    const { goalsContent } = await import('../../report/content/goals');
    return goalsContent({ file, answer, counts });
  }
  const pieces = await {
    text: () => joinLines(goalLines(file, answer, counts, terminal.ink)),
    json: () => jsonLine(createDocument('goals', goalsJson(file, answer, counts))),
    github: async () => githubPieces(await contentOf()),
  }[format]();
  for (const piece of pieces) await terminal.out(piece);
  await reports.end(contentOf);
  return tally.errors > 0 || answer.errors.length > 0 ? 1 : 0;
}

async function readFile(positionals: readonly string[], tally: Tally, terminal: Terminal) {
  const file = oneFile('FILE', positionals);
  const { signal } = terminal;
  const onIssue = (issue: Issue) => tally.addIssue(issue);
  const reading = readGoalsFile(file, inputFile(file, terminal), { signal, onIssue });
  const answer = await onFile(file, reading);
  assertGoals(file, answer.issues);
  return { file, answer };
}

/** Gets the goals from the service. */
async function fetchGoals(
  values: FlagValues<typeof serviceFlags>,
  positionals: readonly string[],
  terminal: Terminal,
) {
  if (positionals.length > 0) throw new UsageError('--fetch gets the goals, so it needs no FILE.');
  const { onCall, openService } = await import('../flags/service');
  const { client, accountId } = await openService(values, terminal);
  const fetching = client.getOfflineConversionGoals({ signal: terminal.signal });
  return { file: `account ${accountId}`, answer: await onCall(fetching) };
}

/** Rejects a bulk file of something else. Without a goal it may still be one of goals, or of goals of other types. */
function assertGoals(file: string, issues: readonly Issue[]): void {
  const none = issues.find((issue) => issue.code === 'no-records');
  const { otherTypes = [] } = (none?.facts ?? {}) as Partial<FactsOf<'no-records'>>;
  if (none && otherTypes.length > 0 && !otherTypes.some((type) => type.endsWith(' Goal')))
    throw new UsageError(`${file}: ${none.message}`);
}
