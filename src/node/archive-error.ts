import type { ArchiveFault } from '../issues/fact-shapes';
import { BulkFileError } from '../messages/errors';

/** The error of an archive that cannot be read. The reader of its rows adds the position. */
export function archiveError(fault: ArchiveFault): BulkFileError {
  return new BulkFileError({ code: 'archive', facts: fault }, { line: 1, row: 0 });
}
