import { getSystemErrorMap } from 'node:util';
import { ServiceAnswerError } from '../api/wire/answer-error';
import { BulkFileError } from '../messages/errors';
import { ForeignFileError } from '../node/foreign-file-error';
import { LeftoverFileError } from '../node/leftover-error';

/** Wrong use of the command: one sentence, exit code 2, no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'is a folder',
  ENOTDIR: 'not a folder',
  ENOSPC: 'no space is left',
  EBUSY: 'is in use, or mounted by itself, so it cannot be replaced',
};

/** Turns an error that the user can act on into a `UsageError`. Returns any other error unchanged. */
export function asUsageError(cause: unknown, file?: string): unknown {
  const at = file === undefined ? '' : `${file || '""'}: `;
  if (cause instanceof BulkFileError) {
    const { line, issue } = cause;
    // Two files that do not belong together have no line at fault.
    const place = issue.code === 'unrelated-files' ? '' : `line ${line}: `;
    return new UsageError(`${at}${place}${issue.message}`);
  }
  if (cause instanceof ServiceAnswerError) return new UsageError(`${at}${cause.message}`);
  if (cause instanceof LeftoverFileError || cause instanceof ForeignFileError)
    return new UsageError(cause.message);
  const { code, errno, syscall } = (cause ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== 'string' || syscall === undefined) return cause;
  const reason = systemReasons[code] ?? getSystemErrorMap().get(errno ?? 0)?.[1] ?? code;
  return new UsageError(`${at}${reason}.`);
}

/** Awaits work on a file, whose errors the user can act on. */
export async function onFile<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw asUsageError(cause, file);
  }
}

/** Turns an error of the system into a `UsageError`, and leaves errors of the content to its reader. */
export function asFileError(cause: unknown, file: string): unknown {
  return cause instanceof BulkFileError ? cause : asUsageError(cause, file);
}

/** Calls a function of the library whose options come from flags: wrong options are wrong use. */
export function withFlags<T>(call: () => T): T {
  try {
    return call();
  } catch (cause) {
    throw cause instanceof TypeError ? new UsageError(withFlagNames(cause.message)) : cause;
  }
}

/** A sentence of the library with flags for its options: `--max-rows` for `Option "maxRows"`. */
function withFlagNames(sentence: string): string {
  return sentence.replace(/^Option "(\w+)"/, (_, option: string) => {
    const flag = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `--${flag}`;
  });
}
