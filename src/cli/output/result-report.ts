import type { Issue } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import type { ReportContent } from '../../report/content/content';
import { outcomeJson, resultText } from '../../report/results';
import type { Outcome } from '../../results/outcome';
import { UploadChangedError } from '../../results/uploaded';
import { writeJson } from '../../text/shown/escapes';
import { jsonLine } from '../../text/shown/pieces';
import { createDocument } from '../documents/document';
import type { UploadFacts } from '../documents/sending';
import { githubPieces } from '../output/github';
import { createIssuePrinter } from '../output/issue-printer';
import { createLines } from '../output/lines';
import { createOutcomeList } from '../output/outcome-list';
import { type ResultReading, readAlone, readWithUpload, type Watch } from '../output/read-result';
import type { ReportFiles } from '../output/report-files';
import type { Terminal } from '../output/terminal';
import { asUsageError, UsageError } from '../wrong-use';

/** A result to report on, and what else to make of it. */
export interface ResultReport extends ResultReading {
  readonly format: 'text' | 'json' | 'ndjson' | 'github';
  /** Other files for the report. */
  readonly reports?: ReportFiles;
  /** What a person calls the result. Default: its name. */
  readonly title?: string;
  /** How to get at the rejected records, if not by the options of `results`. */
  readonly next?: string | undefined;
  /** What is known of the upload as a whole, for JSON. Default: only the names of the files. */
  readonly facts?: UploadFacts;
}

const maxOutcomes = 1000;

/** Reads a result, with its upload if there is one, and prints what happened to the records. Gives the exit code. */
export async function reportResult(options: ResultReport, terminal: Terminal): Promise<0 | 1> {
  const { result, upload, retry, rejects, format, reports } = options;
  if (retry !== undefined || rejects !== undefined) terminal.goOnWithoutReader();
  const resultPrinter = createIssuePrinter(result.name, terminal);
  const uploadPrinter = createIssuePrinter(upload?.name ?? '', terminal);
  const list = createOutcomeList(maxOutcomes);
  const lines = createLines(terminal.out);
  let noResult: Issue | undefined;
  const needsOutcomes = format !== 'text' || reports?.isEmpty === false;

  /** Keeps the outcome, and writes it where outcomes are listed as they are found. */
  function onOutcome(outcome: Outcome): Promise<void> | undefined {
    list.add(outcome);
    if (format !== 'ndjson' && !reports?.hasLines) return undefined;
    const json = writeJson(outcomeJson(outcome));
    if (format === 'ndjson') lines.add(json);
    reports?.addLine(json);
    return flushIfFull();
  }

  async function flushIfFull(): Promise<void> {
    await lines.flushIfFull();
    await reports?.flushIfFull();
  }

  const watch: Watch = {
    onIssue(issue) {
      if (issue.code === 'no-error-columns') noResult = issue;
      else
        (issue.file === 'upload' ? uploadPrinter : resultPrinter).add(issue, { line: issue.line });
    },
    assertResult() {
      if (noResult) throw new UsageError(`${result.name}: ${noResult.message}`);
    },
    onOutcome: needsOutcomes ? onOutcome : undefined,
  };

  async function end(): Promise<void> {
    await lines.flush();
    await resultPrinter.end();
    await uploadPrinter.end();
    terminal.clear();
  }

  const reading =
    upload === undefined
      ? readAlone(options, watch, terminal)
      : readWithUpload({ ...options, upload }, watch, terminal);
  const { summary, written } = await reading.finally(end).catch((cause) => {
    throw asPairError(cause, result.name, upload?.name);
  });
  const names = { ...(upload && { upload: upload.name }), result: result.name };
  const { title = result.name, next, facts } = options;
  const named = { result: title, upload: upload?.name, next, written };
  async function contentOf(): Promise<ReportContent> {
    const { resultContent } = await import('../../report/content/result');
    const { outcomes, truncated } = list.kept();
    const issues = [
      { file: result.name, ...resultPrinter.kept() },
      ...(upload ? [{ file: upload.name, ...uploadPrinter.kept() }] : []),
    ];
    const facts = { ...{ result: result.name, upload: upload?.name, summary }, outcomes, issues };
    return resultContent({ ...facts, truncated, next, writtenFiles: written.length });
  }

  const pieces = await {
    text: () => [resultText(named, summary, terminal.ink)],
    json: () => {
      const members = { ...summary, ...list.json() };
      return jsonLine(
        facts
          ? createDocument('upload', { ...facts, ...members })
          : createDocument('results', { ...names, ...members }),
      );
    },
    ndjson: () => jsonLine(createDocument('results-line', { ...names, ...summary })),
    github: async () => githubPieces(await contentOf()),
  }[format]();
  for (const piece of pieces) await terminal.out(piece);
  await reports?.end(contentOf);
  const errors = resultPrinter.errors + uploadPrinter.errors + summary.records.rejected;
  return Object.keys(summary.errors).length > 0 || errors > 0 ? 1 : 0;
}

/** An error of a result and its upload, with the name of the file that it is about. */
export function asPairError(cause: unknown, result: string, upload: string | undefined): unknown {
  if (cause instanceof UploadChangedError) return new UsageError(`${upload}: ${cause.message}`);
  const isOfUpload = cause instanceof BulkFileError && cause.file === 'upload';
  return asUsageError(cause, (isOfUpload && upload) || result);
}
