import type { Notable } from '../../profile/notable';
import { groupThousands } from '../attribution/rate';

/** Describes what stands out, as a sentence, with what may be the cause. */
export function notableSentence(notable: Notable): string {
  switch (notable.code) {
    case 'days-missing':
      return missingDays(notable);
    case 'day-low': {
      const { date, records, median, isLast } = notable;
      const day = isLast ? `The last day, ${date},` : date;
      const cause = isLast ? ' Was the file written before the day was over?' : '';
      return `${day} has ${rows(records)}; the median of the other days is ${groupThousands(Math.round(median))}.${cause}`;
    }
    case 'values-zero':
      return `All ${groupThousands(notable.records)} values of ${notable.action} rows are 0.`;
    case 'values-missing':
      return `No Add has a value, so its goal decides what ${groupThousands(notable.records)} conversions are worth.`;
    case 'identifiers-missing':
      return `${rows(notable.records, true)} no click id, no email address, and no phone number. The service rejects such rows.`;
    case 'click-ids-missing':
      return 'No row has a click id. Conversions without one are found less often.';
  }
}

function missingDays({ dates, count }: Extract<Notable, { code: 'days-missing' }>): string {
  const [first = ''] = dates;
  if (count === 1) return `There are no rows for ${first}, a day in between.`;
  const more = count > dates.length ? `, and ${count - dates.length} more` : '';
  return `There are no rows for ${count} days in between: ${dates.join(', ')}${more}.`;
}

/** `1 row`, `1,200 rows`; with the verb, `1 row has`. */
function rows(count: number, hasVerb = false): string {
  const verb = count === 1 ? ' has' : ' have';
  return `${groupThousands(count)} ${count === 1 ? 'row' : 'rows'}${hasVerb ? verb : ''}`;
}
