import type { ConversionFileRule } from '../base';

/** Rows that can only be day first make all others doubtful whose day could be a month. */
export const dayFirst: ConversionFileRule = {
  remembersKeys: false,
  open() {
    let dayFirstRows = 0;
    let count = 0;
    return {
      row({ cell }, isValid) {
        const { conversionTime, adjustmentTime } = cell;
        if (!isValid && (isDayFirst(conversionTime) || isDayFirst(adjustmentTime))) dayFirstRows++;
        else if (isExchangeable(conversionTime) || isExchangeable(adjustmentTime)) count++;
      },
      end(report) {
        if (dayFirstRows > 0 && count > 0) report('day-month-swapped', { count, dayFirstRows });
      },
    };
  },
};

function isDayFirst(text: string): boolean {
  const [, first, second] = /^(\d\d?)\/(\d\d?)\/\d\d/.exec(text) ?? [];
  return Number(first) > 12 && Number(first) <= 31 && Number(second) >= 1 && Number(second) <= 12;
}

const slash = 47;

/** Whether the date would be another one with its day as the month. It is asked for every row. */
function isExchangeable(text: string): boolean {
  const month = numberAt(text, 0);
  const dayAt = month < 10 && text.charCodeAt(1) === slash ? 2 : 3;
  if (text.charCodeAt(dayAt - 1) !== slash) return false;
  const day = numberAt(text, dayAt);
  return day <= 12 && day !== month;
}

/** The number of one or two digits at an index; NaN for anything else. */
function numberAt(text: string, at: number): number {
  const first = text.charCodeAt(at) - 48;
  const second = text.charCodeAt(at + 1) - 48;
  return second >= 0 && second <= 9 ? first * 10 + second : first;
}
