import { momentOf, parseTime } from '../../schema/codecs/time-text';
import { UsageError } from '../wrong-use';

/** Reads a moment. Without an offset it would depend on the zone of the machine. */
export function readMoment(text: string, what: string): Date {
  const time = parseTime(text);
  if (!time?.isIso || time.offset === undefined)
    throw new UsageError(`${what} must be an ISO 8601 time that ends in Z or an offset.`);
  return new Date(momentOf(time));
}
