import { fold } from '../../text/nearest';
import { type Codec, kindOf } from '../codec';

const spelled = new Map([
  ['true', 'True'],
  ['false', 'False'],
]);

/**
 * A codec of `True` and `False`, as the Bulk service spells them. Another case, and outer spaces, are
 * a warning.
 *
 * @example
 * const shared = column('Shared', boolean());
 */
export function boolean(): Codec<boolean> {
  return {
    read(cell, { fault, show }) {
      const expected = spelled.get(fold(cell));
      if (expected === undefined) return fault('boolean-format', { value: show(cell) });
      if (expected !== cell) fault('value-spelling', { expected });
      return expected === 'True';
    },
    write(value, { fault }) {
      if (typeof value === 'boolean') return value ? 'True' : 'False';
      return fault('boolean-format', { given: kindOf(value) });
    },
  };
}
