import { FileError } from '../../node/replace/file-error';
import { type FileChange, replaceFiles } from '../../node/replace/replace-files';
import { isSameContent, isSamePath } from '../../node/same-file';
import { assertUploadName, assertUploadTarget } from '../../node/upload-target';
import type { NamedFile } from '../flags/files';
import { asFileError, UsageError } from '../wrong-use';
import { assertNotStandardOutput } from './standard-output';
import type { Terminal } from './terminal';

/** Writes files, all of them or none. */
export async function writeOutputs(
  files: AsyncIterable<FileChange>,
  terminal: Terminal,
): Promise<void> {
  let current = '';
  async function* resolveFiles(): AsyncGenerator<FileChange, void> {
    for await (const file of files) {
      if (!('path' in file)) {
        yield file;
        continue;
      }
      current = file.path;
      yield { ...file, name: current, path: terminal.resolve(current) };
    }
  }
  try {
    await replaceFiles(resolveFiles(), terminal.signal);
  } catch (cause) {
    throw asFileError(cause, cause instanceof FileError ? cause.path : current);
  }
}

/**
 * Rejects a name that the service would not accept for an upload. Only a pipe or a device may have it, and
 * neither has parts.
 */
export async function assertAcceptedName(
  target: string,
  terminal: Terminal,
  { isOfParts = false } = {},
): Promise<void> {
  const assertName = isOfParts ? assertUploadName : assertUploadTarget;
  try {
    await assertName(terminal.resolve(target), undefined);
  } catch (cause) {
    throw cause instanceof TypeError ? new UsageError(cause.message) : cause;
  }
}

/** Rejects arguments that name a file to write to which is also read, or also written to. */
export async function assertSeparate(
  files: readonly NamedFile[],
  terminal: Terminal,
): Promise<void> {
  for (const [index, { path, use }] of files.entries()) {
    if (use === 'read' || path === '-') continue;
    const others = files.filter((other, at) => other.use === 'read' || at < index);
    await assertTarget(path, others, terminal);
  }
}

/** Rejects a file to write to that is one of these files. */
export async function assertTarget(
  target: string,
  files: readonly NamedFile[],
  terminal: Terminal,
): Promise<void> {
  await assertNotStandardOutput(target, terminal);
  for (const { name, path, use } of files) {
    if (!(await isNamedFile(target, path, use, terminal))) continue;
    if (use === 'write') throw new UsageError(`${name} needs its own FILE.`);
    const what = name.startsWith('--') ? `file of ${name}` : name;
    throw new UsageError(
      `${target}: This file is the ${what} and would be overwritten. Name another FILE.`,
    );
  }
}

async function isNamedFile(
  target: string,
  path: string,
  use: NamedFile['use'],
  terminal: Terminal,
): Promise<boolean> {
  if (path !== '-') return isSameFile(path, target, terminal);
  return use === 'read' && isSameContent('/dev/stdin', terminal.resolve(target));
}

/** Whether two names lead to one file, through links too, even if the file does not exist yet. */
export function isSameFile(a: string, b: string, terminal: Terminal): Promise<boolean> {
  return isSamePath(terminal.resolve(a), terminal.resolve(b));
}
