import { ServiceAnswerError } from '../api/wire/answer-error';
import { BulkFileError } from '../messages/errors';
import { UsageError } from './usage-error';

/** What ends the reading of an input, in one sentence. */
export function unreadable(file: string, { line, issue }: BulkFileError): UsageError {
  // That two files do not belong together is no fault of a line.
  const place = issue.code === 'unrelated-files' ? file : `${file}: line ${line}`;
  return new UsageError(`${place}: ${issue.message}`);
}

/**
 * What is wrong with an input that a file or an answer may be, in one sentence; anything else as it is.
 * @param file undefined for what is wrong with several together
 */
export function inWords(file: string | undefined, cause: unknown): unknown {
  if (cause instanceof BulkFileError && file !== undefined) return unreadable(file, cause);
  if (!(cause instanceof ServiceAnswerError)) return cause;
  return new UsageError(file === undefined ? cause.message : `${file}: ${cause.message}`);
}
