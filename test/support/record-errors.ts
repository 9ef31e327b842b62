import type { RecordError } from '../../src/index';
import type { KnownNumber } from './result-text';

/** What is said of the documented errors that the tables use, by number. */
export const errors: { readonly [known in KnownNumber]: RecordError } = {
  5604: {
    number: 5604,
    code: 'OfflineConversionMicrosoftClickIdInvalid',
    advice: 'fix',
    meaning:
      'Microsoft Click Id is not a Microsoft click id. Send the msclkid of the click unchanged, with its 32 hex digits.',
    rules: ['click-id'],
  },
  5609: {
    number: 5609,
    code: 'OfflineConversionTimeOutOfWindow',
    advice: 'fix',
    meaning:
      'Conversion Time is more than 90 days ago. Correct the time if it is wrong, or leave the row out.',
    rules: ['conversion-too-old'],
  },
  5612: {
    number: 5612,
    code: 'OfflineConversionsApplyFailed',
    advice: 'retry',
    meaning:
      'The service could not process the conversions, but the rows are not at fault. Send them again later.',
    rules: [],
  },
  5625: {
    number: 5625,
    code: 'OfflineConversionAdjustmentValueRequired',
    advice: 'fix',
    meaning:
      'Adjustment Value is empty on a Restate. Write the new value in Adjustment Value, not in Conversion Value.',
    rules: ['required'],
  },
  5627: {
    number: 5627,
    code: 'OfflineConversionRestateRetractNotSupported',
    advice: 'account',
    meaning:
      'The account or its customer is not enabled for Restate and Retract. Ask Microsoft Advertising support to enable adjustments first.',
    rules: [],
  },
};

/** What is said of an error that is not known here: nothing but its name. */
export function unknownError(code: string, more: Partial<RecordError> = {}): RecordError {
  return { code, advice: 'fix', meaning: code, rules: [], ...more };
}
