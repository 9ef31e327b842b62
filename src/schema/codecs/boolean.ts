import { fold } from '../../text/nearest';
import { type Codec, typeOf } from '../codec';

const spellings = new Map([
  ['true', 'True'],
  ['false', 'False'],
]);

/**
 * Creates a codec of `True` and `False`, as the Bulk service spells them. A different case and
 * surrounding spaces are a warning.
 *
 * @example
 * const shared = column('Shared', boolean());
 */
export function boolean(): Codec<boolean> {
  return {
    read(cell, { fault, show }) {
      const expected = spellings.get(fold(cell));
      if (expected === undefined) return fault('boolean-format', { value: show(cell) });
      if (expected !== cell) fault('value-spelling', { expected });
      return expected === 'True';
    },
    write(value, { fault }) {
      if (typeof value === 'boolean') return value ? 'True' : 'False';
      return fault('boolean-format', { valueType: typeOf(value) });
    },
    jsonSchema: { type: 'boolean' },
  };
}
