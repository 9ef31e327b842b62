import type { Issue } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import type { NewFile } from '../../node/replace-file';
import { csvName, packed } from '../../node/zip';
import { type ResultFiles, resultText } from '../../report/results';
import { copyRows, createRejectsCopy, createRetryCopy } from '../../results/copy';
import { readResultFile } from '../../results/read';
import { Reconciliation } from '../../results/reconcile';
import { createOutcomeTally, type SummaryOfResult } from '../../results/summary';
import { UploadChangedError } from '../../results/uploaded';
import { inputFile } from '../input/file';
import { writeOutputs } from '../output/file';
import { createIssuePrinter, defaultCaps, type IssuePrinter } from '../output/issue-printer';
import { keptOutcomes, type OutcomeList, printedOutcomes } from '../output/outcome-list';
import type { Terminal } from '../output/terminal';
import { unreadable } from '../unreadable';
import { UsageError } from '../usage-error';
import { type ResultsOptions, readResultsOptions } from './results-options';

/** What has been found, and which files have been written of it. */
interface Found {
  readonly summary: SummaryOfResult;
  readonly written: ResultFiles['written'];
}

type OnIssue = (issue: Issue) => void;

const mostOutcomes = 1000;

export async function resultsCommand(args: readonly string[], terminal: Terminal) {
  const options = await readResultsOptions(args, terminal);
  const { result, upload, format } = options;
  const [resultPrinter, uploadPrinter] = [result, upload ?? ''].map((file) =>
    createIssuePrinter(file, defaultCaps, terminal),
  ) as [IssuePrinter, IssuePrinter];
  const kept = keptOutcomes(format === 'json' ? mostOutcomes : 0);
  const printed = printedOutcomes(terminal);
  const list = { text: undefined, json: kept, ndjson: printed }[format];
  const onIssue = (issue: Issue) =>
    (issue.file === 'upload' ? uploadPrinter : resultPrinter).add(issue, { line: issue.line });
  async function end(): Promise<void> {
    await printed.end();
    await resultPrinter.end();
    await uploadPrinter.end();
    terminal.clear();
  }
  let found: Found;
  try {
    found = await (upload === undefined
      ? readAlone(options, list, onIssue, terminal)
      : readWithUpload({ ...options, upload }, list, onIssue, terminal));
  } catch (cause) {
    await end();
    if (cause instanceof UploadChangedError) throw new UsageError(`${upload}: ${cause.message}`);
    if (!(cause instanceof BulkFileError)) throw cause;
    throw unreadable((cause.file === 'upload' && upload) || result, cause);
  }
  await end();
  const { summary, written } = found;
  const files = { ...(upload !== undefined && { upload }), result };
  const { outcomes, truncated } = kept;
  await terminal.out(
    {
      text: () => resultText({ result, upload, written }, summary, terminal.ink),
      json: () => `${JSON.stringify({ ...files, ...summary, outcomes, truncated })}\n`,
      ndjson: () => `${JSON.stringify({ ...files, ...summary })}\n`,
    }[format](),
  );
  const wrong = resultPrinter.errors + uploadPrinter.errors + summary.records.rejected;
  return Object.keys(summary.errors).length > 0 || wrong > 0 ? 1 : 0;
}

async function readAlone(
  { result, responseMode }: ResultsOptions,
  list: OutcomeList | undefined,
  onIssue: OnIssue,
  terminal: Terminal,
): Promise<Found> {
  const { signal } = terminal;
  const onProgress = ({ rows }: { readonly rows: number }) =>
    terminal.progress(`${result}: ${rows} rows`);
  const tally = createOutcomeTally(responseMode);
  const options = { responseMode, onIssue, onProgress, signal };
  for await (const outcome of readResultFile(inputFile(result, terminal), options)) {
    tally.add(outcome);
    list?.add(outcome);
    await list?.flush();
  }
  return { summary: tally.summary(), written: [] };
}

async function readWithUpload(
  {
    result,
    upload,
    responseMode,
    retry,
    rejects,
    advice,
  }: ResultsOptions & { readonly upload: string },
  list: OutcomeList | undefined,
  onIssue: OnIssue,
  terminal: Terminal,
): Promise<Found> {
  const { signal } = terminal;
  const reconciliation = new Reconciliation({
    upload: () => watched(upload, terminal),
    result: watched(result, terminal),
    responseMode,
    signal,
    onIssue,
  });
  const summary = await reconciliation.summary();
  const delimiter = await reconciliation.delimiter();
  if (list) {
    for await (const outcome of reconciliation.outcomes()) {
      list.add(outcome);
      await list.flush();
    }
  }
  const copies = [
    ...(retry === undefined
      ? []
      : [{ file: retry, what: 'to send again', copy: createRetryCopy(advice) }]),
    ...(rejects === undefined
      ? []
      : [{ file: rejects, what: 'rejected', copy: createRejectsCopy() }]),
  ];
  async function* files(): AsyncGenerator<NewFile, void> {
    for (const { file, copy } of copies) {
      const pieces = copyRows(reconciliation, copy);
      yield { path: file, pieces: packed(file, csvName(file, delimiter), pieces) };
    }
  }
  await writeOutputs(files(), terminal);
  const written = copies.map(({ file, what, copy: { records, broken } }) => ({
    ...{ file, what, records, broken },
  }));
  return { summary, written };
}

/** The bytes of a file; how far it has been read shows on the terminal. */
async function* watched(file: string, terminal: Terminal): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for await (const piece of inputFile(file, terminal)) {
    bytes += piece.length;
    terminal.progress(`${file}: ${Math.floor(bytes / 1_000_000)} MB`);
    yield piece;
  }
}
