import { readFile } from 'node:fs/promises';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Severity } from '../issue';
import { offlineConversion } from '../records/offline-conversion';
import type { Goal, OfflineConversionOptions } from '../records/offline-conversion/options';
import { type ReadOptions, readSettings } from '../rules/options';
import { parseTime } from '../schema/time-text';
import { UsageError } from './usage-error';

type Flags = NonNullable<ParseArgsConfig['options']>;

const commonFlags = {
  now: { type: 'string' },
  strict: { type: 'boolean' },
  kind: { type: 'string' },
  goals: { type: 'string' },
  severity: { type: 'string', multiple: true },
  'no-duplicates': { type: 'boolean' },
  'enhanced-conversions': { type: 'boolean' },
  'max-issues': { type: 'string' },
  channel: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies Flags;

export interface Arguments<Own extends Flags> {
  readonly values: ReturnType<typeof parse<typeof commonFlags & Own>>['values'];
  readonly positionals: readonly string[];
}

function parse<F extends Flags>(args: readonly string[], options: F) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

/** The arguments of a command. Throws a `UsageError` for what it does not know. */
export function readArguments<const Own extends Flags>(
  args: readonly string[],
  own: Own,
): Arguments<Own> {
  try {
    return parse(args, { ...commonFlags, ...own });
  } catch (cause) {
    // Node's own sentence, without its advice about arguments that begin with a dash.
    throw new UsageError((cause as Error).message.split('. ')[0]?.replace(/\.?$/, '.'));
  }
}

/** One of these words; undefined where the flag is absent. */
export function oneOf<Word extends string>(
  flag: string,
  given: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (given === undefined || words.includes(given as Word)) return given as Word | undefined;
  throw new UsageError(`--${flag} takes ${words.join(', ')}.`);
}

export interface CommonOptions extends ReadOptions, OfflineConversionOptions {
  readonly now: Date;
  readonly maxIssues: number;
  readonly maxIssuesPerCode: number;
}

type CommonValues = { readonly [Name in keyof typeof commonFlags]?: unknown };

/** The options of the library that the flags of every command stand for. */
export async function readCommonOptions(given: CommonValues): Promise<CommonOptions> {
  const values = given as { readonly [name: string]: string | undefined };
  const kind = oneOf('kind', values.kind, ['upload', 'result']);
  const channel = oneOf('channel', values.channel, ['production', 'sandbox']);
  const most = values['max-issues'];
  const options = {
    now: values.now === undefined ? new Date() : readNow(values.now),
    ...(kind && { kind }),
    ...(channel && { channel }),
    ...(given.strict === true && { strict: true }),
    ...(given['no-duplicates'] === true && { duplicates: false }),
    ...(given['enhanced-conversions'] === true && { enhancedConversions: true }),
    ...(given.severity !== undefined && { severity: readSeverity(given.severity as string[]) }),
    ...(values.goals !== undefined && { goals: await readGoals(values.goals) }),
    maxIssues: most === undefined ? 1000 : readCount('max-issues', most),
    maxIssuesPerCode: most === undefined ? 100 : readCount('max-issues', most),
  };
  asUsage(() => readSettings(offlineConversion, 'read', options));
  return options;
}

/** Calls the library; what it says of wrong options is wrong use of the command. */
export function asUsage<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw cause instanceof TypeError ? new UsageError(cause.message) : cause;
  }
}

function readNow(text: string): Date {
  const time = parseTime(text);
  if (time?.form !== 'iso' || time.offset === undefined)
    throw new UsageError('--now takes an ISO 8601 time that ends in Z or an offset.');
  return new Date(time.clock - time.offset * 60_000);
}

function readCount(flag: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${flag} takes a whole number.`);
  return Number(text);
}

function readSeverity(pairs: readonly string[]): Record<string, Severity | 'off'> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [code = '', level] = pair.split('=');
      const known = oneOf('severity', level ?? '', ['error', 'warning', 'off']);
      return [code, known as Severity | 'off'];
    }),
  );
}

/** Goals as plain objects. A time of creation is text in JSON. */
async function readGoals(path: string): Promise<readonly Goal[]> {
  let given: unknown;
  try {
    given = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new UsageError(`--goals ${path}: ${systemReason(cause) ?? 'is no JSON'}.`);
  }
  if (!Array.isArray(given)) throw new UsageError(`--goals ${path}: must hold a list of goals.`);
  return given.map((goal: Goal & { createdAt?: unknown }) =>
    typeof goal?.createdAt === 'string'
      ? { ...goal, createdAt: new Date(goal.createdAt) }
      : (goal as Goal),
  );
}

/** The system's reason in words: undefined for what is no error of the system. */
export function systemReason(cause: unknown): string | undefined {
  const code = (cause as NodeJS.ErrnoException)?.code;
  if (typeof code !== 'string' || (cause as NodeJS.ErrnoException).syscall === undefined)
    return undefined;
  const words: Record<string, string> = {
    ENOENT: 'no such file or folder',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EISDIR: 'is a folder',
    ENOSPC: 'no space is left',
  };
  return words[code] ?? code;
}
