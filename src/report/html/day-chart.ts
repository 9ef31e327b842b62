import type { Chart } from '../document/document';
import { area, axesOf, daysHeight, daysOf, heightOf } from './axes';
import { figureLines, round, textAt } from './figure';

interface DayPoint {
  readonly x: number;
  readonly y: number;
  readonly day: number;
  readonly text: string;
}

/** Draws shares along days, from 0% to 100%. A day without data interrupts the line. */
export function dayChartLines(chart: Chart): Generator<string, void> {
  return figureLines(chart, daysHeight, shapesOf(chart));
}

function* shapesOf(chart: Chart): Generator<string, void> {
  const { left, right } = area;
  const days = daysOf(chart);
  const [first, last] = [days[0] as number, days.at(-1) as number];
  const placeOf = (day: number) =>
    last === first ? (left + right) / 2 : left + ((day - first) / (last - first)) * (right - left);
  yield* axesOf(chart, days, placeOf);
  const known = chart.points.flatMap(({ share, text }, index): readonly DayPoint[] => {
    const day = days[index] as number;
    return share === null ? [] : [{ day, text, x: placeOf(day), y: heightOf(share) }];
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
  return textAt(
    Math.max(x, area.left + 18),
    y + 18 < area.bottom ? y + 18 : y - 9,
    'value middle',
    text,
  );
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
