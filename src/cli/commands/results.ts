import type { Issue } from '../../issues/issue';
import { BulkFileError } from '../../messages/errors';
import type { NewFile } from '../../node/replace/replace-files';
import { csvName, packFor } from '../../node/zip';
import { outcomeJson, resultText } from '../../report/results';
import { copyRejected, rejectsFormat, retryFormat } from '../../results/copy';
import type { Outcome } from '../../results/outcome';
import { readResultFile } from '../../results/read';
import { Reconciliation } from '../../results/reconciliation';
import { createOutcomeTally } from '../../results/summary';
import { UploadChangedError } from '../../results/uploaded';
import { writeJson } from '../../text/shown/escapes';
import { jsonLine } from '../../text/shown/pieces';
import { oneFile, oneOf, readArguments } from '../flags/arguments';
import { namedFiles } from '../flags/files';
import { canBeReadAgain, inputFile } from '../input/file';
import { assertAcceptedName, assertSeparate, isSameFile, writeOutputs } from '../output/file';
import { createIssuePrinter } from '../output/issue-printer';
import { createLines } from '../output/lines';
import { createOutcomeList } from '../output/outcome-list';
import type { Terminal } from '../output/terminal';
import { asUsageError, UsageError } from '../wrong-use';

export const flags = {
  upload: { type: 'string', file: 'read' },
  'response-mode': { type: 'string' },
  retry: { type: 'string', file: 'write' },
  rejects: { type: 'string', file: 'write' },
  advice: { type: 'string' },
  format: { type: 'string' },
} as const;

type ResultsOptions = Awaited<ReturnType<typeof readOptions>>;

/** Receives what the reading of a result finds. */
interface Watch {
  onIssue(issue: Issue): void;
  /** Ends the command if the file is an upload, or something else without errors of the service. */
  assertResult(): void;
  readonly onOutcome: ((outcome: Outcome) => Promise<void> | void) | undefined;
}

const maxOutcomes = 1000;

export async function resultsCommand(args: readonly string[], terminal: Terminal) {
  const options = await readOptions(args, terminal);
  const { result, upload, retry, rejects, format } = options;
  if (retry !== undefined || rejects !== undefined) terminal.goOnWithoutReader();
  const resultPrinter = createIssuePrinter(result, terminal);
  const uploadPrinter = createIssuePrinter(upload ?? '', terminal);
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
      if (noResult) throw new UsageError(`${result}: ${noResult.message}`);
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
    if (cause instanceof UploadChangedError) throw new UsageError(`${upload}: ${cause.message}`);
    const isOfUpload = cause instanceof BulkFileError && cause.file === 'upload';
    throw asUsageError(cause, (isOfUpload && upload) || result);
  });
  const files = { ...(upload !== undefined && { upload }), result };
  const pieces = {
    text: () => [resultText({ result, upload, written }, summary, terminal.ink)],
    json: () => jsonLine({ ...files, ...summary, ...list.json() }),
    ndjson: () => jsonLine({ ...files, ...summary }),
  }[format]();
  for (const piece of pieces) await terminal.out(piece);
  const errors = resultPrinter.errors + uploadPrinter.errors + summary.records.rejected;
  return Object.keys(summary.errors).length > 0 || errors > 0 ? 1 : 0;
}

async function readAlone(
  { result, responseMode }: ResultsOptions,
  { onIssue, assertResult, onOutcome }: Watch,
  terminal: Terminal,
) {
  const onProgress = ({ rows }: { readonly rows: number }) =>
    terminal.progress(`${result}: ${rows} rows`);
  const tally = createOutcomeTally(responseMode);
  const options = { responseMode, onIssue, onProgress, signal: terminal.signal };
  for await (const outcome of readResultFile(inputFile(result, terminal), options)) {
    assertResult();
    tally.add(outcome);
    await onOutcome?.(outcome);
  }
  assertResult();
  return { summary: tally.summary(), written: [] };
}

async function readWithUpload(
  options: ResultsOptions & { readonly upload: string },
  { onIssue, assertResult, onOutcome }: Watch,
  terminal: Terminal,
) {
  const { result, upload, responseMode, retry, rejects, advice } = options;
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
    for (const { file, format, counts } of copies) {
      const pieces = copyRejected(reconciliation, format, counts);
      yield { path: file, pieces: packFor(file, csvName(file, delimiter), pieces) };
    }
  }
  await writeOutputs(copiedFiles(), terminal);
  const written = copies.map(({ file, what, counts }) => ({ file, what, ...counts }));
  return { summary, written };
}

/** The bytes of a file. The terminal shows how many have been read. */
async function* trackProgress(file: string, terminal: Terminal): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for await (const piece of inputFile(file, terminal)) {
    bytes += piece.length;
    terminal.progress(`${file}: ${Math.floor(bytes / 1_000_000)} MB`);
    yield piece;
  }
}

async function readOptions(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = readArguments(args, flags);
  const result = oneFile('RESULT', positionals);
  const { upload, retry, rejects } = values;
  const advice = oneOf('advice', values.advice, ['retry', 'fix', 'account']);
  const responseMode = oneOf('response-mode', values['response-mode'], [
    'errors-only',
    'errors-and-results',
  ]);
  const format = oneOf('format', values.format, ['text', 'json', 'ndjson']) ?? 'text';
  if (upload !== undefined && !(await canBeReadAgain(upload, terminal)))
    throw new UsageError('--upload needs a FILE, because it is read more than once.');
  if (upload !== undefined && result !== '-' && (await isSameFile(upload, result, terminal)))
    throw new UsageError(`${upload}: The upload and the result are the same file.`);
  for (const [flag, target] of Object.entries({ retry, rejects })) {
    if (target === undefined) continue;
    if (upload === undefined)
      throw new UsageError(`--${flag} needs --upload, because it writes the uploaded rows.`);
    if (target === '-') throw new UsageError(`--${flag} needs its own FILE.`);
  }
  await assertSeparate(namedFiles(flags, values, { RESULT: result }), terminal);
  if (retry !== undefined) await assertAcceptedName(retry, terminal);
  if (advice !== undefined && retry === undefined)
    throw new UsageError('--advice selects the records for --retry. Add --retry FILE.');
  return { result, upload, retry, rejects, advice, responseMode, format };
}
