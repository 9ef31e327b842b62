import { isScientific } from '../../text/scientific';
import { type CellContext, type Codec, typeOf } from '../codec';

const grammar = /^[1-9]\d{0,18}$/;
const largest = 2n ** 63n - 1n;

/**
 * Creates a codec of the service's ids: 64-bit whole numbers above 0, held as text. A JavaScript number
 * cannot hold all their digits, so numbers are rejected.
 *
 * @example
 * const id = column('Id', longId());
 */
export function longId(): Codec<string, string, string | bigint> {
  return {
    read(cell, { fault, show }) {
      if (grammar.test(cell) && BigInt(cell) <= largest) return cell;
      const reason = isScientific(cell) ? 'spreadsheet' : 'other';
      return fault('id-format', { value: show(cell), reason });
    },
    write: writeId,
    jsonSchema: { type: 'string', pattern: '^[1-9]\\d{0,18}$' },
  };
}

function writeId(value: unknown, { fault }: CellContext): string | undefined {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return value;
  const reason = typeof value === 'number' ? 'number' : 'other';
  return fault('id-format', { valueType: typeOf(value), reason });
}
