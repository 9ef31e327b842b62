import type { Facts } from '../../../issues/facts';
import { KeyHash } from '../../../keys/hash';
import { KeyTable } from '../../../keys/table';
import type { ConversionLookup } from '../base';
import { type ConversionValues, conversionKey, hashConversion } from '../conversion-key';
import { type PredictedRecord, predict } from './predictions';

/** What is asked about one record. */
type Question = ConversionValues & PredictedRecord;

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
        const moments = { since: ledger?.since ?? 0, now };
        for (const [index, question] of asked.entries())
          for (const { code, facts, ...details } of predict(question, answers[index], moments))
            report(code as 'already-sent', facts as Facts['already-sent'], { index, ...details });
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
