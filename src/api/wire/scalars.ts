import { dayOfText, textOfDay } from './days';

/** Readers of a scalar's text, by its kind. They return undefined for text that is not of the kind. */
const readers = {
  string: (text) => text,
  /** One name. An unknown one is kept: the service adds names without notice. */
  enum: (text) => text,
  /** Several names, with commas between them. */
  flags: (text) => text,
  /** Unchanged text. */
  dateTime: (text) => text.trim() || undefined,
  /** Exact decimal text, because a number loses digits beyond 2^53. */
  long(text) {
    const digits = text.trim();
    if (!/^[+-]?\d{1,20}$/.test(digits)) return undefined;
    const value = BigInt(digits.replace('+', ''));
    return BigInt.asIntN(64, value) === value ? String(value) : undefined;
  },
  int(text): number | undefined {
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
  /** A whole number from 0, whatever the vendor's schema calls it. An inexact one is refused. */
  count(text): number | undefined {
    const value = readers.int(text);
    return value !== undefined && value >= 0 ? value : undefined;
  },
  /** The date of a dateTime in UTC, as `2026-11-02`. */
  day(text) {
    const day = dayOfText(text.trim());
    return day === undefined ? undefined : textOfDay(day);
  },
} satisfies { readonly [kind: string]: (text: string) => unknown };

export type ScalarKind = keyof typeof readers;

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
