import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../wrong-use';
import { describeUnknownFlag } from './unknown-flag';

export type Flags = Readonly<Record<string, Flag>>;

type Flag = NonNullable<ParseArgsConfig['options']>[string] & {
  /** What happens to the file that the flag names, or that it names a folder to write to. */
  readonly file?: 'read' | 'write' | 'folder';
};

/** Flags of every command. */
const commonFlags = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  'log-format': { type: 'string' },
} as const satisfies Flags;

/** What the user gave for these flags. */
export type FlagValues<Own extends Flags> = ReturnType<typeof parse<Own>>['values'];

function parse<const Own extends Flags>(args: readonly string[], options: Own) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

/** Reads the arguments of a command. Throws a `UsageError` for an unknown flag or a missing value. */
export function readArguments<const Own extends Flags>(args: readonly string[], flags: Own) {
  const known = { ...commonFlags, ...flags };
  try {
    return parse(args, known);
  } catch (cause) {
    throw new UsageError(sentenceOf(cause as Error, Object.keys(known)));
  }
}

/** Node's own sentence, without its advice about arguments that begin with a dash. */
function sentenceOf({ message }: Error, known: readonly string[]): string {
  const [first = ''] = message.split(/\.\s/);
  if (message.startsWith('Unknown option')) {
    const [, flag = ''] = /'(.*?)'(?:\. To specify .*)?$/s.exec(message) ?? [];
    return describeUnknownFlag(flag, known);
  }
  return first.replace(/argument (is ambiguous|missing)/, 'needs a value').replace(/\.?$/, '.');
}

/** ` Did you mean "--strict"?`; empty without a name. */
export function didYouMean(name: string | undefined): string {
  return name === undefined ? '' : ` Did you mean "${name}"?`;
}

/** The one file of a command, under the name that its help gives it. */
export function oneFile(name: string, positionals: readonly string[]): string {
  return onlyOne(positionals, `Name one ${name}, or "-" for standard input.`);
}

/** The same for a command that reads the file more than once. */
export function oneNamedFile(name: string, positionals: readonly string[]): string {
  return onlyOne(positionals, `Name one ${name}.`);
}

function onlyOne(positionals: readonly string[], advice: string): string {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(advice);
  return file;
}

/** Rejects a command without a file, and one that names standard input more than once. */
export function assertFiles(files: readonly string[]): void {
  if (files.length === 0) throw new UsageError('Name a FILE, or "-" for standard input.');
  if (files.filter((file) => file === '-').length > 1)
    throw new UsageError('Standard input can be read only once.');
}

/** One of these words; undefined if the flag is absent. */
export function oneOf<Word extends string>(
  flag: string,
  value: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (value === undefined || words.includes(value as Word)) return value as Word | undefined;
  throw new UsageError(`--${flag} must be ${joinWords(words)}.`);
}

/** `a, b, or c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 3) return words.join(' or ');
  return `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`;
}

/** A whole number; undefined if the flag is absent. */
export function readCount(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--${flag} must be a whole number.`);
  return Number(text);
}
