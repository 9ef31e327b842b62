import type { Facts } from '../../../issues/facts';
import { type Key, KeyHash } from '../../../keys/hash';
import { KeySet } from '../../../keys/set';
import type { LookupReport } from '../../../schema/lookup';
import type { ConversionLookup } from '../base';
import { type ConversionValues, conversionKey, hashConversion } from '../conversion-key';
import type { ConversionIdentity, SentConversion, SentConversions, SentQuestions } from '../sent';
import { type PredictedRecord, type Prediction, predict } from './predictions';

/** What only the memory of earlier uploads shows: a conversion that was sent, or an adjustment of one that was not. */
export const sentBefore: ConversionLookup = {
  keys: [conversionKey],
  when: ({ own }) => own.ledger !== undefined,
  open({ own, now }) {
    const ledger = own.ledger as SentConversions;
    const moments = { since: ledger.since, now };
    const questions = ledger.openQuestions?.() ?? collectQuestions(ledger);
    const added = new KeySet();
    const hash = new KeyHash();
    let count = 0;
    /** The numbers of the records that were asked about. */
    let asked: number[] = [];
    /** The adjustments among the records, by their numbers. All others are Adds. */
    let adjustments = new Map<number, PredictedRecord>();
    /** Read at once, so that the next row can use it again. */
    const values: { -readonly [Name in keyof ConversionValues]: ConversionValues[Name] } = {
      microsoftClickId: undefined,
      conversionName: undefined,
      conversionTime: undefined,
      hashedEmailAddress: undefined,
      hashedPhoneNumber: undefined,
    };
    const ask = (conversion: ConversionValues) => {
      questions.add(conversion);
      asked.push(count);
    };
    const adjust = (action: string, key: Key, conversionTime?: number, adjustmentTime?: number) => {
      const isAddedHere = added.has(key);
      adjustments.set(count, { action, conversionTime, adjustmentTime, isAddedHere });
    };

    return {
      row({ action, value }) {
        const key = hashConversion(hash, value);
        if (!questions.isNew?.(key)) ask(value);
        if (action === 'Add') added.add(key);
        else adjust(action, key, value.conversionTime, value.adjustmentTime);
        count++;
      },
      take(rows, taken) {
        const keys = rows.keys(conversionKey);
        const clickIds = rows.column('microsoftClickId');
        const names = rows.column('conversionName');
        const times = rows.column('conversionTime');
        const emails = rows.column('hashedEmailAddress');
        const phones = rows.column('hashedPhoneNumber');
        const adjusted = rows.column('adjustmentTime');
        for (let i = 0; i < taken; i++) {
          const action = rows.action(i);
          const key = keys.at(i);
          if (!questions.isNew?.(key)) {
            values.microsoftClickId = clickIds.value(i) as string | undefined;
            values.conversionName = names.value(i) as string;
            values.conversionTime = times.number(i);
            values.hashedEmailAddress = emails.value(i) as string | undefined;
            values.hashedPhoneNumber = phones.value(i) as string | undefined;
            ask(values);
          }
          if (action === 'Add') added.add(key);
          else adjust(action, key, times.number(i), adjusted.number(i));
          count++;
        }
      },
      async lookUp(report) {
        const [numbers, adjusting] = [asked, adjustments];
        asked = [];
        adjustments = new Map();
        count = 0;
        const answers = new Map<number, SentConversion>();
        for (const [question, sent] of await questions.answer())
          answers.set(numbers[question] as number, sent);
        for (const [index, sent] of answers)
          if (!adjusting.has(index)) reportAll(report, index, predict(add, sent, moments));
        for (const [index, record] of adjusting)
          reportAll(report, index, predict(record, answers.get(index), moments));
      },
    };
  },
};

const add: PredictedRecord = { action: 'Add', isAddedHere: false };

function reportAll(report: LookupReport, index: number, predictions: readonly Prediction[]): void {
  for (const { code, facts, ...details } of predictions)
    report(code as 'already-sent', facts as Facts['already-sent'], { index, ...details });
}

/** Collects questions for a memory that wants all of them at once. */
function collectQuestions(memory: SentConversions): SentQuestions {
  let conversions: ConversionIdentity[] = [];
  return {
    add(conversion) {
      // One by one: the values of a record are not its own properties.
      const { microsoftClickId, conversionName, conversionTime } = conversion;
      const { hashedEmailAddress, hashedPhoneNumber } = conversion;
      conversions.push({
        ...{ microsoftClickId, conversionName, conversionTime },
        ...{ hashedEmailAddress, hashedPhoneNumber },
      });
    },
    async answer() {
      const asked = conversions;
      conversions = [];
      const answers = await memory.known(asked);
      return new Map(answers.flatMap((sent, index) => (sent ? [[index, sent] as const] : [])));
    },
  };
}
