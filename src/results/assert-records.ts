import type { BulkBatch } from '../bulk/read';
import { versionType } from '../bulk/version';
import type { Position } from '../issues/position';
import { BulkFileError } from '../messages/errors';
import { showable } from '../text/shown/showable';
import { kindOf, recordType } from './rows';

const maxOtherTypes = 5;

/**
 * Passes the rows of a result on. A result with rows of other types only is that of another upload,
 * unless its own upload, read with it, shows otherwise. One without any rows is what ErrorsOnly returns.
 *
 * @throws BulkFileError with `no-records` after the last row, if all rows are of other types
 */
export async function* assertRecords(
  batches: AsyncIterable<BulkBatch>,
): AsyncGenerator<BulkBatch, void> {
  let hasRecords = false;
  let last: Position | undefined;
  const otherTypes = new Set<string>();
  for await (const batch of batches) {
    hasRecords ||= batch.rows.some((row) => kindOf(row, batch.header) !== 'other');
    if (!hasRecords) {
      for (const row of batch.rows) {
        if (row.type === versionType) continue;
        last = row;
        const type = showable(row.type);
        if (type !== undefined && otherTypes.size < maxOtherTypes) otherTypes.add(type);
      }
    }
    yield batch;
  }
  if (hasRecords || !last) return;
  const facts = {
    type: recordType,
    ...(otherTypes.size > 0 && { otherTypes: [...otherTypes] }),
  };
  throw new BulkFileError({ code: 'no-records', facts }, last);
}
