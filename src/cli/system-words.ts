import { getSystemErrorMap } from 'node:util';
import { UsageError } from './usage-error';

const words: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'is a folder',
  ENOSPC: 'no space is left',
};

/** What the system has against a file in one sentence; what is no error of the system as it is. */
export function systemInWords(path: string, cause: unknown): unknown {
  const { code, errno, syscall } = (cause ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== 'string' || syscall === undefined) return cause;
  const reason = words[code] ?? getSystemErrorMap().get(errno ?? 0)?.[1] ?? code;
  return new UsageError(`${path}: ${reason}.`);
}
