import type { Chart } from '../document/document';
import { cutTo, displayWidth } from '../terminal/display-width';
import { chartWidth, figureLines, lineFrom, round, textAt } from './figure';

const rowHeight = 28;
const barHeight = 16;
/** Room for the numbers behind the longest bar. */
const valueWidth = 56;
const labels = { maxCells: 32, cellWidth: 7, gap: 12 };

/** Draws a bar for each point, from 0% to 100%, with its label at the left and its number at its end. */
export function barChartLines(chart: Chart): Generator<string, void> {
  return figureLines(chart, chart.points.length * rowHeight + 8, shapesOf(chart));
}

function* shapesOf({ points }: Chart): Generator<string, void> {
  const names = points.map(({ label }) => cutTo(label, labels.maxCells));
  const left = Math.max(...names.map(displayWidth)) * labels.cellWidth + labels.gap;
  const fullWidth = chartWidth - left - valueWidth;
  for (const [index, { share, text }] of points.entries()) {
    const top = 4 + index * rowHeight + (rowHeight - barHeight) / 2;
    const baseline = top + barHeight - 4;
    // A share above 0 stays visible.
    const width = share === null || share === 0 ? 0 : Math.max(1.5, share * fullWidth);
    yield textAt(left - labels.gap, baseline, 'name end', names[index] as string);
    if (width > 0)
      yield `<rect class="bar" x="${left}" y="${round(top)}" width="${round(width)}" height="${barHeight}"/>`;
    yield textAt(left + width + 8, baseline, 'value', text);
  }
  yield lineFrom('axis', left, 4, left, points.length * rowHeight + 4);
}
