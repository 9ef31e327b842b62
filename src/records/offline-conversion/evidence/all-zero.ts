import { type ConversionFileRule, minEvidence } from '../base';

/** A value that is 0 in every row is more likely missing in the source. */
function allZero(column: 'conversionValue' | 'adjustmentValue'): ConversionFileRule {
  return {
    remembersKeys: false,
    column,
    open() {
      let count = 0;
      let areZero = true;
      return {
        row({ value }) {
          const amount = value[column];
          if (amount === 0) count++;
          else if (amount !== undefined) {
            areZero = false;
            return 'done';
          }
        },
        end(report) {
          if (areZero && count >= minEvidence) report('all-zero', { count });
        },
      };
    },
  };
}

export const allZeroValues = [allZero('conversionValue'), allZero('adjustmentValue')];
