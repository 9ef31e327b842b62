import type { Context } from './given';

const two = (number: number) => String(number).padStart(2, '0');

/** The parts of a moment on a clock some minutes east of UTC. */
export function clockOf(moment: number, offset: number) {
  const shown = new Date(moment + offset * 60_000);
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth() + 1, shown.getUTCDate()];
  const clock = `${two(shown.getUTCHours())}:${two(shown.getUTCMinutes())}`;
  return {
    ...{ year, month, day, clock },
    iso: `${year}-${two(month)}-${two(day)}`,
    seconds: two(shown.getUTCSeconds()),
    dotted: `${two(day)}.${two(month)}.${year}`,
  };
}

/** A date with slashes, in the order of the market. */
export function slashed({ market: { dateOrder, offset } }: Context, moment: number): string {
  const { year, month, day } = clockOf(moment, offset);
  return {
    dmy: `${two(day)}/${two(month)}/${year}`,
    mdy: `${month}/${day}/${year}`,
    ymd: `${year % 100}/${two(month)}/${two(day)}`,
  }[dateOrder];
}

/** `+05:30` */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The form in which times are written: `11/2/2026 9:30:00 AM`. */
export function writtenTime(moment: number): string {
  const date = new Date(moment);
  const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  return `${day} ${hour % 12 || 12}:${two(minute)}:${two(second)} ${hour < 12 ? 'AM' : 'PM'}`;
}
