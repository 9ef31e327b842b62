import { dayOfText, textOfDay } from '../../api/wire/days';
import type { Chart } from '../document/document';
import { chartWidth, lineFrom, textAt } from './figure';

export const daysHeight = 240;
/** The edges of the area between the axes. */
export const area = { left: 44, right: chartWidth - 60, top: 16, bottom: daysHeight - 32 };
/** Steps between the days that are named, in days. */
const steps = [1, 2, 7, 14, 28, 56, 91, 182, 364];
const maxTicks = 7;

const percents = [0, 25, 50, 75, 100].map((per) => ({ share: per / 100, text: `${per}%` }));

/** The days of a chart as numbers, from its first to its last. */
export function daysOf({ points }: Chart): readonly number[] {
  return points.map(({ label }) => dayOfText(label) as number);
}

/** Where a share stands between the axes. */
export function heightOf(share: number): number {
  return area.bottom - share * (area.bottom - area.top);
}

/** Draws the grid with its numbers, and the names of days at their places. */
export function* axesOf(
  { ticks = percents }: Chart,
  days: readonly number[],
  placeOf: (day: number) => number,
): Generator<string, void> {
  const { left, right, bottom } = area;
  for (const { share, text } of ticks) {
    const y = heightOf(share);
    yield lineFrom(share === 0 ? 'axis' : 'grid', left, y, right, y);
    yield textAt(left - 8, y + 4, 'end', text);
  }
  const [first, last] = [days[0] as number, days.at(-1) as number];
  for (const day of namedDays(first, last)) {
    const x = placeOf(day);
    yield lineFrom('axis', x, bottom, x, bottom + 5);
    yield textAt(x, bottom + 20, 'middle', dayName(day, first));
  }
}

function namedDays(first: number, last: number): readonly number[] {
  const span = last - first;
  const step = steps.find((each) => span / each < maxTicks) ?? Math.ceil(span / maxTicks);
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => first + index * step);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Nov 2`, with the year for the first day. */
function dayName(day: number, first: number): string {
  const [year = '', month = '', date = ''] = textOfDay(day).split('-');
  const name = `${months[Number(month) - 1]} ${Number(date)}`;
  return day === first ? `${name}, ${year}` : name;
}
