import type { Random } from './random';

/** An issue as the specification demands it. */
export interface Flaw {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly property?: string;
  readonly facts?: object;
}

/** The value of one property as a CRM exports it, with what must become of it. */
export interface Given {
  /** Undefined if the property is left out. */
  readonly value: unknown;
  /** The text of its cell. For a plain identifier, the text whose hash is written. */
  readonly written: string;
  /** Issues of the property itself. */
  readonly flaws?: readonly Flaw[];
  /** Issues that a record has only if it is written. */
  readonly flawsIfWritten?: readonly Flaw[];
  /** Issues that only a record with an adjustment has. */
  readonly flawsIfAdjusted?: readonly Flaw[];
}

/** The place and the moment that a lead is exported at. */
export interface Context {
  readonly random: Random;
  readonly market: Market;
  /** A whole minute, in milliseconds since 1970, that no other lead has. */
  readonly moment: number;
}

/** A country with its numbers, its clock and its dates. */
export interface Market {
  readonly country: string;
  readonly code: string;
  /** Its phone numbers as they are written there. The trunk prefix is in brackets. */
  readonly numbers: readonly string[];
  /** Numbers of the right length that do not exist. */
  readonly nowhere: readonly string[];
  readonly tooShort: readonly string[];
  readonly timeZone: string;
  /** Minutes east of UTC in the days of the leads. */
  readonly offset: number;
  readonly dateOrder: 'mdy' | 'dmy' | 'ymd';
}

export type Kind = readonly [name: string, make: (context: Context) => Given];

export const left = { written: '' };

export function error(code: string, property?: string, facts?: object): Flaw {
  return { code, severity: 'error', ...(property && { property }), ...(facts && { facts }) };
}

export function warning(code: string, property?: string, facts?: object): Flaw {
  return { code, severity: 'warning', ...(property && { property }), ...(facts && { facts }) };
}
