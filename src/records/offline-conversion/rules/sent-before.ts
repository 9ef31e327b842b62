import type { Facts } from '../../../issues/facts';
import { KeyHash } from '../../../keys/hash';
import { KeyTable } from '../../../keys/table';
import type { LookupReport } from '../../../schema/lookup';
import type { ConversionLookup } from '../base';
import { type ConversionValues, conversionKey, hashConversion } from '../conversion-key';
import type { ConversionIdentity, SentConversions, SentQuestions } from '../sent';
import { type PredictedRecord, type Prediction, predict } from './predictions';

/** What only the memory of earlier uploads shows: a conversion that was sent, or an adjustment of one that was not. */
export const sentBefore: ConversionLookup = {
  keys: [conversionKey],
  when: ({ own }) => own.ledger !== undefined,
  open({ own, now }) {
    const ledger = own.ledger as SentConversions;
    const moments = { since: ledger.since, now };
    const questions = ledger.openQuestions?.() ?? collectQuestions(ledger);
    const added = new KeyTable(0);
    const hash = new KeyHash();
    let count = 0;
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

    return {
      row({ action, value }) {
        const key = hashConversion(hash, value);
        questions.add(value);
        if (action === 'Add') added.entry(key);
        else {
          const { conversionTime, adjustmentTime } = value;
          const isAddedHere = added.find(key) !== -1;
          adjustments.set(count, { action, conversionTime, adjustmentTime, isAddedHere });
        }
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
          values.microsoftClickId = clickIds.value(i) as string | undefined;
          values.conversionName = names.value(i) as string;
          values.conversionTime = times.number(i);
          values.hashedEmailAddress = emails.value(i) as string | undefined;
          values.hashedPhoneNumber = phones.value(i) as string | undefined;
          questions.add(values);
          if (action === 'Add') added.entry(key);
          else {
            const { conversionTime } = values;
            const adjustmentTime = adjusted.number(i);
            const isAddedHere = added.find(key) !== -1;
            adjustments.set(count, { action, conversionTime, adjustmentTime, isAddedHere });
          }
          count++;
        }
      },
      async lookUp(report) {
        const asked = adjustments;
        adjustments = new Map();
        count = 0;
        const answers = await questions.answer();
        for (const [index, sent] of answers)
          if (!asked.has(index)) reportAll(report, index, predict(add, sent, moments));
        for (const [index, record] of asked)
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
