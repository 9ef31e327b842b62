import { createErrorTally } from './error-counts';
import type { Outcome, ResponseMode, Status } from './outcome';
import type { ResultSummary } from './summary';

/** What is known of a result without its upload: nobody knows how much was uploaded. */
export interface SummaryOfResult extends Omit<ResultSummary, 'records'> {
  readonly records: Omit<ResultSummary['records'], 'uploaded'> & { readonly uploaded?: number };
}

/** Counts the outcomes of a result that is read alone. */
export function createOutcomeTally(given: ResponseMode | undefined): {
  add(outcome: Outcome): void;
  summary(): SummaryOfResult;
} {
  const errors = createErrorTally();
  const records: Record<Status, number> = { accepted: 0, rejected: 0, unknown: 0 };
  let unmatched = 0;
  return {
    add(outcome) {
      for (const error of outcome.errors) errors.add(error);
      if (outcome.hasRecord) records[outcome.status]++;
      else unmatched += outcome.errors.length;
    },
    summary: () => ({
      responseMode: given ?? (records.accepted > 0 ? 'errors-and-results' : null),
      records: { ...records },
      errors: errors.counts(),
      unmatched: {
        errors: unmatched,
        ...{ notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0, matchedByCells: 0 },
      },
    }),
  };
}
