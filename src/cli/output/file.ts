import { type NewFile, replaceFiles } from '../../node/replace-file';
import { isSamePath } from '../../node/same-file';
import { assertUploadTarget } from '../../node/upload-target';
import { asFileError, UsageError } from '../wrong-use';
import type { Terminal } from './terminal';

/** Writes files, all of them or none. */
export async function writeOutputs(
  files: AsyncIterable<NewFile>,
  terminal: Terminal,
): Promise<void> {
  let current = '';
  async function* resolveFiles(): AsyncGenerator<NewFile, void> {
    for await (const file of files) {
      current = file.path;
      yield { ...file, path: terminal.resolve(current) };
    }
  }
  try {
    await replaceFiles(resolveFiles());
  } catch (cause) {
    throw asFileError(cause, current);
  }
}

/** Rejects a name that the service would not accept for an upload. */
export async function assertUploadName(target: string, terminal: Terminal): Promise<void> {
  await assertUploadTarget(terminal.resolve(target), undefined).catch((cause) => {
    throw cause instanceof TypeError ? new UsageError(cause.message) : cause;
  });
}

/** Rejects a file to write to that is also read, or also written to. */
export async function assertTarget(
  target: string,
  others: { readonly input: string; readonly rejectsPath?: string | undefined },
  terminal: Terminal,
): Promise<void> {
  const { input, rejectsPath } = others;
  if (input !== '-' && (await isSameFile(input, target, terminal)))
    throw new UsageError(
      `${target}: This file is the INPUT and would be overwritten. Name another FILE.`,
    );
  if (rejectsPath !== undefined && (await isSameFile(rejectsPath, target, terminal)))
    throw new UsageError('--rejects needs its own FILE.');
}

/** Whether two names lead to one file, through links too, even if the file does not exist yet. */
export function isSameFile(a: string, b: string, terminal: Terminal): Promise<boolean> {
  return isSamePath(terminal.resolve(a), terminal.resolve(b));
}
