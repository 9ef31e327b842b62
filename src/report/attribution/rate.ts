import type { Ink } from '../terminal/ink';

/** Cells of a bar: one is 5 per cent. */
const barLength = 20;
const [full, empty] = ['█', '░'];
/** What a bar shows, as long as one. */
export const barHead = `${full} attributed ${empty} not`.padEnd(barLength);

/** A rate or share in per cent. What is not quite all, or not quite nothing, does not look like it. */
export function percent(rate: number | null): string {
  if (rate === null) return '–';
  if (rate === 0 || rate === 1) return rate === 0 ? '0%' : '100%';
  const text = (rate * 100).toFixed(1);
  if (text === '0.0') return '<0.1%';
  if (text === '100.0') return '>99.9%';
  return `${text}%`;
}

/** A bar that is filled in part: wholly by all alone, and not at all by nothing alone. */
export function bar(rate: number | null, ink: Ink): string {
  if (rate === null) return ' '.repeat(barLength);
  const filled = Math.round(rate * barLength);
  const shown = rate > 0 && rate < 1 ? Math.min(Math.max(filled, 1), barLength - 1) : filled;
  return ink.good(full.repeat(shown)) + ink.faint(empty.repeat(barLength - shown));
}

/** A count with commas between thousands. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
