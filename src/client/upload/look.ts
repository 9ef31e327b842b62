import { ServiceCallError } from '../call-error';
import { type Attempt, isTrouble } from '../calls/caller';
import { waitAfterRefusal } from '../calls/retry';
import type { Trouble } from '../calls/trouble';
import { jitter, waitAfterDoubt, waitBeforeLook } from './schedule';
import type { UploadState } from './state';
import { type Look, readStatus, stageOf } from './status';

/** Milliseconds until the next look at the status. */
export function waitOf(state: UploadState): number {
  return state.entry?.step === 'received'
    ? jitter(waitBeforeLook(state.entry.rows, state.looks++))
    : waitAfterDoubt(state.doubts++);
}

/**
 * Waits, and looks at the status until there is an answer; undefined if the deadline comes first.
 * Nothing that goes wrong on the way ends the upload, unless the service itself refuses to answer.
 */
export async function lookAtStatus(
  state: UploadState,
  firstWait: number,
): Promise<Look | undefined> {
  const { deadline } = state.patience;
  let wait = firstWait;
  let trouble: Trouble | undefined;
  let refusals = 0;
  let fails = 0;
  for (;;) {
    const nextLook = Math.min(wait, deadline.left);
    state.tell({ step: 'waiting', nextLook, trouble: trouble?.reason });
    if (nextLook > 0) await state.wait(nextLook);
    const attempt = await askStatus(state);
    if (!isTrouble(attempt)) {
      state.look = attempt.value;
      const hasEnded = ['done', 'failed'].includes(stageOf(attempt.value));
      if (hasEnded) state.track(attempt.trackingId);
      return hasEnded || deadline.left > 0 ? attempt.value : undefined;
    }
    // Whatever stands between here and the service says nothing about the upload.
    if (attempt.kind === 'token' || (attempt.kind === 'final' && attempt.reason === 'fault'))
      throw state.error('GetBulkUploadStatus', attempt);
    if (deadline.left === 0) return undefined;
    trouble = attempt;
    wait =
      attempt.kind === 'throttled'
        ? waitAfterRefusal(attempt, refusals++)
        : Math.max(jitter(waitAfterDoubt(++fails)), attempt.retryAfter ?? 0);
  }
}

/** Asks for the status. That there is no token for the moment does not end an upload either. */
async function askStatus({ caller, entry, patience }: UploadState): Promise<Attempt<Look>> {
  const body = { RequestId: entry?.requestId };
  try {
    return await caller.attempt('GetBulkUploadStatus', body, readStatus, patience);
  } catch (cause) {
    const isBrief = cause instanceof ServiceCallError && cause.advice === 'retry';
    if (!isBrief) throw cause;
    return { kind: 'transient', reason: cause.reason, errors: cause.errors };
  }
}
