import { readAnswerText } from '../../api/answer/answer-text';
import { readReport } from '../../api/report/read';
import type { Report } from '../../api/report/report';
import { defaultMaxLength } from '../../api/wire/bounds';
import { attributionPieces } from '../../report/attribution/attribution';
import { attributionJson, nameIn } from '../../report/attribution/json';
import type { ReportContent } from '../../report/content/content';
import { jsonLine } from '../../text/shown/pieces';
import { createDocument } from '../documents/document';
import { assertFiles, type FlagValues, oneOf, readArguments } from '../flags/arguments';
import { namedFiles } from '../flags/files';
import { serviceFlags } from '../flags/service-flags';
import { inputFile } from '../input/file';
import { assertSeparate } from '../output/file';
import { githubPieces } from '../output/github';
import { openReportFiles, readReportFiles, reportFileFlags } from '../output/report-files';
import type { Terminal } from '../output/terminal';
import { asUsageError, onFile, UsageError } from '../wrong-use';

export const flags = {
  ...serviceFlags,
  fetch: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  goal: { type: 'string', multiple: true },
  format: { type: 'string' },
  ...reportFileFlags,
} as const;

export async function reportCommand(args: readonly string[], terminal: Terminal) {
  const { values, positionals: files } = readArguments(args, flags);
  const format = oneOf('format', values.format, ['text', 'json', 'github']) ?? 'text';
  const reportFiles = readReportFiles(values.report);
  const { fetch = false, from, to, goal } = values;
  if (!fetch && [from, to, goal].some((value) => value !== undefined))
    throw new UsageError('--from, --to and --goal select what --fetch gets.');
  if (reportFiles.length > 0)
    await assertSeparate(namedFiles(flags, values, { FILE: files }), terminal);
  const reports = await openReportFiles(reportFiles, terminal);
  const report = fetch
    ? await fetchReport(values, files, terminal)
    : await readFiles(files, terminal);
  async function contentOf(): Promise<ReportContent> {
    const { attributionContent } = await import('../../report/content/attribution');
    return attributionContent({ files, report });
  }
  const pieces = await {
    text: () => attributionPieces(report, terminal.ink, nameIn(files)),
    json: () => jsonLine(createDocument('report', attributionJson(files, report))),
    github: async () => githubPieces(await contentOf()),
  }[format]();
  for (const piece of pieces) await terminal.out(piece);
  await reports.end(contentOf);
  return report.errors.length > 0 ? 1 : 0;
}

/** Gets the report from the service. */
async function fetchReport(
  values: FlagValues<typeof flags>,
  files: readonly string[],
  terminal: Terminal,
): Promise<Report> {
  const { from, to, goal: goalIds } = values;
  if (files.length > 0) throw new UsageError('--fetch gets the report, so it needs no FILE.');
  if (from === undefined || to === undefined)
    throw new UsageError('--fetch needs the first and the last day: --from DATE --to DATE.');
  assertDay('from', from);
  assertDay('to', to);
  if (to < from) throw new UsageError('--to must not be before --from.');
  if (goalIds?.some((id) => !/^\d{1,19}$/.test(id)))
    throw new UsageError('--goal must be the id of a goal, which is a number.');
  const { onCall, openService } = await import('../flags/service');
  const { client } = await openService(values, terminal);
  const query = { from, to, goalIds, signal: terminal.signal };
  return onCall(client.getOfflineConversionReport(query));
}

function assertDay(flag: string, text: string): void {
  const time = /^20\d\d-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  // JavaScript reads 31 February as 3 March.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text))
    throw new UsageError(`--${flag} must be a date such as 2026-11-02.`);
}

async function readFiles(files: readonly string[], terminal: Terminal): Promise<Report> {
  assertFiles(files);
  const answers: string[] = [];
  // Up to the maximum length of an answer: the file may be of any kind and size.
  for (const file of files)
    answers.push(await onFile(file, readAnswerText(inputFile(file, terminal), defaultMaxLength)));
  return reportOf(files, answers);
}

/** Makes one report of the answers. An answer that cannot be read is reported with its file. */
function reportOf(files: readonly string[], answers: readonly string[]): Report {
  let current = 0;
  function* countAnswers() {
    for (const answer of answers) {
      yield answer;
      current++;
    }
  }
  try {
    return readReport(countAnswers());
  } catch (cause) {
    throw asUsageError(cause, files[current]);
  }
}
