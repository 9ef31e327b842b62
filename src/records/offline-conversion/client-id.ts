import type { Codec } from '../../schema/codec';
import { text, writeText } from '../../schema/codecs/text';

const plainText = text({ maxLength: 100 });

/** Client Ids: text, written also from whole numbers, because many databases number their orders. */
export const clientId: Codec<string, string, string | number | bigint> = {
  ...plainText,
  write(value, context) {
    if (typeof value === 'bigint' || (Number.isSafeInteger(value) && (value as number) >= 0))
      return String(value);
    if (Number.isInteger(value)) return context.fault('id-format', { reason: 'number' });
    return writeText(value, context);
  },
};
