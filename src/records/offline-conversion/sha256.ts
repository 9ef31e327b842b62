import type { Codec } from '../../schema/codec';
import { writeText } from '../../schema/codecs/text';
import { isHex } from '../../text/hex';

/** Hashes of missing values that connectors have sent, with what was hashed. */
const hashesOfNothing = new Map([
  ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', ''],
  ['74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b', 'null'],
  ['eb045d78d273107348b0300c01d29b7552d622abbc6faf81b3ec55359aa9950c', 'undefined'],
]);

const phone = /^\+?[\d\s().-]{7,24}$/;

/** A codec of SHA-256 hashes of personal data: 64 lower-case hex digits, held unchanged. */
export const sha256: Codec<string> = {
  read(text, { fault, show }) {
    if (!isHex(text, 64)) {
      if (text.includes('@'))
        return fault('not-hashed', { identifier: 'email', value: show(text) });
      if (phone.test(text)) return fault('not-hashed', { identifier: 'phone', value: show(text) });
      return fault('hash-format', { value: show(text) });
    }
    const lower = text.toLowerCase();
    const nothing = hashesOfNothing.get(lower);
    if (nothing !== undefined) return fault('hash-of-nothing', { text: nothing });
    if (lower !== text) fault('hash-case', undefined);
    return text;
  },
  write: writeText,
};
