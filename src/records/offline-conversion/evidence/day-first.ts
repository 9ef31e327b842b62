import type { FactsOf } from '../../../issues/facts';
import type { ConversionFileRule } from '../base';

const times = ['conversionTime', 'adjustmentTime'] as const;

/** Rows that can only be day first make all others doubtful whose day could be a month. */
export const dayFirst: ConversionFileRule = {
  remembersKeys: false,
  open() {
    const orders = new DateOrders();
    return {
      row({ action, cell }) {
        orders.add(cell.conversionTime, action === 'Add' ? '' : cell.adjustmentTime);
      },
      take(rows, taken) {
        orders.count += rows.countDoubtful(times, taken);
      },
      end(report) {
        if (orders.isDoubtful) report('day-month-swapped', orders.facts);
      },
    };
  },
};

/** Counts the rows of a file by the order that their dates can have. */
export class DateOrders {
  /** Rows whose day may be the month. */
  count = 0;
  #dayFirstRows = 0;

  /** Adds the times of a row. */
  add(time: string, other: string): void {
    const order = Math.max(orderOf(time), orderOf(other));
    if (order === dayFirstOnly) this.#dayFirstRows++;
    else if (order === either) this.count++;
  }

  get isDoubtful(): boolean {
    return this.#dayFirstRows > 0 && this.count > 0;
  }

  get facts(): FactsOf<'day-month-swapped'> {
    return { count: this.count, dayFirstRows: this.#dayFirstRows };
  }
}

/** What the two first numbers of a slashed date can be. */
const [monthFirstOrOther, either, dayFirstOnly] = [0, 1, 2] as const;
const [slash, zero] = [47, 48];

/** It is asked for every row, so that it looks at nothing but the first characters. */
function orderOf(text: string): number {
  if (text.length < 8) return monthFirstOrOther;
  const secondAt = text.charCodeAt(1) === slash ? 2 : 3;
  const yearAt = text.charCodeAt(secondAt + 1) === slash ? secondAt + 2 : secondAt + 3;
  if (text.charCodeAt(secondAt - 1) !== slash || text.charCodeAt(yearAt - 1) !== slash)
    return monthFirstOrOther;
  const first = numberIn(text, 0, secondAt - 1);
  const second = numberIn(text, secondAt, yearAt - 1);
  if (second > 12 || second < 1 || first === second) return monthFirstOrOther;
  if (first <= 12) return either;
  return first <= 31 ? dayFirstOnly : monthFirstOrOther;
}

/** A number of one or two digits. */
function numberIn(text: string, start: number, end: number): number {
  const last = text.charCodeAt(end - 1) - zero;
  return end - start === 1 ? last : (text.charCodeAt(start) - zero) * 10 + last;
}
