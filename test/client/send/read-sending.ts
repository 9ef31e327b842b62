import type { Sending, SentOutcome } from '../../../src/client';
import type { OfflineConversionInput } from '../../../src/index';
import { lead } from '../service';

export const restate = (index: number): OfflineConversionInput => ({
  ...lead(index),
  ...{ action: 'Restate', adjustmentTime: '2026-11-03T00:00:00Z' },
  ...{ adjustmentValue: 5, adjustmentCurrencyCode: 'EUR' },
});

/** All outcomes as `index:status`, and what the iteration throws. */
export async function readSending(sending: Sending) {
  const outcomes: SentOutcome[] = [];
  let error: unknown;
  try {
    for await (const outcome of sending) outcomes.push(outcome);
  } catch (cause) {
    error = cause;
  }
  const shown = outcomes.map(({ index, status }) => `${index}:${status}`).join(' ');
  return { shown, outcomes, error, summary: sending.summary };
}

export const leads = (...indexes: readonly number[]) => indexes.map(lead);
