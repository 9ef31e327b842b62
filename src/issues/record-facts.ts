import type { EarlierRow, OddCharacter, WithColumn, WithNearest } from './fact-shapes';

/** The facts about one record: its columns, its goal and its click. */
export interface RecordFacts {
  // Several columns of one record
  readonly 'conversion-too-old': { readonly days: number };
  /** The empty column of the two. */
  readonly 'attribution-pair': WithColumn;
  readonly 'revenue-value-unexpected': {
    /** Whether the revenue type is NoValue because that is the default. */
    readonly isDefault: boolean;
  };
  readonly 'api-only': WithColumn;

  // With the goals
  readonly 'goal-unknown': WithNearest & {
    /** The first character that tells the two names apart. Absent unless they print alike. */
    readonly difference?: OddCharacter & {
      /** Whether the cell has the character, and not the goal's name. */
      readonly isInCell: boolean;
    };
  };
  readonly 'goal-paused': { readonly status: 'Paused' | 'Deleted' };
  readonly 'goal-not-enhanced': {
    /** Whether the row has a click id, which the service falls back on. */
    readonly hasClickId: boolean;
  };
  readonly 'counted-once': EarlierRow;

  // With the clicks
  readonly 'outside-window': {
    /** The conversion window of the goal. */
    readonly minutes: number;
  };
  readonly 'conversion-before-click': {
    /** How much earlier than the click; 0 if they are the same. */
    readonly seconds: number;
    /** Whether the conversion is at midnight UTC. */
    readonly isMidnight: boolean;
  };
  readonly 'click-too-old': { readonly days: number };
  readonly 'clicks-skipped': {
    /** How many rows were skipped. */
    readonly count: number;
    /** In how many of them the click id is empty. */
    readonly empty: number;
  };
  readonly 'click-repeated': {
    /** How many rows give another time for a click. */
    readonly count: number;
  };

  // With the ledger
  readonly 'already-sent': {
    /** What became of it. */
    readonly state: 'pending' | 'accepted' | 'retracted';
  };
  readonly 'original-unknown': {
    /** What became of its Add. Absent if the ledger has none. */
    readonly state?: 'pending' | 'rejected' | 'unknown';
    /** Whether the conversion is older than the ledger, so that its Add may have been sent before it. */
    readonly isOlderThanLedger: boolean;
  };
  readonly 'already-retracted': {
    /** Whether its Adjustment Time is later than that of the Retract. If not, it may be that Retract itself. */
    readonly isLater: boolean;
  };
  readonly 'adjustment-too-soon': {
    /** Minutes since the Add was accepted. */
    readonly minutes: number;
  };
}
