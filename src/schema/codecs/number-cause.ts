import type { NumberCause } from '../../issues/fact-shapes';

/** What a text that is not a number from 0 seems to be. */
export function causeOfNumberText(text: string): NumberCause {
  return shapes.find(([shape]) => shape.test(text))?.[1] ?? 'not-a-number';
}

/**
 * The first that fits names the cause. Minus signs have several forms, and accounts write brackets. What
 * may be a phone number is not among them.
 */
const shapes: readonly (readonly [shape: RegExp, cause: NumberCause])[] = [
  [/^(?:[-\u2212\u2013] ?[\d.,]*\d|\(\d[\d.,]*\)|\d[\d.,]*-)$/, 'negative'],
  [/^\s+\d+(?:\.\d+)?\s*$|^\d+(?:\.\d+)?\s+$/, 'outer-spaces'],
  [/^\d*,(?:\d{1,2}|\d{4,})$/, 'decimal-comma'],
  [/^\d{1,3},\d{3}$/, 'comma'],
  [/^[1-9]\d{0,2}([.,'\u2019\s])(?:\d{2,3}\1)*\d{3}(?:(?!\1)[.,]\d+)?$/, 'thousands-marks'],
  [/^(?:\p{Sc}|[a-z]{2,3}\$?) ?\d[\d.,]*$|^\d[\d.,]*\s?(?:\p{Sc}|[a-z]{2,3})$/iu, 'currency'],
  [/^\d+(?:[.,]\d+)?e[+-]?\d+$/i, 'exponent'],
  [/^\+\d{1,8}(?:[.,]\d+)?$/, 'plus'],
  [/^(?:\.\d+|\d+[.,])$/, 'point'],
];
