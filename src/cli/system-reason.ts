import { getSystemErrorMap } from 'node:util';

const words: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'is a folder',
  ENOSPC: 'no space is left',
};

/** The system's reason in words: undefined for what is no error of the system. */
export function systemReason(cause: unknown): string | undefined {
  const { code, errno, syscall } = (cause ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== 'string' || syscall === undefined) return undefined;
  return words[code] ?? getSystemErrorMap().get(errno ?? 0)?.[1] ?? code;
}
