import type { Outcome } from '../../results/outcome';
import type { BulkUpload } from '../upload/options';

type Status = Pick<BulkUpload, 'status'>;

/** A result of an upload that failed lists records that the service may not have processed. */
export function certainStatus({ status }: Outcome, upload: Status): Outcome['status'] {
  return upload.status === 'failed' && status === 'accepted' ? 'unknown' : status;
}

/** The outcomes of records, as far as they are certain. */
export async function* certainOutcomes(
  upload: Status,
  outcomes: AsyncIterable<Outcome>,
): AsyncGenerator<Outcome, void> {
  for await (const outcome of outcomes)
    yield { ...outcome, status: certainStatus(outcome, upload) };
}
