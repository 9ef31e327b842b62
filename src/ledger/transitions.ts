import type { SentState } from '../records/offline-conversion/sent';

/** A conversion in the ledger. Times are in seconds since 1970, `expires` in days. */
export interface Row {
  readonly state: SentState;
  /**
   * The number of the error of a rejected conversion, 0 if the service gave none. It stays while the
   * conversion is pending again, so that a release can restore it: see {@link wasUnknown}.
   */
  readonly error: number | undefined;
  /** The last upload that had a record of it. Until it is accepted, the one with its Add. */
  readonly upload: number;
  /** When its Add was accepted. */
  readonly sent: number | undefined;
  /** The latest Adjustment Time that was accepted. */
  readonly adjusted: number | undefined;
  /** The Adjustment Time that is on its way, in the last upload. */
  readonly adjusting: number | undefined;
  readonly expires: number;
}

/** Stands in `error` while a conversion is pending again that was unknown. */
export const wasUnknown = -1;

export interface SentAction {
  readonly action: 'Add' | 'Restate' | 'Retract';
  /** Adjustment Time of a Restate or Retract, in seconds since 1970. */
  readonly adjustmentTime: number;
}

export interface ReservedAction extends SentAction {
  /** Conversion Time, in seconds since 1970. */
  readonly conversionTime: number | undefined;
}

export interface SettledAction extends SentAction {
  readonly status: 'accepted' | 'rejected' | 'unknown';
  readonly error: number;
}

export interface Reserving {
  readonly upload: number;
  /** Whether the upload goes on, so that what it reserved is its own. */
  readonly goesOn: boolean;
  /** When the ledger begins, in seconds since 1970. */
  readonly since: number;
}

/** Days that a conversion is kept after its Conversion Time: as long as the service takes it, and a month. */
export const life = 90 + 30;
const secondsOfDay = 86_400;

/** The day on which a conversion may be forgotten. */
export function expiryOf(conversionTime: number): number {
  return Math.ceil(conversionTime / secondsOfDay) + life;
}

/**
 * Reserves a record: gives the row after it, or undefined if it must not be sent.
 *
 * @param before the row before the file, if there was one
 * @param row the row after the earlier records of the file
 */
export function reserve(
  before: Row | undefined,
  row: Row | undefined,
  record: ReservedAction,
  reserving: Reserving,
): Row | undefined {
  if (record.action === 'Add') return reserveAdd(before, row, record, reserving);
  const { upload } = reserving;
  const { adjustmentTime, action } = record;
  const old = row ?? startBefore(record, reserving);
  if (old === undefined) return undefined;
  const isOwn = old.upload === upload && (old !== before || reserving.goesOn);
  const isAdjustable = isOwn
    ? isOpenIn(old, upload)
    : old.state === 'accepted' &&
      adjustmentTime > (lastAdjustment(old) ?? Number.NEGATIVE_INFINITY);
  if (!isAdjustable) return undefined;
  const adjusting = isOwn ? Math.max(adjustmentTime, old.adjusting ?? 0) : adjustmentTime;
  const isRetracted = action === 'Retract' && old.state === 'accepted';
  return { ...old, upload, adjusting, state: isRetracted ? 'retracted' : old.state };
}

function reserveAdd(
  before: Row | undefined,
  row: Row | undefined,
  { conversionTime = 0 }: ReservedAction,
  { upload, goesOn }: Reserving,
): Row | undefined {
  if (row?.state === 'pending' && row.upload === upload && (row !== before || goesOn)) return row;
  if (row && row.state !== 'rejected' && row.state !== 'unknown') return undefined;
  return {
    state: 'pending',
    error: row?.state === 'unknown' ? wasUnknown : row?.error,
    upload,
    sent: undefined,
    adjusted: undefined,
    adjusting: undefined,
    expires: row?.expires ?? expiryOf(conversionTime),
  };
}

/** A conversion that was sent before the ledger began, before its first adjustment. */
function startBefore({ conversionTime }: ReservedAction, { since }: Reserving): Row | undefined {
  if (conversionTime === undefined || conversionTime >= since) return undefined;
  return {
    state: 'accepted',
    error: undefined,
    upload: 0,
    sent: undefined,
    adjusted: undefined,
    adjusting: undefined,
    expires: expiryOf(conversionTime),
  };
}

/** The latest Adjustment Time that was accepted or is on its way. */
export function lastAdjustment({ adjusted, adjusting }: Row): number | undefined {
  if (adjusted === undefined) return adjusting;
  return adjusting === undefined ? adjusted : Math.max(adjusted, adjusting);
}

/** Whether an upload still has to learn what became of the conversion. */
export function isOpenIn(row: Row, upload: number): boolean {
  return row.upload === upload && (row.state === 'pending' || row.adjusting !== undefined);
}

/**
 * Settles what one upload had of a conversion: gives the row after it.
 *
 * @param actions its records in the order of the file, none if nothing is known of them
 * @param now seconds since 1970
 */
export function settle(
  row: Row,
  upload: number,
  actions: readonly SettledAction[],
  now: number,
): Row {
  const isLast = row.upload === upload;
  let { state, error, sent, adjusted } = row;
  // Until it is known that it was accepted, a Retract counts as not sent.
  if (isLast && state === 'retracted' && row.adjusting !== undefined) state = 'accepted';
  for (const action of actions) {
    if (action.action === 'Add') {
      if (!isLast || state === 'accepted' || state === 'retracted') continue;
      state = action.status;
      error = action.status === 'rejected' ? action.error : undefined;
      if (action.status === 'accepted') sent = now;
    } else if (action.status === 'accepted' && (state === 'accepted' || state === 'retracted')) {
      adjusted = Math.max(adjusted ?? action.adjustmentTime, action.adjustmentTime);
      if (action.action === 'Retract') state = 'retracted';
    }
  }
  if (isLast && state === 'pending') [state, error] = ['unknown', undefined];
  return { ...row, state, error, sent, adjusted, adjusting: isLast ? undefined : row.adjusting };
}

/** Takes back what an upload reserved of a conversion. Undefined if nothing is left to be known. */
export function release(row: Row, upload: number): Row | undefined {
  if (!isOpenIn(row, upload)) return row;
  const { error } = row;
  if (row.state === 'pending') {
    if (error === undefined) return undefined;
    const was = error === wasUnknown ? undefined : error;
    return {
      ...row,
      state: was === undefined ? 'unknown' : 'rejected',
      error: was,
      adjusting: undefined,
    };
  }
  if (row.sent === undefined && row.adjusted === undefined) return undefined;
  const state = row.state === 'retracted' ? 'accepted' : row.state;
  return { ...row, state, adjusting: undefined };
}

/** Whether nothing has changed. */
export function isSameRow(a: Row, b: Row): boolean {
  return (
    a.state === b.state &&
    a.error === b.error &&
    a.upload === b.upload &&
    a.sent === b.sent &&
    a.adjusted === b.adjusted &&
    a.adjusting === b.adjusting
  );
}
