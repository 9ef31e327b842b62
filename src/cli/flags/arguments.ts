import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Severity } from '../../issues/codes';
import type { ReadOptions } from '../../options/options';
import { readSettings } from '../../options/settings';
import { offlineConversion } from '../../records/offline-conversion';
import type { OfflineConversionOptions } from '../../records/offline-conversion/options';
import { defaultCaps } from '../output/issue-printer';
import type { Terminal } from '../output/terminal';
import { UsageError } from '../usage-error';
import { readKnownClicks, readKnownGoals } from './known-facts';
import { readMoment } from './moment';

type Flags = NonNullable<ParseArgsConfig['options']>;

const everywhere = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies Flags;

/** Flags of the commands that check records. */
export const checkingFlags = {
  now: { type: 'string' },
  strict: { type: 'boolean' },
  kind: { type: 'string' },
  goals: { type: 'string' },
  clicks: { type: 'string' },
  severity: { type: 'string', multiple: true },
  'no-duplicates': { type: 'boolean' },
  'enhanced-conversions': { type: 'boolean' },
  'max-issues': { type: 'string' },
  channel: { type: 'string' },
} as const satisfies Flags;

export interface Arguments<Own extends Flags> {
  readonly values: ReturnType<typeof parse<typeof everywhere & Own>>['values'];
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
    return parse(args, { ...everywhere, ...own });
  } catch (cause) {
    throw new UsageError(sentenceOf(cause as Error));
  }
}

/** Node's own sentence, without its advice about arguments that begin with a dash. */
function sentenceOf({ message }: Error): string {
  const [first = ''] = message.split(/\.\s/);
  return first.replace(/argument (is ambiguous|missing)/, 'needs a value').replace(/\.?$/, '.');
}

/** The one file of a command, which its help calls by this word. */
export function oneFile(command: string, word: string, positionals: readonly string[]): string {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError(`${command} needs one ${word}, or "-".`);
  return file;
}

/** One of these words; undefined where the flag is absent. */
export function oneOf<Word extends string>(
  flag: string,
  given: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (given === undefined || words.includes(given as Word)) return given as Word | undefined;
  throw new UsageError(`--${flag} takes ${choice(words)}.`);
}

function choice(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

export interface CheckingOptions extends ReadOptions, OfflineConversionOptions {
  readonly now: Date;
  readonly maxIssues: number;
  readonly maxIssuesPerCode: number;
}

type CheckingValues = { readonly [Name in keyof typeof checkingFlags]?: unknown };

/** The options of the library that these flags stand for. Files that they name are read. */
export async function readCheckingOptions(
  given: CheckingValues,
  terminal: Terminal,
): Promise<CheckingOptions> {
  const values = given as { readonly [name: string]: string | undefined };
  const kind = oneOf('kind', values.kind, ['upload', 'result']);
  const channel = oneOf('channel', values.channel, ['production', 'sandbox']);
  const most = values['max-issues'];
  const options = {
    now: values.now === undefined ? new Date() : readMoment(values.now, '--now'),
    ...(kind && { kind }),
    ...(channel && { channel }),
    ...(given.strict === true && { strict: true }),
    ...(given['no-duplicates'] === true && { duplicates: false }),
    ...(given['enhanced-conversions'] === true && { enhancedConversions: true }),
    ...(given.severity !== undefined && { severity: readSeverity(given.severity as string[]) }),
    ...(values.goals !== undefined && { goals: await readKnownGoals(values.goals, terminal) }),
    ...(values.clicks !== undefined && { clicks: await readKnownClicks(values.clicks, terminal) }),
    ...(most === undefined ? defaultCaps : capsOf(readCount('max-issues', most))),
  };
  asUsage(() => readSettings(offlineConversion, 'read', options));
  return options;
}

function capsOf(most: number) {
  return { maxIssues: most, maxIssuesPerCode: most };
}

/** Calls the library; what it says of wrong options is wrong use of the command. */
export function asUsage<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw cause instanceof TypeError ? new UsageError(cause.message) : cause;
  }
}

export function readCount(flag: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${flag} takes a whole number.`);
  return Number(text);
}

function readSeverity(pairs: readonly string[]): Record<string, Severity | 'off'> {
  const levels = ['error', 'warning', 'off'] as const;
  return Object.fromEntries(
    pairs.map((pair) => {
      const [code = '', word] = pair.split('=');
      const level = levels.find((each) => each === word);
      if (level === undefined)
        throw new UsageError(`--severity takes CODE=LEVEL; a level is ${choice(levels)}.`);
      return [code, level];
    }),
  );
}
