import { type Codec, kindOf } from '../codec';

/**
 * A codec of whole numbers from `least` to `most`, in digits.
 *
 * @example
 * const days = column('Days', integer({ least: 1, most: 90 }));
 */
export function integer(options: {
  readonly least: number;
  readonly most: number;
}): Codec<number, number, number | string> {
  const { least, most } = options;
  return {
    read(cell, { fault, show }) {
      const facts = { value: show(cell), least, most };
      if (!/^-?\d+$/.test(cell)) return fault('integer-format', { ...facts, why: 'not-whole' });
      const value = Number(cell) || 0;
      if (value >= least && value <= most) return value;
      return fault('integer-format', { ...facts, why: 'out-of-range' });
    },
    write(value, { fault, show }) {
      if (typeof value === 'string') return value;
      if (Number.isInteger(value)) return String(BigInt(value as number));
      const it = typeof value === 'number' ? show(String(value)) : undefined;
      const facts = { value: it, given: typeof value === 'number' ? undefined : kindOf(value) };
      return fault('integer-format', { ...facts, why: 'not-whole', least, most });
    },
  };
}
