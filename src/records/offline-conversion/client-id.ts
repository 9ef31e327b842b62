import type { CellContext, Codec } from '../../schema/codec';
import { text, writeText } from '../../schema/codecs/text';
import { withFastWrite } from '../../schema/fast-write';
import { withScreen } from '../../schema/screened';
import { personalDataIn } from '../../text/personal-data';
import { isScientific } from '../../text/scientific';

const maxLength = 100;
const plainText = text({ maxLength });

/**
 * Client Ids, which are there to match results with their records. Whole numbers are written too, because
 * many databases number their orders.
 */
export const clientId: Codec<string, string, string | number | bigint> = withFastWrite(
  withScreen(
    { kind: 'word' },
    {
      read(cell, context) {
        if (context.kind === 'upload' && !isPlain(cell)) reportUnfit(cell, context);
        return plainText.read(cell, context);
      },
      write(value, context) {
        if (typeof value === 'bigint' || (Number.isSafeInteger(value) && (value as number) >= 0))
          return String(value);
        if (Number.isInteger(value)) return context.fault('id-format', { reason: 'number' });
        return writeText(value, context);
      },
      jsonSchema: {
        anyOf: [
          { type: 'string', pattern: '\\S', maxLength },
          { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
        ],
      },
    },
  ),
  {
    take(value) {
      if (typeof value === 'string')
        return value.length <= maxLength && isPlain(value) ? value : undefined;
      return Number.isSafeInteger(value) && (value as number) >= 0 ? String(value) : undefined;
    },
  },
);

/** `03-Nov-2026`. */
const maxDateLength = 11;

/**
 * Whether nothing can be wrong with an id, because of its characters alone. Almost all are plain. A pattern
 * is quicker than a loop, because a cell is a slice of a larger text.
 */
function isPlain(id: string): boolean {
  return !/[^\w-]/.test(id) && (id.length > maxDateLength || !id.includes('-'));
}

/** `3-Nov`, `Nov-26`, `3. Nov`, `11/2/2026`: what spreadsheets make of `3-11` or `11-26`, but no ISO date. */
const spreadsheetDate =
  /^(\d{1,2}[-. ]{1,2}\p{L}{3,4}\.?([- ]\d{2,4})?|\p{L}{3,4}[- ]\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})$/u;

function reportUnfit(id: string, { fault }: CellContext): void {
  const identifier = personalDataIn(id);
  if (identifier) fault('client-id-personal', { identifier });
  // Without the sign, `1E5` may be an id.
  else if (id.includes('+') && isScientific(id)) fault('client-id-altered', { reason: 'number' });
  else if (/^\d{3,}[.,]0{1,2}$/.test(id)) fault('client-id-altered', { reason: 'decimal' });
  else if (spreadsheetDate.test(id)) fault('client-id-altered', { reason: 'date' });
  else if (/^#{3,}$/.test(id)) fault('client-id-altered', { reason: 'width' });
}
