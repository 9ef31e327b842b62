import { type CellContext, type Codec, type JsonSchema, typeOf } from '../codec';
import { withFastWrite } from '../fast-write';
import { withScreen } from '../screened';

/**
 * Creates a codec of text that is held unchanged.
 *
 * @param options `maxLength`: the most UTF-16 units. Default: no limit
 * @example
 * const name = column('Name', text({ maxLength: 100 }));
 */
export function text(options: { readonly maxLength?: number } = {}): Codec<string> {
  const { maxLength = Number.POSITIVE_INFINITY } = options;
  const codec: Codec<string> = {
    read(cell, { fault, header, kind }) {
      if (cell.length > maxLength)
        fault('too-long', { column: header, limit: maxLength, length: cell.length });
      if (kind === 'upload' && cell.includes('\ufffd'))
        fault('text-garbled', { column: header, reason: 'replaced' });
      return cell;
    },
    write: writeText,
    jsonSchema: textSchema(maxLength),
  };
  return withFastWrite(withScreen({ kind: 'learned' }, codec), {
    take(value) {
      const isRight = typeof value === 'string' && value.length <= maxLength && isIntact(value);
      return isRight ? value : undefined;
    },
  });
}

/** JSON Schema counts code points, which are never more than the UTF-16 units. */
function textSchema(maxLength: number): JsonSchema {
  return { type: 'string', pattern: '\\S', ...(Number.isFinite(maxLength) && { maxLength }) };
}

/** Writes a text unchanged. A value that is not text, or that UTF-8 cannot encode, is a fault. */
export function writeText(value: unknown, { fault }: CellContext): string | undefined {
  if (typeof value !== 'string')
    return fault('text-format', { reason: 'type', valueType: typeOf(value) });
  if (!value.isWellFormed()) return fault('text-format', { reason: 'surrogate' });
  return value;
}

/** Whether UTF-8 can encode a text, and no character of it has been replaced. */
function isIntact(text: string): boolean {
  return text.isWellFormed() && !text.includes('\ufffd');
}
