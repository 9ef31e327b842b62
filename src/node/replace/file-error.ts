/**
 * An error of the system with the name that the caller gave the file: the system names the temporary file, or
 * no file at all.
 */
export class FileError extends Error {
  readonly errno: number | undefined;
  readonly code: string;
  readonly syscall: string;
  readonly path: string;

  constructor(path: string, { message, errno, code = '', syscall = '' }: NodeJS.ErrnoException) {
    const [reason] = message.split(', ', 1);
    super(`${reason}, ${syscall} '${path}'`);
    this.errno = errno;
    this.code = code;
    this.syscall = syscall;
    this.path = path;
  }
}

/** The error with the name of the file, if it is one of the system. */
export function asFileError(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('syscall' in cause)) return cause;
  return new FileError(path, cause as NodeJS.ErrnoException);
}

/** Calls the system, whose errors then name this file. */
export async function onFile<T>(path: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw asFileError(path, cause);
  }
}
