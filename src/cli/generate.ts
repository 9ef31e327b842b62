import { BulkFileError } from '../errors';
import type { Issue } from '../issue';
import { issueOf } from '../message';
import type { NewFile } from '../node/replace-file';
import { zipped } from '../node/zip';
import type { OfflineConversionInput } from '../records/offline-conversion';
import { counted, visible } from '../report/text';
import { writeOfflineConversions } from '../write';
import { readGenerateOptions } from './generate-options';
import type { InputItem } from './input/item';
import { inputItems } from './input/items';
import { createIssuePrinter } from './issue-printer';
import { writeOutputs } from './output-file';
import { withoutPersonalData } from './personal-data';
import { openRejects } from './rejects';
import type { Terminal } from './terminal';
import { uploadFiles } from './upload-files';

/** Ends the writing at the first error. */
class Stopped extends Error {}

export async function generateCommand(args: readonly string[], terminal: Terminal) {
  const given = await readGenerateOptions(args, terminal);
  const { input, output, from, onError, rejectsPath, hash, caps, options } = given;
  const { signal } = terminal;
  const printer = createIssuePrinter(input, caps, terminal);
  const rejects = rejectsPath === undefined ? undefined : await openRejects(rejectsPath);
  let current: InputItem | undefined;
  let written = 0;
  let skipped = 0;

  function refuse(item: InputItem, issues: readonly Issue[]): void {
    skipped++;
    for (const issue of issues) printer.add(issue, item.place);
    rejects?.add(item, issues);
    if (onError === 'stop') throw new Stopped();
  }

  async function* records(): AsyncGenerator<OfflineConversionInput, void> {
    for await (const item of inputItems(input, from, signal)) {
      current = item;
      const { object, issues } = prepared(item, hash);
      if (issues.length > 0) refuse(item, issues);
      else {
        written++;
        terminal.progress(`${input}: ${written} records`);
        yield object as OfflineConversionInput;
      }
      await printer.flush();
      await rejects?.flush();
    }
    current = undefined;
  }

  const writing = {
    ...options,
    onInvalid: 'skip',
    signal,
    onIssue(issue: Issue) {
      printer.add(issue, current?.place);
      if (issue.severity === 'error' && onError === 'stop') throw new Stopped();
    },
    onSkip({ issues }: { readonly issues: readonly Issue[] }) {
      written--;
      refuse(current as InputItem, issues);
    },
  } as const;

  const parts: string[] = [];

  /** Nothing is put in its place before the rejects are. */
  async function* files(): AsyncGenerator<NewFile, void> {
    yield* uploadFiles(records(), writing, given, (part) => parts.push(part.path));
    await rejects?.commit();
  }

  const stopped = await write();
  await printer.end();
  terminal.clear();
  await terminal.err(`${visible(outcome())}\n`);
  return printer.errors > 0 ? 1 : 0;

  /** Writes all files, or none that is half: false where it went to its end. */
  async function write(): Promise<boolean> {
    try {
      if (output === '-') await print();
      else await writeOutputs(files());
      return false;
    } catch (cause) {
      if (cause instanceof Stopped) {
        await rejects?.commit();
        return true;
      }
      await rejects?.discard();
      await printer.flush();
      if (!(cause instanceof BulkFileError)) throw cause;
      printer.add(cause.issue, current?.place);
      return true;
    }
  }

  async function print(): Promise<void> {
    const pieces = writeOfflineConversions(records(), writing);
    for await (const piece of given.zip ? zipped('upload.csv', pieces) : pieces)
      await terminal.out(piece);
    await rejects?.commit();
  }

  function outcome(): string {
    const left = skipped > 0 ? `, ${skipped} left out` : '';
    const [first, second] = [parts[0], parts.at(-1)];
    const target = output === '-' ? 'standard output' : (first ?? output);
    const files = parts.length > 1 ? `${target} to ${second}` : target;
    const inFiles = parts.length > 1 ? ` in ${parts.length} files` : '';
    if (!stopped) return `${files}: ${counted(written, 'record')} written${inFiles}${left}`;
    const state = output === '-' ? 'what was written is not complete' : `${output} was not written`;
    const isWrong = onError === 'stop' && skipped > 0;
    const advice = isWrong ? '; --on-error skip leaves wrong records out' : '';
    return `Stopped: ${state}${advice}.`;
  }
}

/** The object as the writer takes it, or why there is none. */
function prepared({ object, fault }: InputItem, hash: boolean) {
  if (fault) return { object, issues: [issueOf(fault, { line: 0, row: 0 })] };
  return withoutPersonalData(object ?? {}, hash);
}
