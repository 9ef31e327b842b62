import type { Issue } from '../../issues/issue';
import type { NewFile } from '../../node/replace/replace-files';
import { csvName, packFor } from '../../node/zip';
import { copyRejected, rejectsFormat, retryFormat } from '../../results/copy';
import type { Outcome, ResponseMode } from '../../results/outcome';
import { readResultFile } from '../../results/read';
import { Reconciliation } from '../../results/reconciliation';
import { createOutcomeTally } from '../../results/summary';
import type { Advice } from '../../vendor/errors';
import { writeOutputs } from './file';
import type { Terminal } from './terminal';

/** A file under the name that the user knows. */
export interface NamedSource {
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** A result to read, and which of its records to copy to files. */
export interface ResultReading {
  readonly result: NamedSource;
  readonly upload: NamedSource | undefined;
  readonly responseMode: ResponseMode | undefined;
  /** Files to write: of the rejected records to send again, and of all of them. */
  readonly retry: string | undefined;
  readonly rejects: string | undefined;
  readonly advice: Advice | undefined;
  /** Another file to write with them. */
  readonly copy?: NewFile | undefined;
}

/** Receives what the reading of a result finds. */
export interface Watch {
  onIssue(issue: Issue): void;
  /** Ends the command if the file is an upload, or something else without errors of the service. */
  assertResult(): void;
  readonly onOutcome: ((outcome: Outcome) => Promise<void> | undefined) | undefined;
}

/** Reads a result without its upload. */
export async function readAlone(
  { result, responseMode, copy }: ResultReading,
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

/** Reads a result with its upload, and writes the files of rows. */
export async function readWithUpload(
  options: ResultReading & { readonly upload: NamedSource },
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
