import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { orAbort } from '../../source/until-abort';
import { visible } from '../../text/shown/escapes';
import type { Terminal } from '../output/terminal';
import { onFile, UsageError } from '../wrong-use';

/**
 * The default export of a module of the user. What is wrong with the module is for its author to act on.
 * @param file its name in messages
 */
export async function importModule(
  file: string,
  path: string,
  { signal }: Terminal,
): Promise<unknown> {
  // Node would wait for the writer of a pipe, in a thread that no signal reaches.
  const found = await onFile(file, stat(path));
  if (!found.isFile()) throw new UsageError(`${file}: A module must be an ordinary file.`);
  let end = () => {};
  const endless = new Promise<never>((_, reject) => {
    end = () => reject(new Error('It waits for what can never happen.'));
  });
  // Nothing is left to do, but the module still waits.
  process.once('beforeExit', end);
  try {
    const loading: Promise<{ readonly default?: unknown }> = import(pathToFileURL(path).href);
    return (await orAbort(Promise.race([loading, endless]), signal)).default;
  } catch (cause) {
    signal.throwIfAborted();
    throw new UsageError(`${file}: The module cannot be loaded: ${reasonOf(cause)}`, { cause });
  } finally {
    process.off('beforeExit', end);
  }
}

/** The first line only: the lines after it may show parts of the file. */
function reasonOf(cause: unknown): string {
  try {
    const { name, message } = cause as Error;
    const [line = ''] = `${name}: ${message}`.split('\n', 1);
    if (cause instanceof Error) return visible(line);
  } catch {
    // An error can have any members.
  }
  return 'it threw no Error';
}
