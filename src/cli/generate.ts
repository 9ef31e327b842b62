import { BulkFileError } from '../errors';
import type { Issue } from '../issue';
import { issueOf } from '../message';
import { openReplacement } from '../node/replace-file';
import type { OfflineConversionInput } from '../records/offline-conversion';
import { counted, issueLine } from '../report/text';
import { createTally } from '../tally';
import { writeOfflineConversions } from '../write';
import { asUsage, oneOf, readArguments, readCommonOptions, systemReason } from './arguments';
import type { InputItem, InputPlace } from './input/item';
import { inputItems } from './input/items';
import { withoutPersonalData } from './personal-data';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** Ends the writing at the first record that is refused. */
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
  const { values, positionals } = readArguments(args, flags);
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0)
    throw new UsageError('generate needs one INPUT, or "-".');
  if (values.output === undefined) throw new UsageError('generate needs -o FILE, or "-o -".');
  const from = oneOf('from', values.from, ['ndjson', 'json', 'csv']);
  const ambiguousTime = oneOf('ambiguous', values.ambiguous, ['earlier', 'later']);
  const onError = oneOf('on-error', values['on-error'], ['stop', 'skip']) ?? 'stop';
  const timeZone = values['time-zone'];
  const { maxIssues, maxIssuesPerCode, kind: _, ...rules } = await readCommonOptions(values);

  const tally = createTally({ maxIssues, maxIssuesPerCode, onIssue: undefined });
  const rejects = values.rejects === undefined ? undefined : await open(values.rejects);
  const rejected: string[] = [];
  let current: InputItem | undefined;
  let written = 0;
  let skipped = 0;

  /** Prints an issue where its record stands in the input, as far as the caps allow. */
  function print(issue: Issue, place: InputPlace | undefined): void {
    if (!tally.take(issue)) return;
    const at = place === undefined ? '' : 'line' in place ? `:${place.line}` : `[${place.index}]`;
    terminal.err(`${issueLine(`${input}${at}`, issue, terminal.errInk)}\n`);
  }

  function refuse(item: InputItem, issues: readonly Issue[]): void {
    skipped++;
    for (const issue of issues) print(issue, item.place);
    if (rejects) rejected.push(`${JSON.stringify(rejectOf(item, issues))}\n`);
    if (onError === 'stop') throw new Stopped();
  }

  async function writeRejected(): Promise<void> {
    if (rejects && rejected.length > 0)
      await rejects.write(new TextEncoder().encode(rejected.splice(0).join('')));
  }

  async function* records(): AsyncGenerator<OfflineConversionInput, void> {
    for await (const item of inputItems(input as string, from)) {
      await writeRejected();
      current = item;
      if (item.object === undefined || item.problem) {
        refuse(item, [problemOf(item)]);
        continue;
      }
      const { object, issues } = await withoutPersonalData(item.object, values.hash ?? false);
      if (issues.length > 0) {
        refuse(item, issues);
        continue;
      }
      written++;
      terminal.progress(`${input}: ${written} records`);
      yield object as OfflineConversionInput;
    }
    current = undefined;
  }

  const bytes = asUsage(() =>
    writeOfflineConversions(records(), {
      ...rules,
      ...(timeZone !== undefined && { timeZone }),
      ...(ambiguousTime && { ambiguousTime }),
      onInvalid: 'skip',
      signal: terminal.signal,
      onIssue: (issue) => print(issue, current?.place),
      onSkip: ({ issues }) => {
        written--;
        refuse(current as InputItem, issues);
      },
    }),
  );
  const output = values.output === '-' ? undefined : await open(values.output);
  try {
    for await (const piece of bytes) await (output ? output.write(piece) : terminal.out(piece));
    await output?.commit();
  } catch (cause) {
    await output?.discard();
    if (cause instanceof BulkFileError)
      throw new UsageError(`${cause.issue.message} No file was written.`);
    if (!(cause instanceof Stopped)) {
      await rejects?.discard();
      throw cause;
    }
  }
  await writeRejected();
  await rejects?.commit();
  terminal.clear();
  terminal.err(`${outcome(values.output, onError, written, skipped)}\n`);
  return skipped > 0 ? 1 : 0;
}

async function open(path: string) {
  try {
    return await openReplacement(path);
  } catch (cause) {
    const reason = systemReason(cause);
    throw reason === undefined ? cause : new UsageError(`${path}: ${reason}.`);
  }
}

function outcome(output: string, onError: string, written: number, skipped: number): string {
  const file = output === '-' ? 'standard output' : output;
  if (skipped > 0 && onError === 'stop')
    return 'Stopped at the first wrong record; no file was written. With --on-error skip it is left out.';
  const left = skipped > 0 ? `, ${skipped} left out` : '';
  return `${file}: ${counted(written, 'record')} written${left}`;
}

/** The input object with its issues, whose places are those of the input. */
function rejectOf({ object, text, place }: InputItem, issues: readonly Issue[]): object {
  const listed = issues.map(({ line: _line, row: _row, ...rest }) => ({ ...rest, ...place }));
  return object === undefined ? { text, issues: listed } : { ...object, issues: listed };
}

function problemOf({ problem, object }: InputItem): Issue {
  const code = problem ?? 'not-json';
  const columns = Object.keys(object ?? {}).length;
  const facts = code === 'cells-extra' ? { at: columns + 1, columns } : {};
  return issueOf({ code, severity: 'error', facts }, { line: 0, row: 0 });
}
