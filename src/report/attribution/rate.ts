import type { Ink } from '../terminal/ink';

/** Cells of a bar: one is 5 per cent. */
const barLength = 20;
const [full, empty] = ['█', '░'];
/** Explains a bar, in the width of one. */
export const barHeading = `${full} attributed ${empty} not`.padEnd(barLength);

/** Formats a rate or share in per cent. Only an exact 0 or 1 is shown as 0% or 100%. */
export function percent(rate: number | null): string {
  if (rate === null) return '–';
  if (rate === 0 || rate === 1) return rate === 0 ? '0%' : '100%';
  const text = (rate * 100).toFixed(1);
  if (text === '0.0') return '<0.1%';
  if (text === '100.0') return '>99.9%';
  return `${text}%`;
}

/** Draws a rate as a bar. Only an exact 0 or 1 is shown as an empty or a full one. */
export function bar(rate: number | null, ink: Ink): string {
  if (rate === null) return ' '.repeat(barLength);
  const rounded = Math.round(rate * barLength);
  const filled = rate > 0 && rate < 1 ? Math.min(Math.max(rounded, 1), barLength - 1) : rounded;
  return ink.good(full.repeat(filled)) + ink.faint(empty.repeat(barLength - filled));
}

/** Formats a count with commas between thousands. */
export function groupThousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
