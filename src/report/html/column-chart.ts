import type { Chart } from '../document/document';
import { area, axesOf, daysHeight, daysOf, heightOf } from './axes';
import { figureLines, round, textAt } from './figure';

/** The widest column, and the gap between two, as a share of the room of a day. */
const [maxWidth, gap] = [40, 0.25];

/** Draws a column for each day. A day without data stays empty. */
export function columnChartLines(chart: Chart): Generator<string, void> {
  return figureLines(chart, daysHeight, shapesOf(chart));
}

function* shapesOf(chart: Chart): Generator<string, void> {
  const days = daysOf(chart);
  const [first, last] = [days[0] as number, days.at(-1) as number];
  const room = (area.right - area.left) / (last - first + 1);
  const placeOf = (day: number) => area.left + (day - first + 0.5) * room;
  yield* axesOf(chart, days, placeOf);
  const width = Math.min(maxWidth, room * (1 - gap));
  for (const [index, { share }] of chart.points.entries()) {
    const y = heightOf(share ?? 0);
    const x = placeOf(days[index] as number) - width / 2;
    yield `<rect class="bar" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(area.bottom - y)}"/>`;
  }
  const end = chart.points.at(-1);
  if (end) yield textAt(placeOf(last), heightOf(end.share ?? 0) - 6, 'value middle', end.text);
}
