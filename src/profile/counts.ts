import type { Action } from '../records/offline-conversion/action';

/** The counts and sums of a file. */
export interface ProfileCounts {
  /** Rows of offline conversions, including those with errors. */
  readonly records: number;
  /** Rows by action. `unknown` counts rows whose action cannot be read. */
  readonly actions: { readonly [Name in Action | 'unknown']: number };
  /** Rows by Conversion Name, most frequent first: at most 100 names. */
  readonly goals: readonly GoalCount[];
  /** Rows with other names: beyond the first 100, or with a name that looks like an identifier. */
  readonly otherGoals: number;
  /** Rows by the day of their Conversion Time in UTC, by date: at most 400 days. */
  readonly days: readonly DayCount[];
  /** Rows of other days. */
  readonly otherDays: number;
  /** Rows without a Conversion Time that can be read. */
  readonly undated: number;
  /** The oldest Conversion Time, in ISO 8601 and UTC. Null if there is none. */
  readonly oldest: string | null;
  /** The newest Conversion Time, likewise. */
  readonly newest: string | null;
  /** Values by action and currency, most frequent first: at most 50 of each. */
  readonly values: readonly ValueSum[];
  /** Adds and Restates without a value that can be read. */
  readonly withoutValue: number;
  /** Rows that fill the column of an identifier, whether or not it is right. */
  readonly identifiers: {
    readonly microsoftClickId: number;
    readonly hashedEmailAddress: number;
    readonly hashedPhoneNumber: number;
    /** Rows that fill none of them. */
    readonly none: number;
  };
}

/** The rows of one goal. */
export interface GoalCount {
  /** The name of the goal, which is Conversion Name in a record. Empty if the cell is. */
  readonly name: string;
  readonly records: number;
}

/** The rows of one day. */
export interface DayCount {
  /** The day in UTC: `2026-11-02`. */
  readonly date: string;
  readonly records: number;
}

/** The values of the Adds or the Restates in one currency. */
export interface ValueSum {
  /** `Add` for Conversion Value, `Restate` for Adjustment Value. */
  readonly action: 'Add' | 'Restate';
  /** The code of the currency. Null if the row has none, or something else than a code. */
  readonly currency: string | null;
  /** Rows with a value. */
  readonly records: number;
  /** Rows whose value is 0. */
  readonly zeros: number;
  /** The exact sum, as a decimal number such as `1234.5`. Decimals of a value beyond the sixth are left out. */
  readonly sum: string;
}
