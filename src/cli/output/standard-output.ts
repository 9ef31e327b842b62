import { isSameContent } from '../../node/same-file';
import { UsageError } from '../wrong-use';
import type { Terminal } from './terminal';

/**
 * Rejects a file to which the output of the command goes as well. Reading it would read what was just printed,
 * without an end; replacing it would lose what was printed.
 */
export async function assertNotStandardOutput(path: string, terminal: Terminal): Promise<void> {
  const file = path === '-' ? '/dev/stdin' : terminal.resolve(path);
  for (const [stream, name] of [
    ['/dev/stdout', 'Standard output'],
    ['/dev/stderr', 'Standard error'],
  ] as const)
    if (await isSameContent(file, stream))
      throw new UsageError(`${path}: ${name} is redirected to this file. Name another FILE.`);
}
