import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BulkFileError } from '../errors';
import type { Issue } from '../issue';
import { issueOf } from '../message';
import type { OfflineConversionInput } from '../records/offline-conversion';
import { counted, visible } from '../report/text';
import { zoneOf } from '../schema/instant';
import { writeOfflineConversions } from '../write';
import { oneOf, readArguments, readCommonOptions } from './arguments';
import type { InputItem } from './input/item';
import { inputItems } from './input/items';
import { createIssuePrinter } from './issue-printer';
import { openOutput } from './output-file';
import { withoutPersonalData } from './personal-data';
import { openRejects } from './rejects';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** Ends the writing at the first error. */
class Stopped extends Error {}

const flags = {
  output: { type: 'string', short: 'o' },
  from: { type: 'string' },
  'time-zone': { type: 'string' },
  ambiguous: { type: 'string' },
  'on-error': { type: 'string' },
  rejects: { type: 'string' },
  hash: { type: 'boolean' },
} as const;

export async function generateCommand(args: readonly string[], terminal: Terminal) {
  const { input, output, from, onError, rejectsPath, hash, caps, options } =
    await readOptions(args);
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

  const pieces = writeOfflineConversions(records(), {
    ...options,
    onInvalid: 'skip',
    signal,
    onIssue(issue) {
      printer.add(issue, current?.place);
      if (issue.severity === 'error' && onError === 'stop') throw new Stopped();
    },
    onSkip({ issues }) {
      written--;
      refuse(current as InputItem, issues);
    },
  });
  const stopped = await write(pieces);
  await printer.end();
  terminal.clear();
  await terminal.err(`${visible(outcome())}\n`);
  return printer.errors > 0 ? 1 : 0;

  /** Writes all files, or none that is half: false where it went to its end. */
  async function write(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
    let file: Awaited<ReturnType<typeof openOutput>> | undefined;
    try {
      if (output !== '-') file = await openOutput(output);
      for await (const piece of pieces) await (file ? file.write(piece) : terminal.out(piece));
      await rejects?.commit();
      await file?.commit();
      return false;
    } catch (cause) {
      await file?.discard();
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

  function outcome(): string {
    const left = skipped > 0 ? `, ${skipped} left out` : '';
    const file = output === '-' ? 'standard output' : output;
    if (!stopped) return `${file}: ${counted(written, 'record')} written${left}`;
    const state = output === '-' ? 'what was written is not complete' : `${file} was not written`;
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

/** Whether two names lead to one file, through links too. */
async function isSame(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [a, b].map((path) => realpath(path).catch(() => resolve(path))),
  );
  return first === second;
}

async function readOptions(args: readonly string[]) {
  const { values, positionals } = readArguments(args, flags);
  const [input, ...more] = positionals;
  const { output, rejects: rejectsPath, hash = false } = values;
  if (input === undefined || more.length > 0)
    throw new UsageError('generate needs one INPUT, or "-".');
  if (output === undefined) throw new UsageError('generate needs -o FILE, or "-o -".');
  if (rejectsPath === '-' || (rejectsPath && (await isSame(rejectsPath, output))))
    throw new UsageError('--rejects needs a FILE of its own.');
  for (const target of [output, rejectsPath]) {
    if (input !== '-' && target && (await isSame(input, target)))
      throw new UsageError(`${target}: is the INPUT, which would be lost; name another FILE.`);
  }
  const from = oneOf('from', values.from, ['ndjson', 'json', 'csv']);
  const onError = oneOf('on-error', values['on-error'], ['stop', 'skip']) ?? 'stop';
  const ambiguousTime = oneOf('ambiguous', values.ambiguous, ['earlier', 'later']);
  const timeZone = values['time-zone'];
  if (timeZone !== undefined && !zoneOf(timeZone))
    throw new UsageError('--time-zone takes the name of a time zone, such as Europe/Berlin.');
  const { maxIssues, maxIssuesPerCode, kind: _, ...common } = await readCommonOptions(values);
  const caps = { maxIssues, maxIssuesPerCode };
  const options = {
    ...common,
    ...(timeZone !== undefined && { timeZone }),
    ...(ambiguousTime && { ambiguousTime }),
  };
  return { input, output, from, onError, rejectsPath, hash, caps, options };
}
