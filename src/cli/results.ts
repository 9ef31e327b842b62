import { BulkFileError } from '../errors';
import type { Issue } from '../issue';
import { type ResultFiles, resultText, summaryJson } from '../report/results';
import { createOutcomeTally, type SummaryOfResult } from '../results/outcome-tally';
import { readResultFile } from '../results/read';
import { outcomesOf } from '../results/reconcile';
import { openReconciliation, type Reconciliation } from '../results/reconciliation';
import { copiedRows, createRejectsCopy, createRetryCopy, type RowCopy } from '../results/retry';
import { oneOf, readArguments } from './arguments';
import { canBeReadAgain, inputFile } from './input-file';
import { createIssuePrinter, type IssuePrinter } from './issue-printer';
import { keptOutcomes, type OutcomeList, printedOutcomes } from './outcome-list';
import { writeOutput } from './output-file';
import { isSameFile } from './same-file';
import type { Terminal } from './terminal';
import { unreadable } from './unreadable';
import { UsageError } from './usage-error';

const flags = {
  upload: { type: 'string' },
  'response-mode': { type: 'string' },
  retry: { type: 'string' },
  rejects: { type: 'string' },
  advice: { type: 'string' },
  format: { type: 'string' },
} as const;

type Options = Awaited<ReturnType<typeof readOptions>>;

/** What has been found, and which files have been written of it. */
interface Found {
  readonly summary: SummaryOfResult;
  readonly written: ResultFiles['written'];
}

type OnIssue = (issue: Issue) => void;

const mostOutcomes = 1000;
const caps = { maxIssues: 1000, maxIssuesPerCode: 100 };

export async function resultsCommand(args: readonly string[], terminal: Terminal) {
  const options = await readOptions(args);
  const { result, upload, format } = options;
  const [resultPrinter, uploadPrinter] = [result, upload ?? ''].map((file) =>
    createIssuePrinter(file, caps, terminal),
  ) as [IssuePrinter, IssuePrinter];
  const kept = keptOutcomes(format === 'json' ? mostOutcomes : 0);
  const printed = printedOutcomes(terminal);
  const list = { text: undefined, json: kept, ndjson: printed }[format];
  const ofResult = (issue: Issue) => resultPrinter.add(issue, { line: issue.line });
  const ofUpload = (issue: Issue) => uploadPrinter.add(issue, { line: issue.line });
  async function end(): Promise<void> {
    await printed.end();
    await resultPrinter.end();
    await uploadPrinter.end();
    terminal.clear();
  }
  let found: Found;
  try {
    found = await (upload === undefined
      ? readAlone(options, list, ofResult, terminal)
      : readWithUpload({ ...options, upload }, list, { ofResult, ofUpload }, terminal));
  } catch (cause) {
    if (!(cause instanceof BulkFileError)) throw cause;
    await end();
    throw unreadable((cause.file === 'upload' && upload) || result, cause);
  }
  await end();
  const { summary, written } = found;
  const files = { ...(upload !== undefined && { upload }), result };
  const { outcomes, truncated } = kept;
  await terminal.out(
    {
      text: () => resultText({ result, upload, written }, summary, terminal.ink),
      json: () => `${JSON.stringify({ ...files, ...summaryJson(summary), outcomes, truncated })}\n`,
      ndjson: () => `${JSON.stringify({ ...files, ...summaryJson(summary) })}\n`,
    }[format](),
  );
  return Object.keys(summary.errors).length > 0 || summary.records.rejected > 0 ? 1 : 0;
}

async function readAlone(
  { result, responseMode }: Options,
  list: OutcomeList | undefined,
  onIssue: OnIssue,
  terminal: Terminal,
): Promise<Found> {
  const { signal } = terminal;
  const onProgress = ({ rows }: { readonly rows: number }) =>
    terminal.progress(`${result}: ${rows} rows`);
  const tally = createOutcomeTally(responseMode);
  const options = { responseMode, onIssue, onProgress, signal };
  for await (const outcome of readResultFile(inputFile(result, signal), options)) {
    tally.add(outcome);
    list?.add(outcome);
    await list?.flush();
  }
  return { summary: tally.summary(), written: [] };
}

async function readWithUpload(
  { result, upload, responseMode, retry, rejects, advice }: Options & { readonly upload: string },
  list: OutcomeList | undefined,
  on: { readonly ofResult: OnIssue; readonly ofUpload: OnIssue },
  terminal: Terminal,
): Promise<Found> {
  const { signal } = terminal;
  const reconciliation = openReconciliation({
    upload: () => watched(upload, terminal),
    result: watched(result, terminal),
    responseMode,
    signal,
    onIssue: on.ofResult,
  });
  const summary = await reconciliation.summary();
  if (list) {
    for await (const outcome of outcomesOf(reconciliation)) {
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
  const written = [];
  for (const { file, what, copy } of copies) {
    // What is to be sent again is among what was rejected: a row that is broken is told once.
    const onBroken = copy === copies.at(-1)?.copy ? on.ofUpload : () => {};
    written.push({ file, what, rows: await writeCopy(file, reconciliation, copy, onBroken) });
  }
  return { summary, written };
}

async function writeCopy(
  file: string,
  reconciliation: Reconciliation,
  copy: RowCopy,
  onBroken: OnIssue,
): Promise<number> {
  await writeOutput(file, copiedRows(reconciliation, copy, onBroken));
  return copy.records;
}

/** The bytes of a file; how far it has been read shows on the terminal. */
async function* watched(file: string, terminal: Terminal): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for await (const piece of inputFile(file, terminal.signal)) {
    bytes += piece.length;
    terminal.progress(`${file}: ${Math.floor(bytes / 1_000_000)} MB`);
    yield piece;
  }
}

async function readOptions(args: readonly string[]) {
  const { values, positionals } = readArguments(args, flags);
  const [result, ...more] = positionals;
  if (result === undefined || more.length > 0)
    throw new UsageError('results needs one RESULT, or "-".');
  const { upload, retry, rejects } = values;
  const advice = oneOf('advice', values.advice, ['retry', 'fix', 'account']);
  const responseMode = oneOf('response-mode', values['response-mode'], [
    'errors-only',
    'errors-and-results',
  ]);
  const format = oneOf('format', values.format, ['text', 'json', 'ndjson']) ?? 'text';
  if (upload !== undefined && !(await canBeReadAgain(upload)))
    throw new UsageError('--upload needs a FILE: it is read more than once.');
  if (upload !== undefined && result !== '-' && (await isSameFile(upload, result)))
    throw new UsageError(`${upload}: is given as the upload and as its result.`);
  for (const [flag, target] of [
    ['retry', retry],
    ['rejects', rejects],
  ] as const) {
    if (target === undefined) continue;
    if (upload === undefined)
      throw new UsageError(`--${flag} needs --upload: its rows are those that were uploaded.`);
    if (target === '-') throw new UsageError(`--${flag} needs a FILE of its own.`);
    for (const source of [upload, result])
      if (source !== '-' && (await isSameFile(source, target)))
        throw new UsageError(`${target}: is read here, and would be lost; name another FILE.`);
  }
  if (retry !== undefined && rejects !== undefined && (await isSameFile(retry, rejects)))
    throw new UsageError('--retry and --rejects need a FILE each.');
  if (advice !== undefined && retry === undefined)
    throw new UsageError('--advice says what --retry takes; give --retry FILE too.');
  return { result, upload, retry, rejects, advice, responseMode, format };
}
