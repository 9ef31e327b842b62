import { isClickId, readClickId } from '../../identifiers/click-id';
import type { CellContext, Codec } from '../../schema/codec';
import { writeText } from '../../schema/codecs/text';
import { withFastWrite } from '../../schema/fast-write';
import { withScreen } from '../../schema/screened';

const dashed = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * A codec of Microsoft click ids (MSCLKID), "a GUID (32 characters)". A cell is held unchanged. On writing,
 * whatever is around the 32 digits is taken off.
 */
export const clickId: Codec<string> = withFastWrite(
  withScreen(
    { kind: 'click-id' },
    {
      read(text, { fault, show }) {
        if (isClickId(text)) return text;
        const reading = readClickId(text);
        if ('fault' in reading) return fault('click-id', { ...reading.fault, value: show(text) });
        const { dress } = reading;
        if (!dashed.test(text))
          return fault('click-id', { reason: 'dressed', dress, value: show(text) });
        fault('click-id-dashes', undefined);
        return text;
      },
      write,
      jsonSchema: { type: 'string', pattern: '^[0-9a-fA-F]{32}$' },
      repairs: { 'click-id': write, 'click-id-dashes': write },
    },
  ),
  { take: (value) => (typeof value === 'string' && isClickId(value) ? value : undefined) },
);

function write(value: unknown, context: CellContext): string | undefined {
  const text = writeText(value, context);
  if (text === undefined || isClickId(text)) return text;
  const reading = readClickId(text);
  if ('fault' in reading) return text;
  context.fault('click-id-cleaned', { dress: reading.dress });
  return reading.id;
}
