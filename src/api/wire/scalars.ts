import { dayOfText, textOfDay } from './days';
import type { ScalarKind } from './shape';

/** Readers of a scalar's text. They return undefined for text that is not of the kind. */
const readers: { readonly [Kind in ScalarKind]: (text: string) => unknown } = {
  string: (text) => text,
  enum: (text) => text,
  flags: (text) => text,
  dateTime: (text) => text.trim() || undefined,
  long(text) {
    const digits = text.trim();
    if (!/^[+-]?\d{1,20}$/.test(digits)) return undefined;
    const value = BigInt(digits.replace('+', ''));
    return BigInt.asIntN(64, value) === value ? String(value) : undefined;
  },
  int(text) {
    const value = /^[+-]?\d{1,16}$/.test(text.trim()) ? Number(text) : Number.NaN;
    return Number.isSafeInteger(value) ? value : undefined;
  },
  double(text) {
    if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,4})?$/i.test(text.trim())) return undefined;
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
  },
  boolean(text) {
    const word = text.trim().toLowerCase();
    if (word === 'true' || word === '1') return true;
    return word === 'false' || word === '0' ? false : undefined;
  },
  count(text) {
    const value = readers.int(text) as number | undefined;
    return value !== undefined && value >= 0 ? value : undefined;
  },
  day(text) {
    const day = dayOfText(text.trim());
    return day === undefined ? undefined : textOfDay(day);
  },
};

/** Reads a scalar from a JSON value: numbers and booleans are accepted as text as well. */
export function scalarFromJson(kind: ScalarKind, value: unknown): unknown {
  if (typeof value === 'string') return readers[kind](value);
  if (typeof value === 'boolean') return kind === 'boolean' ? value : undefined;
  if (typeof value === 'bigint') return kind === 'long' ? readers.long(String(value)) : undefined;
  if (kind === 'double') return Number.isFinite(value) ? value : undefined;
  // A larger number has already lost digits.
  const isExact = Number.isSafeInteger(value) && ['int', 'count', 'long'].includes(kind);
  return isExact ? readers[kind](String(value)) : undefined;
}

/** What a message calls a scalar of this kind. */
export const scalarWords: { readonly [Kind in ScalarKind]: string } = {
  string: 'text',
  enum: 'a name',
  flags: 'names',
  dateTime: 'a time',
  long: 'a long',
  int: 'a whole number',
  double: 'a number',
  boolean: 'true or false',
  count: `a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`,
  day: 'a date',
};
