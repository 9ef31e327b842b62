import { type CellContext, type Codec, kindOf } from '../codec';

/**
 * A codec of text that is held as it stands, of at most `maxLength` UTF-16 units (default: no limit).
 *
 * @param options `name` is the column's name for the message
 * @example
 * const name = column('Name', text({ name: 'Name', maxLength: 100 }));
 */
export function text(options: {
  readonly maxLength?: number;
  readonly name: string;
}): Codec<string> {
  const { maxLength = Number.POSITIVE_INFINITY, name } = options;
  return {
    read(cell, { fault }) {
      if (cell.length > maxLength)
        fault('too-long', { column: name, limit: maxLength, length: cell.length });
      return cell;
    },
    write: writeText,
  };
}

/** The text itself, or a fault for what is no text, or none that UTF-8 can carry. */
export function writeText(value: unknown, { fault }: CellContext): string | undefined {
  if (typeof value !== 'string') return fault('text-format', { given: kindOf(value) });
  if (!value.isWellFormed()) return fault('text-format', { given: 'surrogate' });
  return value;
}
