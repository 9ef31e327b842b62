import type { ArchiveFault } from '../issues/fact-shapes';
import { BulkFileError } from '../messages/errors';

/** A packed file that can not be read. Where the reading stood is for the reader of its rows to say. */
export function archiveError(fault: ArchiveFault): BulkFileError {
  return new BulkFileError({ code: 'archive', facts: fault }, { line: 1, row: 0 });
}
