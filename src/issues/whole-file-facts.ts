import type { EarlierRow, WithColumn } from './fact-shapes';

/** The facts about what only the whole file shows, and about result files. */
export interface WholeFileFacts {
  // The whole file
  readonly duplicate: EarlierRow;
  readonly 'adjustment-after-retract': EarlierRow;
  readonly 'adjustment-order':
    | EarlierRow
    | {
        /** The Adjustment Time of the last one that was sent, as ISO 8601 text in UTC. */
        readonly adjustedAt: string;
        /** Whether this one has the same. */
        readonly isRepeated: boolean;
      };
  readonly 'adjustment-before-add': EarlierRow;
  readonly 'adjustment-same-file': EarlierRow;
  readonly 'goal-repeated': EarlierRow & WithColumn;
  readonly 'mixed-record-types': {
    /** How many rows have another Type. */
    readonly count: number;
    /** How many of them are error rows of the service. */
    readonly errorRows: number;
  };
  readonly 'no-client-id': { readonly count: number };
  readonly 'client-id-repeated': EarlierRow & {
    /** How many records repeat the Client Id of an earlier one. */
    readonly count: number;
    /** The first of them. */
    readonly row: number;
  };
  readonly 'day-month-swapped': {
    /** How many rows have a date that would be another one with its day first. */
    readonly count: number;
    /** How many rows can only be day first. */
    readonly dayFirstRows: number;
  };
  readonly 'all-at-midnight': {
    readonly count: number;
    /** Time of day of all conversions, in minutes after midnight UTC. */
    readonly minutes: number;
  };
  readonly 'local-time': {
    /** How many conversions are early by this difference. */
    readonly count: number;
    /** How many conversions are not later than their click. */
    readonly rows: number;
    /** The difference of the clocks. */
    readonly minutes: number;
  };
  readonly 'thousands-marks': {
    /** How many values have a point before their last three digits. */
    readonly count: number;
    /** How many values have a decimal comma. */
    readonly commaRows: number;
  };
  readonly 'all-zero': { readonly count: number };
  readonly 'hash-repeated': {
    /** How many rows have the hash. */
    readonly count: number;
    /** How many rows there are. */
    readonly rows: number;
  };
  readonly 'no-records': {
    /** The Type of the records. */
    readonly type: string;
    /** Whether no record is left to be written. Absent when reading. */
    readonly isWriting?: true;
    /** Other values of Type in the file: the first five that may be shown. */
    readonly otherTypes?: readonly string[];
    /** How many rows have a Type that is empty, misspelled or unknown. Absent if there are none. */
    readonly misspelled?: number;
  };
  readonly 'too-many-rows': {
    /** Absent when writing, which ends at the limit. */
    readonly rows?: number;
    readonly limit: number;
  };
  readonly 'too-many-bytes': {
    /** Absent when writing, which ends at the limit. */
    readonly bytes?: number;
    /** Bytes of a file that holds this one record, if that alone is too long. */
    readonly recordBytes?: number;
    readonly limit: number;
  };

  // A result file
  readonly 'unrelated-files':
    | { readonly reason: 'swapped' }
    | {
        readonly reason: 'no-match';
        readonly uploadRecords: number;
        readonly resultRows: number;
      };
  readonly 'response-mode': {
    /** How many records have no error. */
    readonly count: number;
  };
}
