import { type ConversionFileRule, day, hour, minEvidence } from '../base';

/**
 * Conversions of a whole file at midnight are dates without a time. Converted from another zone, they
 * are all at the same full or half hour of several days.
 */
export const allAtMidnight: ConversionFileRule = {
  remembersKeys: false,
  open() {
    let count = 0;
    let first: number | undefined;
    let areAlike = true;
    let hasSeveralDays = false;
    return {
      row({ value }) {
        const { conversionTime } = value;
        if (conversionTime === undefined) return;
        first ??= conversionTime;
        count++;
        areAlike = (conversionTime - first) % day === 0;
        hasSeveralDays ||= conversionTime !== first;
        return areAlike ? undefined : 'done';
      },
      reach(rows, wanted) {
        const times = rows.column('conversionTime');
        const start = first ?? times.number(0);
        for (let i = 0; i < wanted; i++) if ((times.number(i) - start) % day !== 0) return i;
        return wanted;
      },
      take(rows, taken) {
        const times = rows.column('conversionTime');
        for (let i = 0; i < taken; i++) {
          first ??= times.number(i);
          count++;
          hasSeveralDays ||= times.number(i) !== first;
        }
      },
      end(report) {
        if (!areAlike || first === undefined || count < minEvidence) return;
        const time = first % day;
        if (time === 0 || (hasSeveralDays && time % (hour / 2) === 0))
          report('all-at-midnight', { count, minutes: time / 60_000 });
      },
    };
  },
};
