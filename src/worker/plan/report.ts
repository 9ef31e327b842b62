/** What came of reading the records of an account. */
export interface PlanReport {
  readonly account: string;
  /** Files that were queued. */
  readonly files: number;
  /** Records in them. */
  readonly records: number;
  /** Records that were sent before. */
  readonly sentBefore: number;
  /** Records that are not sent, because they have an error. */
  readonly refused: number;
  /**
   * Adjustments whose Add has been on its way for more than an hour. As long as there is one, the watermark
   * stays, and all records are read again the next time.
   */
  readonly deferred: number;
}
