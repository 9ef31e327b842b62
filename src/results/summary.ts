import type { Header } from '../bulk/header';
import { createErrorTally, type ErrorCounts } from './errors/counts';
import type { JoinCounts } from './join';
import type { Outcome, ResponseMode, Status } from './outcome';
import { hasErrorColumns, statusIfFound } from './rows';
import type { CountedUpload } from './uploaded';

/** The outcome of a whole upload. A plain object that can be written as JSON. */
export interface ResultSummary {
  /** The option, or else `errors-and-results` if a record of the result has no error. Null if neither is known. */
  readonly responseMode: ResponseMode | null;
  /** Always `uploaded = accepted + rejected + unknown`. */
  readonly records: {
    readonly uploaded: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly unknown: number;
  };
  /** All errors of the result, including those without a record. An error that a record has twice counts once. */
  readonly errors: ErrorCounts;
  readonly unmatched: {
    /** Errors of no uploaded record. */
    readonly errors: number;
    /** Records of the result that were not uploaded. */
    readonly notUploaded: number;
    /** Uploaded records without a Client Id. */
    readonly clientIdMissing: number;
    /** Uploaded records with a Client Id that the upload uses more than once. */
    readonly clientIdRepeated: number;
    /** How many of the latter two were found in the result by their cells. */
    readonly matchedByCells: number;
  };
}

/** What a result shows without its upload: how many records were uploaded is unknown. */
export interface SummaryOfResult extends Omit<ResultSummary, 'records'> {
  readonly records: Omit<ResultSummary['records'], 'uploaded'> & { readonly uploaded?: number };
}

/** The status of records without an error: of those with a row in the result, and of those without one. */
export interface StatusWithoutError {
  readonly found: Status;
  readonly missing: Status;
}

/**
 * A missing record was accepted only if all have a row that failed, and if each row is that of a record:
 * one that is not may be the row of any that is missing.
 */
export function statusWithoutError(
  result: Header,
  { hasLooseRow }: JoinCounts,
  responseMode: ResponseMode | undefined,
): StatusWithoutError {
  const isComplete = responseMode === 'errors-only' && hasErrorColumns(result) && !hasLooseRow;
  return {
    found: statusIfFound(result, responseMode),
    missing: isComplete ? 'accepted' : 'unknown',
  };
}

export function summarize(
  result: JoinCounts,
  { uploaded, clientIdMissing, clientIdRepeated }: CountedUpload['counts'],
  errors: ErrorCounts,
  withoutError: StatusWithoutError,
  requestedMode: ResponseMode | undefined,
): ResultSummary {
  const { present, rejected, unmatchedErrors, notUploaded, matchedByCells, doubtful } = result;
  const responseMode = responseModeOf(requestedMode, result.withoutError);
  const records = { accepted: 0, rejected, unknown: 0 };
  const all = { found: present - rejected, missing: uploaded - present };
  for (const place of ['found', 'missing'] as const) {
    const status = withoutError[place];
    const doubts = status === 'accepted' ? doubtful[place] : 0;
    records[status] += all[place] - doubts;
    records.unknown += doubts;
  }
  const counts = { notUploaded, clientIdMissing, clientIdRepeated, matchedByCells };
  return {
    responseMode,
    records: { uploaded, ...records },
    errors,
    unmatched: { errors: unmatchedErrors, ...counts },
  };
}

/** Counts the outcomes of a result that is read without its upload. */
export function createOutcomeTally(requestedMode: ResponseMode | undefined) {
  const errors = createErrorTally();
  const records: Record<Status, number> = { accepted: 0, rejected: 0, unknown: 0 };
  let unmatched = 0;
  return {
    add(outcome: Outcome): void {
      for (const error of outcome.errors) errors.add(error);
      if (outcome.hasRecord) records[outcome.status]++;
      else unmatched += outcome.errors.length;
    },
    summary: (): SummaryOfResult => ({
      responseMode: responseModeOf(requestedMode, records.accepted),
      records: { ...records },
      errors: errors.counts(),
      unmatched: {
        errors: unmatched,
        ...{ notUploaded: 0, clientIdMissing: 0, clientIdRepeated: 0, matchedByCells: 0 },
      },
    }),
  };
}

function responseModeOf(requested: ResponseMode | undefined, withoutError: number) {
  return requested ?? (withoutError > 0 ? 'errors-and-results' : null);
}
