import type { Chart } from '../document/document';
import { cutTo } from '../terminal/display-width';
import { chartWidth, figureLines, lineFrom, round, textAt } from './figure';

const rowHeight = 28;
const barHeight = 16;
/** Room for the labels at the left, and for the numbers behind the longest bar. */
const [labelWidth, valueWidth] = [240, 56];
const barsWidth = chartWidth - labelWidth - valueWidth;
/** Cells of a label: about 7 units each. */
const maxLabel = 32;

/** Draws a bar for each point, from 0% to 100%, with its label at the left and its number at its end. */
export function barChartLines(chart: Chart): Generator<string, void> {
  return figureLines(chart, chart.points.length * rowHeight + 8, shapesOf(chart));
}

function* shapesOf({ points }: Chart): Generator<string, void> {
  const bottom = points.length * rowHeight + 4;
  for (const [index, { label, share, text }] of points.entries()) {
    const top = 4 + index * rowHeight + (rowHeight - barHeight) / 2;
    const baseline = top + barHeight - 4;
    // A share above 0 stays visible.
    const width = share === null || share === 0 ? 0 : Math.max(1.5, share * barsWidth);
    yield textAt(labelWidth - 12, baseline, 'name end', cutTo(label, maxLabel));
    if (width > 0)
      yield `<rect class="bar" x="${labelWidth}" y="${round(top)}" width="${round(width)}" height="${barHeight}"/>`;
    yield textAt(labelWidth + width + 8, baseline, 'value', text);
  }
  yield lineFrom('axis', labelWidth, 4, labelWidth, bottom);
}
