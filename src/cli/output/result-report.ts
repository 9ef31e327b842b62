import type { Issue } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import type { NewFile } from '../../node/replace/replace-files';
import { csvName, packFor } from '../../node/zip';
import { outcomeJson, resultText } from '../../report/results';
import { copyRejected, rejectsFormat, retryFormat } from '../../results/copy';
import type { Outcome, ResponseMode } from '../../results/outcome';
import { readResultFile } from '../../results/read';
import { Reconciliation } from '../../results/reconciliation';
import { createOutcomeTally } from '../../results/summary';
import { UploadChangedError } from '../../results/uploaded';
import { writeJson } from '../../text/shown/escapes';
import { jsonLine } from '../../text/shown/pieces';
import type { Advice } from '../../vendor/errors';
import { writeOutputs } from '../output/file';
import { createIssuePrinter } from '../output/issue-printer';
import { createLines } from '../output/lines';
import { createOutcomeList } from '../output/outcome-list';
import type { Terminal } from '../output/terminal';
import { asUsageError, UsageError } from '../wrong-use';

/** A file under the name that the user knows. */
export interface NamedSource {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** A result to report on, and what else to make of it. */
export interface ResultReport {
  readonly result: NamedSource;
  readonly upload: NamedSource | undefined;
  readonly responseMode: ResponseMode | undefined;
  readonly format: 'text' | 'json' | 'ndjson';
  /** Files to write: of the rejected records to send again, and of all of them. */
  readonly retry: string | undefined;
  readonly rejects: string | undefined;
  readonly advice: Advice | undefined;
  /** Another file to write with them. */
  readonly copy?: NewFile | undefined;
  /** What a person calls the result. Default: its name. */
  readonly title?: string;
  /** How to get at the rejected records, if not by the options of `results`. */
  readonly next?: string | undefined;
  /** Members that come first in JSON. Default: the names of the files. */
  readonly json?: object;
}

/** Receives what the reading of a result finds. */
interface Watch {
  onIssue(issue: Issue): void;
  /** Ends the command if the file is an upload, or something else without errors of the service. */
  assertResult(): void;
  readonly onOutcome: ((outcome: Outcome) => Promise<void> | void) | undefined;
}

const maxOutcomes = 1000;

/** Reads a result, with its upload if there is one, and prints what happened to the records. Gives the exit code. */
export async function reportResult(options: ResultReport, terminal: Terminal): Promise<0 | 1> {
  const { result, upload, retry, rejects, format } = options;
  if (retry !== undefined || rejects !== undefined) terminal.goOnWithoutReader();
  const resultPrinter = createIssuePrinter(result.name, terminal);
  const uploadPrinter = createIssuePrinter(upload?.name ?? '', terminal);
  const list = createOutcomeList(maxOutcomes);
  const lines = createLines(terminal.out);
  let noResult: Issue | undefined;
  const watch: Watch = {
    onIssue(issue) {
      if (issue.code === 'no-error-columns') noResult = issue;
      else
        (issue.file === 'upload' ? uploadPrinter : resultPrinter).add(issue, { line: issue.line });
    },
    assertResult() {
      if (noResult) throw new UsageError(`${result.name}: ${noResult.message}`);
    },
    onOutcome: {
      text: undefined,
      json: list.add,
      ndjson(outcome: Outcome) {
        lines.add(writeJson(outcomeJson(outcome)));
        return lines.flushIfFull();
      },
    }[format],
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
  const files = options.json ?? names;
  const { title = result.name, next } = options;
  const named = { result: title, upload: upload?.name, next, written };
  const pieces = {
    text: () => [resultText(named, summary, terminal.ink)],
    json: () => jsonLine({ ...files, ...summary, ...list.json() }),
    ndjson: () => jsonLine({ ...files, ...summary }),
  }[format]();
  for (const piece of pieces) await terminal.out(piece);
  const errors = resultPrinter.errors + uploadPrinter.errors + summary.records.rejected;
  return Object.keys(summary.errors).length > 0 || errors > 0 ? 1 : 0;
}

/** An error of a result and its upload, with the name of the file that it is about. */
export function asPairError(cause: unknown, result: string, upload: string | undefined): unknown {
  if (cause instanceof UploadChangedError) return new UsageError(`${upload}: ${cause.message}`);
  const isOfUpload = cause instanceof BulkFileError && cause.file === 'upload';
  return asUsageError(cause, (isOfUpload && upload) || result);
}

async function readAlone(
  { result, responseMode, copy }: ResultReport,
  { onIssue, assertResult, onOutcome }: Watch,
  terminal: Terminal,
) {
  const onProgress = ({ rows }: { readonly rows: number }) =>
    terminal.progress(`${result.name}: ${rows} rows`);
  const tally = createOutcomeTally(responseMode);
  const options = { responseMode, onIssue, onProgress, signal: terminal.signal };
  for await (const outcome of readResultFile(result.open(), options)) {
    assertResult();
    tally.add(outcome);
    await onOutcome?.(outcome);
  }
  assertResult();
  if (copy) await writeOutputs(only(copy), terminal);
  return { summary: tally.summary(), written: [] };
}

async function readWithUpload(
  options: ResultReport & { readonly upload: NamedSource },
  { onIssue, assertResult, onOutcome }: Watch,
  terminal: Terminal,
) {
  const { result, upload, responseMode, retry, rejects, advice, copy } = options;
  const reconciliation = new Reconciliation({
    upload: () => trackProgress(upload, terminal),
    result: trackProgress(result, terminal),
    responseMode,
    signal: terminal.signal,
    onIssue,
  });
  const summary = await reconciliation.summary();
  assertResult();
  const delimiter = await reconciliation.delimiter();
  if (onOutcome) for await (const outcome of reconciliation.outcomes()) await onOutcome(outcome);
  const copies = [
    { file: retry, what: 'to send again', format: retryFormat(advice) },
    { file: rejects, what: 'rejected', format: rejectsFormat },
  ].flatMap(({ file, ...copy }) =>
    file === undefined ? [] : [{ file, ...copy, counts: { records: 0, broken: 0 } }],
  );
  async function* copiedFiles(): AsyncGenerator<NewFile, void> {
    if (copy) yield copy;
    for (const { file, format, counts } of copies) {
      const pieces = copyRejected(reconciliation, format, counts);
      yield { path: file, pieces: packFor(file, csvName(file, delimiter), pieces) };
    }
  }
  await writeOutputs(copiedFiles(), terminal);
  const written = copies.map(({ file, what, counts }) => ({ file, what, ...counts }));
  return { summary, written };
}

async function* only(file: NewFile): AsyncGenerator<NewFile, void> {
  yield file;
}

/** The bytes of a file. The terminal shows how many have been read. */
async function* trackProgress(
  { name, open }: NamedSource,
  terminal: Terminal,
): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for await (const piece of open()) {
    bytes += piece.length;
    terminal.progress(`${name}: ${Math.floor(bytes / 1_000_000)} MB`);
    yield piece;
  }
}
