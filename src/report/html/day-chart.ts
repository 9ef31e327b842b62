import { dayOfText, textOfDay } from '../../api/wire/days';
import type { Chart, ChartPoint } from '../document/document';
import { chartWidth, figureLines, lineFrom, round, textAt } from './figure';

const height = 240;
const [left, right, top, bottom] = [44, chartWidth - 60, 16, height - 32];
/** Steps between the days that are named, in days. */
const steps = [1, 2, 7, 14, 28, 56, 91, 182, 364];
const maxTicks = 7;

interface DayPoint {
  readonly x: number;
  readonly y: number;
  readonly day: number;
  readonly text: string;
}

/** Draws shares along days, from 0% to 100%. A day without data interrupts the line. */
export function dayChartLines(chart: Chart): Generator<string, void> {
  return figureLines(chart, height, shapesOf(chart.points));
}

function* shapesOf(points: readonly ChartPoint[]): Generator<string, void> {
  const days = points.map(({ label }) => dayOfText(label) as number);
  const [first, last] = [days[0] as number, days.at(-1) as number];
  const xOf = (day: number) =>
    last === first ? (left + right) / 2 : left + ((day - first) / (last - first)) * (right - left);

  for (const per of [0, 25, 50, 75, 100]) {
    const y = bottom - (per / 100) * (bottom - top);
    yield lineFrom(per === 0 ? 'axis' : 'grid', left, y, right, y);
    yield textAt(left - 8, y + 4, 'end', `${per}%`);
  }
  for (const day of ticksOf(first, last)) {
    yield lineFrom('axis', xOf(day), bottom, xOf(day), bottom + 5);
    yield textAt(xOf(day), bottom + 20, 'middle', dayName(day, first));
  }

  const known = points.flatMap(({ share, text }, index): readonly DayPoint[] => {
    const day = days[index] as number;
    return share === null ? [] : [{ day, text, x: xOf(day), y: bottom - share * (bottom - top) }];
  });
  for (const run of runsOf(known)) {
    const path = run.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
    if (run.length > 1) yield `<polyline class="line" points="${path}"/>`;
  }
  for (const { x, y } of known)
    yield `<circle class="dot" cx="${round(x)}" cy="${round(y)}" r="3"/>`;
  const end = known.at(-1);
  if (end) yield textAt(end.x + 9, end.y + 4, 'value', end.text);
  const lowest = lowestOf(known);
  if (lowest && end && lowest.text !== end.text) yield labelOf(lowest);
}

/** The day with the lowest share, the first of several. */
function lowestOf(points: readonly DayPoint[]): DayPoint | undefined {
  return points.reduce<DayPoint | undefined>(
    (lowest, point) => (lowest && lowest.y >= point.y ? lowest : point),
    undefined,
  );
}

/** The share of a day below its point, or above it where the axis is too near. */
function labelOf({ x, y, text }: DayPoint): string {
  return textAt(Math.max(x, left + 18), y + 18 < bottom ? y + 18 : y - 9, 'value middle', text);
}

/** The points of days without a gap between them. */
function runsOf(points: readonly DayPoint[]): readonly (readonly DayPoint[])[] {
  const runs: DayPoint[][] = [];
  let before: DayPoint | undefined;
  for (const point of points) {
    if (before && point.day === before.day + 1) runs.at(-1)?.push(point);
    else runs.push([point]);
    before = point;
  }
  return runs;
}

function ticksOf(first: number, last: number): readonly number[] {
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
