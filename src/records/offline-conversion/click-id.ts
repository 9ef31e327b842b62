import type { Codec } from '../../schema/codec';
import { writeText } from '../../schema/codecs/text';
import { isHex } from '../../text/hex';

const dashed = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const scientific = /^\d(?:[.,]\d+)?E\+\d+$/i;
/** Google's ids are longer, in URL-safe Base64, and start with a few well-known letters. */
const google = /^(?:Cj|EAIaI|CI|CK|CL|CM|CN|CO|CP)[\w-]{18,}$/;

/** A codec of Microsoft click ids (MSCLKID), "a GUID (32 characters)", held unchanged. */
export const clickId: Codec<string> = {
  read(text, { fault, show }) {
    if (isHex(text, 32)) return text;
    if (dashed.test(text)) {
      fault('click-id-dashes', undefined);
      return text;
    }
    const reason = scientific.test(text) ? 'spreadsheet' : google.test(text) ? 'google' : 'other';
    return fault('click-id', { reason, value: show(text) });
  },
  write: writeText,
};
