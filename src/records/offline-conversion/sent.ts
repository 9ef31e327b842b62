import type { DateTime } from 'luxon';
import type { Key } from '../../keys/hash';

/** What became of a conversion that was sent. `pending`: it is on its way. */
export type SentState = 'pending' | 'accepted' | 'rejected' | 'unknown' | 'retracted';

/** What is known of a conversion that was sent. */
export interface SentConversion {
  readonly state: SentState;
  /** When its Add was accepted, in milliseconds since 1970; undefined if it was not, or nobody knows when. */
  readonly acceptedAt: number | undefined;
  /** The latest Adjustment Time that was accepted or is on its way, in milliseconds since 1970. */
  readonly adjustedAt: number | undefined;
}

/** What tells a conversion from all others. */
export interface ConversionIdentity {
  readonly microsoftClickId?: string | undefined;
  readonly conversionName?: string | undefined;
  /** A number is milliseconds since 1970. Fractions of a second do not count. */
  readonly conversionTime?: number | Date | DateTime | undefined;
  readonly hashedEmailAddress?: string | undefined;
  readonly hashedPhoneNumber?: string | undefined;
}

/** The memory of what was sent, as far as checks use it: a ledger. */
export interface SentConversions {
  /** When the memory begins, in milliseconds since 1970: it does not know what was sent before. */
  readonly since: number;
  /** Gives one answer for each conversion; undefined for one that was never sent. */
  known(
    conversions: readonly ConversionIdentity[],
  ): Promise<readonly (SentConversion | undefined)[]>;
  /** Opens questions about many conversions that need not be kept in memory. Default: `known` is asked. */
  openQuestions?(): SentQuestions;
}

/** Questions about conversions, which are answered together. */
export interface SentQuestions {
  /**
   * Whether a conversion was certainly never sent, by the hash of its key, so that it need not be added.
   * Default: nothing is known of it.
   */
  isNew?(hash: Key): boolean;
  /** Adds a question. The conversion is not kept. */
  add(conversion: ConversionIdentity): void;
  /**
   * Answers the questions since the last time, by their numbers from 0. Those about conversions that were
   * never sent have no answer.
   */
  answer(): Promise<ReadonlyMap<number, SentConversion>>;
}

/** A record that is sent, as far as the memory goes. */
export interface SentRecord extends ConversionIdentity {
  /** Default `'Add'`. */
  readonly action?: 'Add' | 'Restate' | 'Retract' | undefined;
  /** The Adjustment Time of a Restate or Retract. A number is milliseconds since 1970. */
  readonly adjustmentTime?: number | Date | DateTime | undefined;
}

/** Stands for the service's id of an upload in the ledger's entry of a request of Apply, which has none. */
export const applyRequestId = 'Apply';
