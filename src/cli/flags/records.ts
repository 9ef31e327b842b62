import { zoneOf } from '../../options/moment';
import { isSameFile } from '../output/same-file';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../usage-error';
import { checkingFlags, oneOf, readCheckingOptions } from './arguments';

/** Flags of the commands that turn records into something that is sent. */
export const recordFlags = {
  ...checkingFlags,
  from: { type: 'string' },
  'time-zone': { type: 'string' },
  ambiguous: { type: 'string' },
  'on-error': { type: 'string' },
  rejects: { type: 'string' },
  hash: { type: 'boolean' },
} as const;

type Values = { readonly [Name in keyof typeof recordFlags]?: unknown };

export type RecordOptions = Awaited<ReturnType<typeof readRecordOptions>>;

/** What these flags stand for. */
export async function readRecordOptions(input: string, given: Values, terminal: Terminal) {
  const values = given as { readonly [name: string]: string | undefined };
  const { rejects: rejectsPath, 'time-zone': timeZone } = values;
  if (rejectsPath === '-') throw new UsageError('--rejects needs a FILE of its own.');
  if (rejectsPath !== undefined) await assertTarget(rejectsPath, { input }, terminal);
  const from = oneOf('from', values.from, ['ndjson', 'json', 'csv']);
  const onError = oneOf('on-error', values['on-error'], ['stop', 'skip']) ?? 'stop';
  const ambiguousTime = oneOf('ambiguous', values.ambiguous, ['earlier', 'later']);
  if (timeZone !== undefined && !zoneOf(timeZone))
    throw new UsageError('--time-zone takes the name of a time zone, such as Europe/Berlin.');
  const checking = await readCheckingOptions(given, terminal);
  const { maxIssues, maxIssuesPerCode, kind: _, ...common } = checking;
  const options = {
    ...common,
    ...(timeZone !== undefined && { timeZone }),
    ...(ambiguousTime && { ambiguousTime }),
  };
  const caps = { maxIssues, maxIssuesPerCode };
  return { input, from, onError, rejectsPath, hash: given.hash === true, caps, options };
}

/** What is written must not be what is read, nor what is written beside it. */
export async function assertTarget(
  target: string,
  others: { readonly input: string; readonly rejectsPath?: string | undefined },
  terminal: Terminal,
): Promise<void> {
  const { input, rejectsPath } = others;
  if (input !== '-' && (await isSameFile(input, target, terminal)))
    throw new UsageError(`${target}: is the INPUT, which would be lost; name another FILE.`);
  if (rejectsPath !== undefined && (await isSameFile(rejectsPath, target, terminal)))
    throw new UsageError('--rejects needs a FILE of its own.');
}
