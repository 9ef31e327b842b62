import type { ErrorCounts } from './error-counts';
import type { JoinCounts } from './join';
import type { ResponseMode } from './outcome';

/** What became of an upload as a whole. A plain object, fit for JSON. */
export interface ResultSummary {
  /** As it was given; else `errors-and-results` where a record of the result has no error; null where it can not be told. */
  readonly responseMode: ResponseMode | null;
  /** Always `uploaded = accepted + rejected + unknown`. */
  readonly records: {
    readonly uploaded: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly unknown: number;
  };
  /** All errors of the result, those without a record too; one that a record has twice counts once. */
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
    /** How many of these were found in the result by their cells. */
    readonly matchedByCells: number;
  };
}

/** What was counted of the upload before its result was read. */
export interface UploadCounts {
  readonly uploaded: number;
  readonly clientIdMissing: number;
  readonly clientIdRepeated: number;
}

export function summaryOf(
  result: JoinCounts,
  { uploaded, clientIdMissing, clientIdRepeated }: UploadCounts,
  errors: ErrorCounts,
  given: ResponseMode | undefined,
): ResultSummary {
  const { present, rejected, unmatchedErrors, notUploaded, matchedByCells } = result;
  const responseMode = given ?? (result.withoutError > 0 ? 'errors-and-results' : null);
  const missing = uploaded - present;
  const records =
    responseMode === 'errors-only'
      ? { uploaded, accepted: missing, rejected: present, unknown: 0 }
      : { uploaded, accepted: present - rejected, rejected, unknown: missing };
  const counts = { notUploaded, clientIdMissing, clientIdRepeated, matchedByCells };
  return { responseMode, records, errors, unmatched: { errors: unmatchedErrors, ...counts } };
}
