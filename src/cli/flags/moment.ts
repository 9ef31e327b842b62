import { parseTime } from '../../schema/codecs/time-text';
import { UsageError } from '../usage-error';

/** A moment as people write it: without an offset it would depend on the machine's zone. */
export function readMoment(text: string, what: string): Date {
  const time = parseTime(text);
  if (!time?.isIso || time.offset === undefined)
    throw new UsageError(`${what} takes an ISO 8601 time that ends in Z or an offset.`);
  return new Date(time.clock - time.offset * 60_000);
}
