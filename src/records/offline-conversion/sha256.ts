import { digitsOf, fillerFault, hashFault } from '../../identifiers/hash-text';
import { missingStarts, missingTextOf } from '../../identifiers/missing-digests';
import type { Codec } from '../../schema/codec';
import { writeText } from '../../schema/codecs/text';
import { withFastWrite } from '../../schema/fast-write';
import { withScreen } from '../../schema/screened';
import { isHex } from '../../text/hex';

const phone = /^\+?[\d\s().-]{7,24}$/;

/** A codec of SHA-256 hashes of personal data: 64 lower-case hex digits, held unchanged. */
export const sha256: Codec<string> = withFastWrite(
  withScreen(
    { kind: 'hash', starts: missingStarts },
    {
      read(text, { fault, show }) {
        if (!isHex(text, 64)) {
          if (text.includes('@'))
            return fault('not-hashed', { identifier: 'email', value: show(text) });
          if (phone.test(text))
            return fault('not-hashed', { identifier: 'phone', value: show(text) });
          return fault('hash-format', { ...hashFault(text), value: show(text) });
        }
        const filler = fillerFault(text);
        if (filler) return fault('hash-format', { ...filler, value: show(text) });
        const missing = missingTextOf(text);
        if (missing !== undefined) return fault('hash-of-nothing', { text: missing });
        if (text.toLowerCase() !== text) fault('hash-case', undefined);
        return text;
      },
      write: writeText,
      jsonSchema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      repairs: { 'hash-case': digitsOf, 'hash-format': digitsOf },
    },
  ),
  {
    take(value) {
      if (typeof value !== 'string' || !isHex(value, 64) || fillerFault(value)) return undefined;
      return missingTextOf(value) === undefined && value.toLowerCase() === value
        ? value
        : undefined;
    },
  },
);
