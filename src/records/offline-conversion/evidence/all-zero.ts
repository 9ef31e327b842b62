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
        reach(rows, wanted) {
          const amounts = rows.column(column);
          for (let i = 0; i < wanted; i++) {
            const amount = amounts.number(i);
            if (amount !== 0 && !Number.isNaN(amount)) return i;
          }
          return wanted;
        },
        take(rows, taken) {
          const amounts = rows.column(column);
          for (let i = 0; i < taken; i++) if (amounts.number(i) === 0) count++;
        },
        end(report) {
          if (areZero && count >= minEvidence) report('all-zero', { count });
        },
      };
    },
  };
}

export const allZeroValues = [allZero('conversionValue'), allZero('adjustmentValue')];
