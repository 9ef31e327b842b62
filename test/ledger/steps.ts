import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { SentConversion } from '../../src';
import {
  isLedgerError,
  type Ledger,
  type LedgerUploadState,
  type SentRecord,
  type SentRecordOutcome,
  type Settlement,
} from '../../src/ledger';

/* What happens to a ledger, as tables: steps, each with what comes of it, and what is known at the end. */

export const secret = 'a secret of the tests';
export const minute = 60_000;
export const day = 24 * 60 * minute;
/** When the ledgers of the tests begin. */
export const began = Date.UTC(2026, 10, 30, 12);
/** What the clock of a ledger shows, to which steps add. */
export interface TestClock {
  time: number;
  now(): number;
}
export function testClock(): TestClock {
  return {
    time: began,
    now() {
      return this.time;
    },
  };
}

export type Name = 'a' | 'b' | 'c' | 'd';
export const clickIdOf = (name: string) => sha256(name).slice(0, 32);
/** Conversions by a letter; that of `old` occurred before the ledgers began, the others after it. */
export function conversion(name: Name | 'old') {
  const conversionTime = name === 'old' ? began - day : began + 10 * minute;
  return { microsoftClickId: clickIdOf(name), conversionName: 'Lead', conversionTime };
}
export const add = (name: Name | 'old'): SentRecord => conversion(name);
const adjust =
  (action: 'Restate' | 'Retract') =>
  (name: Name | 'old', minutes: number): SentRecord => ({
    ...conversion(name),
    action,
    adjustmentTime: began + minutes * minute,
  });
export const restate = adjust('Restate');
export const retract = adjust('Retract');

export const accepted = (record: SentRecord): SentRecordOutcome => ({ record, status: 'accepted' });
export const unknown = (record: SentRecord): SentRecordOutcome => ({ record, status: 'unknown' });
export const rejected = (record: SentRecord, number?: number): SentRecordOutcome => ({
  record,
  status: 'rejected',
  errors: [{ number }],
});

export type Step =
  | { reserve: string; records: readonly SentRecord[]; refused?: readonly number[] }
  | { keep: string; step: 'url' | 'post' | 'received' | 'ended'; fails?: string }
  | {
      settle: string;
      outcomes: readonly SentRecordOutcome[];
      counts: Partial<Settlement>;
      fails?: string;
    }
  | { release: string; fails?: string }
  | { minutes: number };

export interface History {
  readonly what: string;
  readonly steps: readonly Step[];
  /** What is known of each conversion: its state, when it was accepted and adjusted, in minutes. */
  readonly known: Partial<
    Record<Name | 'old', readonly [state: string, accepted?: number | undefined, adjusted?: number]>
  >;
  readonly uploads: Readonly<Record<string, LedgerUploadState>>;
}

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const none = { accepted: 0, rejected: 0, unknown: 0, missing: 0, foreign: 0, unreadable: 0 };

/** Takes the steps, and compares what comes of each. */
export async function takeSteps(
  ledger: Ledger,
  clock: TestClock,
  { steps, known, uploads }: History,
) {
  const ids = new Map<string, number>();
  const id = (file: string) => ids.get(file) ?? -1;
  for (const step of steps) {
    if ('minutes' in step) clock.time += step.minutes * minute;
    else if ('reserve' in step) {
      const { records, refused = [] } = step;
      const file = { sha256: sha256(step.reserve), rows: records.length, bytes: 100 };
      const reservation = await ledger.reserve(records, file);
      expect(reservation.refused.map(({ index }) => index)).toEqual(refused);
      expect(reservation.upload === 0).toBe(refused.length > 0);
      if (reservation.upload !== 0) ids.set(step.reserve, reservation.upload);
    } else if ('keep' in step) {
      const entry = { step: step.step, requestId: `request of ${step.keep}` };
      await outcomeOf(ledger.keep(id(step.keep), entry), step.fails);
    } else if ('settle' in step) {
      const settlement = await outcomeOf(ledger.settle(id(step.settle), step.outcomes), step.fails);
      if (step.fails === undefined) expect(settlement).toEqual({ ...none, ...step.counts });
    } else await outcomeOf(ledger.release(id(step.release)), step.fails);
  }
  const names = Object.keys(known) as Name[];
  const found = await ledger.known(names.map(conversion));
  expect(found).toEqual(names.map((name) => sentOf(known[name])));
  const listed = await ledger.uploads();
  const states = new Map(listed.map(({ sha256, state }) => [sha256, state]));
  const expected = Object.entries(uploads).map(([file, state]) => [sha256(file), state] as const);
  expect(states).toEqual(new Map(expected));
}

function sentOf(known: History['known'][Name]): SentConversion | undefined {
  if (known === undefined || known[0] === 'new') return undefined;
  const [state, accepted, adjusted] = known;
  const at = (minutes: number | undefined) =>
    minutes === undefined ? undefined : began + minutes * minute;
  return {
    state: state as SentConversion['state'],
    acceptedAt: at(accepted),
    adjustedAt: at(adjusted),
  };
}

async function outcomeOf<T>(
  promise: Promise<T>,
  fails: string | undefined,
): Promise<T | undefined> {
  if (fails === undefined) return promise;
  const cause = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(isLedgerError(cause) && [cause.reason, cause.message]).toEqual(['upload', fails]);
  return undefined;
}
