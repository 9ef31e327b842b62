import type { Position } from '../issues/position';
import { BulkFileError } from '../messages/errors';
import type { JoinCounts } from './join';

/** The error for an upload and a result that were passed in place of each other. */
export function swappedFilesError({ line, row }: Position): BulkFileError {
  const fault = { code: 'unrelated-files', facts: { reason: 'swapped' } } as const;
  return new BulkFileError(fault, { line, row, file: 'upload' });
}

/** Throws unless some row of the result belongs to a record of the upload. */
export function assertRelated({ rows, known, present }: JoinCounts, uploaded: number): void {
  if (rows === 0 || known > 0 || present > 0) return;
  const facts = { reason: 'no-match', uploadRecords: uploaded, resultRows: rows } as const;
  throw new BulkFileError({ code: 'unrelated-files', facts }, { line: 1, row: 0, file: 'result' });
}
