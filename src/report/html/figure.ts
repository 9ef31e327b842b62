import type { Chart } from '../document/document';
import { markupText } from '../formats/markup-text';

/** The width of every chart, in the units of its own view. */
export const chartWidth = 720;

/** Puts the shapes of a chart in a figure with its title, which a screen reader reads with the description. */
export function* figureLines(
  { title, description }: Chart,
  height: number,
  shapes: Iterable<string>,
): Generator<string, void> {
  yield '<figure>';
  yield `<figcaption>${markupText(title)}</figcaption>`;
  yield `<svg viewBox="0 0 ${chartWidth} ${height}" role="img">`;
  yield `<title>${markupText(title)}</title>`;
  yield `<desc>${markupText(description)}</desc>`;
  yield* shapes;
  yield '</svg>';
  yield '</figure>';
}

/** A text at a point, with classes that say how it is aligned and what it is. */
export function textAt(x: number, y: number, className: string, text: string): string {
  return `<text class="${className}" x="${round(x)}" y="${round(y)}">${markupText(text)}</text>`;
}

export function lineFrom(
  className: string,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): string {
  const [a, b, c, d] = [x1, y1, x2, y2].map(round);
  return `<line class="${className}" x1="${a}" y1="${b}" x2="${c}" y2="${d}"/>`;
}

/** Rounds a coordinate to a tenth. */
export function round(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}
