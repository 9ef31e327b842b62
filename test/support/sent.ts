import { clickKey } from '../../src/records/offline-conversion/options';
import type {
  ConversionIdentity,
  SentConversion,
  SentConversions,
} from '../../src/records/offline-conversion/sent';

const nothingKnown: SentConversion = {
  state: 'accepted',
  acceptedAt: undefined,
  adjustedAt: undefined,
};

type Answer = Partial<SentConversion> | undefined;

/** A ledger that gives one answer about every conversion, and began before all of them. */
export function everySent(answer: Answer, since = 0): SentConversions {
  return sentBy(() => answer, since);
}

/** A ledger that answers by click id. */
export function sentByClick(answers: Readonly<Record<string, Answer>>, since = 0): SentConversions {
  const known = new Map(Object.entries(answers));
  return sentBy(({ microsoftClickId = '' }) => known.get(clickKey(microsoftClickId)), since);
}

function sentBy(answer: (conversion: ConversionIdentity) => Answer, since: number) {
  return {
    since,
    async known(conversions: readonly ConversionIdentity[]) {
      return conversions.map((each) => {
        const found = answer(each);
        return found && { ...nothingKnown, ...found };
      });
    },
  };
}
