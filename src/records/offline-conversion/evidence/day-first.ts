import type { ConversionFileRule } from '../base';

/** Rows that can only be day first make all others doubtful whose day could be a month. */
export const dayFirst: ConversionFileRule = {
  remembersKeys: false,
  open() {
    let dayFirstRows = 0;
    let count = 0;
    return {
      row({ action, cell, value }) {
        let isDoubtful = isExchangeable(cell.conversionTime);
        let isProof = value.conversionTime === undefined && isDayFirst(cell.conversionTime);
        if (action !== 'Add') {
          isDoubtful ||= isExchangeable(cell.adjustmentTime);
          isProof ||= value.adjustmentTime === undefined && isDayFirst(cell.adjustmentTime);
        }
        if (isProof) dayFirstRows++;
        else if (isDoubtful) count++;
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

const [slash, zero] = [47, 48];

/** Whether the date would be another one with its day as the month. It is asked for every row. */
function isExchangeable(text: string): boolean {
  if (text.length < 8) return false;
  const dayAt = text.charCodeAt(1) === slash ? 2 : 3;
  const yearAt = text.charCodeAt(dayAt + 1) === slash ? dayAt + 2 : dayAt + 3;
  if (text.charCodeAt(dayAt - 1) !== slash || text.charCodeAt(yearAt - 1) !== slash) return false;
  const day = numberIn(text, dayAt, yearAt - 1);
  return day <= 12 && day !== numberIn(text, 0, dayAt - 1);
}

/** A number of one or two digits. */
function numberIn(text: string, start: number, end: number): number {
  const last = text.charCodeAt(end - 1) - zero;
  return end - start === 1 ? last : (text.charCodeAt(start) - zero) * 10 + last;
}
