import type { FactsOf } from '../../../issues/facts';
import { KeyHash } from '../../../keys/hash';
import { KeyTable } from '../../../keys/table';
import type { LookupReport } from '../../../schema/lookup';
import { type ConversionLookup, hour } from '../base';
import { type ConversionValues, conversionKey, hashConversion } from '../conversion-key';
import type { SentConversion } from '../sent';

/** How long the service takes to process a conversion, so that an adjustment finds it. */
const timeToProcess = 6 * hour;

/** What is asked about one record. */
interface Question extends ConversionValues {
  readonly action: string;
  readonly adjustmentTime: number | undefined;
  /** Whether this file adds the conversion further up. */
  readonly isAddedHere: boolean;
}

/** What only the memory of earlier uploads shows: a conversion that was sent, or an adjustment of one that was not. */
export const sentBefore: ConversionLookup = {
  keys: [conversionKey],
  when: ({ own }) => own.ledger !== undefined,
  open({ own, now }) {
    const { ledger } = own;
    const added = new KeyTable(0);
    const hash = new KeyHash();
    let questions: Question[] = [];
    return {
      row({ action, value }) {
        const key = hashConversion(hash, value);
        const isAddedHere = added.find(key) !== -1;
        if (action === 'Add') added.entry(key);
        const { adjustmentTime } = value;
        questions.push({ ...identityOf(value), action, adjustmentTime, isAddedHere });
      },
      take(rows, count) {
        const keys = rows.keys(conversionKey);
        const clickIds = rows.column('microsoftClickId');
        const names = rows.column('conversionName');
        const times = rows.column('conversionTime');
        const emails = rows.column('hashedEmailAddress');
        const phones = rows.column('hashedPhoneNumber');
        const adjustments = rows.column('adjustmentTime');
        for (let i = 0; i < count; i++) {
          const action = rows.action(i);
          const key = keys.at(i);
          const isAddedHere = added.find(key) !== -1;
          if (action === 'Add') added.entry(key);
          questions.push({
            microsoftClickId: clickIds.value(i) as string | undefined,
            conversionName: names.value(i) as string,
            conversionTime: times.number(i),
            hashedEmailAddress: emails.value(i) as string | undefined,
            hashedPhoneNumber: phones.value(i) as string | undefined,
            action,
            adjustmentTime: adjustments.isFilled(i) ? adjustments.number(i) : undefined,
            isAddedHere,
          });
        }
      },
      async lookUp(report) {
        const asked = questions;
        questions = [];
        const answers = (await ledger?.known(asked)) ?? [];
        for (const [index, question] of asked.entries()) {
          const since = ledger?.since ?? 0;
          predict(question, answers[index], { since, now }, index, report);
        }
      },
    };
  },
};

function identityOf(value: ConversionValues): ConversionValues {
  const { microsoftClickId, conversionName, conversionTime } = value;
  const { hashedEmailAddress, hashedPhoneNumber } = value;
  return {
    ...{ microsoftClickId, conversionName, conversionTime },
    ...{ hashedEmailAddress, hashedPhoneNumber },
  };
}

/** Reports what the service would do with a record days later. */
function predict(
  question: Question,
  sent: SentConversion | undefined,
  { since, now }: { readonly since: number; readonly now: number },
  index: number,
  report: LookupReport,
): void {
  if (question.action === 'Add') {
    if (sent && isTaken(sent.state)) report('already-sent', { state: sent.state }, { index });
    return;
  }
  const time = question.adjustmentTime as number;
  if (sent?.state === 'retracted') {
    const isRepeated = question.action === 'Retract' && isSameSecond(time, sent.adjustedAt);
    report('already-retracted', { isRepeated }, { index });
    return;
  }
  if (sent?.state !== 'accepted') {
    if (question.isAddedHere) return;
    const isOlderThanLedger = !sent && (question.conversionTime as number) < since;
    const facts = { ...(sent && { state: sent.state }), isOlderThanLedger };
    const defaultSeverity = isOlderThanLedger ? 'warning' : undefined;
    report('original-unknown', facts, { index, defaultSeverity });
    return;
  }
  const { acceptedAt, adjustedAt } = sent;
  if (adjustedAt !== undefined && secondsOf(time) <= secondsOf(adjustedAt)) {
    const facts = {
      adjustedAt: new Date(adjustedAt).toISOString().replace('.000Z', 'Z'),
      isRepeated: isSameSecond(time, adjustedAt),
    };
    const details = { index, column: 'adjustmentTime', defaultSeverity: 'error' } as const;
    report('adjustment-order', facts, details);
  } else if (acceptedAt !== undefined && now - acceptedAt < timeToProcess) {
    const minutes = Math.max(0, Math.floor((now - acceptedAt) / 60_000));
    report('adjustment-too-soon', { minutes }, { index });
  }
}

type Taken = FactsOf<'already-sent'>['state'];

/** Whether the service has a conversion, or is about to: what was rejected or lost may be added again. */
function isTaken(state: SentConversion['state']): state is Taken {
  return state !== 'rejected' && state !== 'unknown';
}

const secondsOf = (milliseconds: number) => Math.floor(milliseconds / 1000);

function isSameSecond(time: number, other: number | undefined): boolean {
  return other !== undefined && secondsOf(time) === secondsOf(other);
}
