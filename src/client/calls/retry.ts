import type { ServiceCall } from '../../vendor/hosts';
import type { Trouble } from './trouble';

const second = 1000;
const minute = 60 * second;
const thrice = [1 * second, 4 * second, 15 * second];

/**
 * What to do after a call whose fate is not known, because the connection was cut or something in
 * between answered: wait this long, and call again, once for each number. A call that is not in the
 * table of what is safe to repeat has none.
 */
// biome-ignore format: a table is read down its lines
export const waitsAfterTransient: Readonly<Record<ServiceCall, readonly number[]>> = {
  GetBulkUploadUrl: thrice,
  // It may have arrived: the status tells.
  UploadBulkFile: [],
  // The next look is due anyway.
  GetBulkUploadStatus: [],
  DownloadResult: thrice,
  // It may have been applied, and only the caller knows whether a second time does harm.
  ApplyOfflineConversions: [],
  ApplyOfflineConversionAdjustments: [],
  GetConversionGoalsByIds: thrice,
  GetOfflineConversionReportByGoalIds: thrice,
  GetUser: thrice,
  SearchAccounts: thrice,
  GetToken: thrice,
};

/** Waits between requests that may have been applied, if the caller wants them to be repeated. */
export const waitsAfterUnanswered: readonly number[] = thrice;

/** Pending uploads end within 15 minutes, most of them sooner. */
const waitsForUploads = [1, 2, 4, 8].map((minutes) => minutes * minute);

/** Counts what went wrong with one call, and decides when it is made again. */
export class Retries {
  readonly #waits: readonly number[];
  #unanswered = 0;
  #refused = 0;

  /** @param waits milliseconds before each call that follows one whose fate is not known */
  constructor(waits: readonly number[]) {
    this.#waits = waits;
  }

  /** Whether one of the calls may have done what it was to do. */
  get isInDoubt(): boolean {
    return this.#unanswered > 0;
  }

  /** Milliseconds until the next call; undefined if there must not be one. */
  waitAfter(trouble: Trouble): number | undefined {
    const { kind, retryAfter = 0 } = trouble;
    if (kind === 'throttled') return waitAfterRefusal(trouble, this.#refused++);
    if (kind !== 'transient') return undefined;
    const wait = this.#waits[this.#unanswered++];
    return wait === undefined ? undefined : Math.max(wait, retryAfter);
  }
}

/**
 * Milliseconds until a call that was refused for now is made again: what the service asks for, a minute
 * as its documentation says, or up to 15 minutes if too many uploads are pending (4204).
 *
 * Source: Bing Ads API Web Service Protocol, throttling.
 * @param tries how often it was refused before
 */
export function waitAfterRefusal({ errors, retryAfter }: Trouble, tries: number): number {
  if (retryAfter !== undefined && retryAfter > 0) return retryAfter;
  const isOfUploads = errors.some(({ number }) => number === 4204);
  return isOfUploads ? (waitsForUploads[tries] ?? 15 * minute) : minute;
}
