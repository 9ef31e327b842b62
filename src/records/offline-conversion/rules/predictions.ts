import type { Facts, FactsOf } from '../../../issues/facts';
import { hour } from '../base';
import type { SentConversion } from '../sent';

/** How long the service takes to process a conversion, so that an adjustment finds it. */
const timeToProcess = 6 * hour;

/** What the prediction needs of a record. Times are in milliseconds since 1970. */
export interface PredictedRecord {
  readonly action: string;
  readonly conversionTime?: number | undefined;
  readonly adjustmentTime?: number | undefined;
  /** Whether the same file adds the conversion further up. */
  readonly isAddedHere: boolean;
}

/** What the service will do with a record, as a fault. */
export type Prediction =
  | PredictionOf<'already-sent'>
  | PredictionOf<'original-unknown'>
  | PredictionOf<'already-retracted'>
  | PredictionOf<'adjustment-order'>
  | PredictionOf<'adjustment-too-soon'>;

interface PredictionOf<Code extends keyof Facts> {
  readonly code: Code;
  readonly facts: FactsOf<Code>;
  readonly column?: 'adjustmentTime';
  readonly defaultSeverity?: 'error' | 'warning';
}

const nothing: readonly Prediction[] = Object.freeze([]);

/** Predicts from what was sent before what the service would do with a record days later. */
export function predict(
  record: PredictedRecord,
  sent: SentConversion | undefined,
  moments: { readonly since: number; readonly now: number },
): readonly Prediction[] {
  if (record.action === 'Add') {
    const { state } = sent ?? {};
    return state === 'pending' || state === 'accepted' || state === 'retracted'
      ? [{ code: 'already-sent', facts: { state } }]
      : nothing;
  }
  switch (sent?.state) {
    case 'accepted':
      return predictAccepted(record, sent, moments.now);
    case 'retracted': {
      const retractedAt = secondsOf(sent.adjustedAt) ?? Number.NEGATIVE_INFINITY;
      const isLater = (secondsOf(record.adjustmentTime) as number) > retractedAt;
      return [{ code: 'already-retracted', facts: { isLater } }];
    }
    default: {
      // An Add that is on its way already is not sent again here.
      if (record.isAddedHere && sent?.state !== 'pending') return nothing;
      const isOlderThanLedger = !sent && (record.conversionTime as number) < moments.since;
      const facts = { ...(sent && { state: sent.state }), isOlderThanLedger };
      const severity = isOlderThanLedger ? ({ defaultSeverity: 'warning' } as const) : {};
      return [{ code: 'original-unknown', facts, ...severity }];
    }
  }
}

function predictAccepted(
  { adjustmentTime }: PredictedRecord,
  { acceptedAt, adjustedAt }: SentConversion,
  now: number,
): readonly Prediction[] {
  const seconds = secondsOf(adjustmentTime);
  const last = secondsOf(adjustedAt);
  if (last !== undefined && (seconds as number) <= last) {
    const facts = {
      adjustedAt: new Date(last * 1000).toISOString().replace('.000Z', 'Z'),
      isRepeated: seconds === last,
    };
    return [
      { code: 'adjustment-order', facts, column: 'adjustmentTime', defaultSeverity: 'error' },
    ];
  }
  if (acceptedAt === undefined || now - acceptedAt >= timeToProcess) return nothing;
  const minutes = Math.max(0, Math.floor((now - acceptedAt) / 60_000));
  return [{ code: 'adjustment-too-soon', facts: { minutes } }];
}

function secondsOf(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
}
