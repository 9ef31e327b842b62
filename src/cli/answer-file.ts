import { defaultMaxLength } from '../services/bounds';
import { decoded } from './input/decoded';
import { inputFile } from './input-file';
import { UsageError } from './usage-error';

/**
 * The text of an answer of the service, in a file or from standard input. It is read up to the bound of
 * an answer and no further, so that a file of another kind and any size is told in bounded memory.
 */
export async function readAnswerFile(path: string, signal: AbortSignal): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const text of decoded(path, inputFile(path, signal))) {
    parts.push(text);
    length += text.length;
    if (length > defaultMaxLength)
      throw new UsageError(
        `${path}: The answer has more than the ${defaultMaxLength} characters that are read.`,
      );
  }
  return parts.join('');
}
