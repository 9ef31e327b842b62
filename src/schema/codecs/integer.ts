import { type Codec, typeOf } from '../codec';

/**
 * Creates a codec of whole numbers from `min` to `max`, in digits.
 *
 * @example
 * const days = column('Days', integer({ min: 1, max: 90 }));
 */
export function integer(options: {
  readonly min: number;
  readonly max: number;
}): Codec<number, number, number | string> {
  const { min, max } = options;
  return {
    read(cell, { fault, show }) {
      const facts = { value: show(cell), min, max };
      if (!/^-?\d+$/.test(cell)) return fault('integer-format', { ...facts, reason: 'not-whole' });
      const value = Number(cell) || 0;
      if (value >= min && value <= max) return value;
      return fault('integer-format', { ...facts, reason: 'out-of-range' });
    },
    write(value, { fault, show }) {
      if (typeof value === 'string') return value;
      if (Number.isInteger(value)) return String(BigInt(value as number));
      const it = typeof value === 'number' ? show(String(value)) : undefined;
      const facts = { value: it, valueType: typeof value === 'number' ? undefined : typeOf(value) };
      return fault('integer-format', { ...facts, reason: 'not-whole', min, max });
    },
    jsonSchema: {
      anyOf: [
        { type: 'integer', minimum: min, maximum: max },
        { type: 'string', pattern: '^-?\\d+$' },
      ],
    },
  };
}
