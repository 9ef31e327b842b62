import type { BulkFileError } from '../errors';
import { UsageError } from './usage-error';

/** What ends the reading of an input, in one sentence. */
export function unreadable(file: string, { line, issue }: BulkFileError): UsageError {
  // That two files do not belong together is no fault of a line.
  const place = issue.code === 'unrelated-files' ? file : `${file}: line ${line}`;
  return new UsageError(`${place}: ${issue.message}`);
}
