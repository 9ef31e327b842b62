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
      end(report) {
        if (!areAlike || first === undefined || count < minEvidence) return;
        const time = first % day;
        if (time === 0 || (hasSeveralDays && time % (hour / 2) === 0))
          report('all-at-midnight', { count, minutes: time / 60_000 });
      },
    };
  },
};
