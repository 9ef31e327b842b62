import { UsageError } from '../wrong-use';

const milliseconds = { s: 1000, m: 60_000, h: 3_600_000 } as const;
const day = 24 * milliseconds.h;

/** Reads a duration such as `90s`, `60m` or `2h` as milliseconds; undefined if the flag is absent. */
export function readDuration(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, count = '', unit = ''] = /^(\d{1,5})([smh])$/.exec(text) ?? [];
  const duration = Number(count) * milliseconds[unit as keyof typeof milliseconds];
  if (!(duration >= 1000 && duration <= day))
    throw new UsageError(
      `--${flag} must be a number of seconds, minutes or hours up to a day, for example 90s, 60m, or 2h.`,
    );
  return duration;
}
