import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it, test } from 'vitest';
import { KeyHash } from '../../src/keys/hash';
import type { SentRecord } from '../../src/ledger';
import { hexOf, KeyWriter, keyLength } from '../../src/ledger/keys/key';
import { hasKey, KeyList } from '../../src/ledger/keys/key-list';
import { SipHash } from '../../src/ledger/keys/sip-hash';
import { hashConversion } from '../../src/records/offline-conversion/conversion-key';
import { runs } from '../support/runs';
import { type KeyParts, referenceKey, sipHash } from './reference-key';

function keyOf(secret: Uint8Array, conversion: SentRecord): string {
  const target = new DataView(new ArrayBuffer(keyLength));
  new KeyWriter(secret).write(conversion, target, 0);
  return hexOf(new Uint8Array(target.buffer));
}

const secret = new TextEncoder().encode('a secret of the tests');
const id = '0123456789abcdef0123456789abcdef';
const hash = 'ab'.repeat(32);

test('the reference computes the SipHash that its authors publish for the bytes 0 to 7', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, i) => i);
  expect(sipHash(bytes, bytes.subarray(0, 8))).toBe(0x93f5f5799a932462n);
});

test('its prefix is the SipHash of the hash of the conversion', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.uint8Array({ minLength: 8, maxLength: 8 }),
      (key, message) => {
        const words = new DataView(message.buffer);
        const low = new SipHash(key).lowBits(words.getInt32(0, true), words.getInt32(4, true));
        expect(BigInt(low >>> 0)).toBe(sipHash(key, message) & 0xffff_ffffn);
      },
    ),
    runs(23, 500),
  );
});

test.each<[what: string, conversion: SentRecord, parts: KeyParts]>([
  ['nothing', {}, {}],
  ['empty texts', { microsoftClickId: '', conversionName: '', hashedEmailAddress: '' }, {}],
  [
    'a click id',
    { microsoftClickId: id, conversionName: 'Lead', conversionTime: 1_764_500_000_999 },
    { clickId: id, name: 'Lead', seconds: 1_764_500_000 },
  ],
  [
    'a click id with dashes and capitals, and a time before 1970',
    {
      microsoftClickId: '01234567-89AB-CDEF-0123-456789ABCDEF',
      conversionName: 'Lead',
      conversionTime: new Date(-1),
    },
    { clickId: id, name: 'Lead', seconds: -1 },
  ],
  [
    'a time of luxon',
    { conversionName: 'Lead', conversionTime: DateTime.fromMillis(1_764_500_000_999) },
    { name: 'Lead', seconds: 1_764_500_000 },
  ],
  [
    'hashes and a name that is not ASCII',
    { conversionName: 'Käufe €', hashedEmailAddress: hash.toUpperCase(), hashedPhoneNumber: hash },
    { name: 'Käufe €', email: hash, phone: hash },
  ],
  ['a name as long as memory', { conversionName: 'é'.repeat(9000) }, { name: 'é'.repeat(9000) }],
])('the key of %s', (_, conversion, parts) => {
  expect(keyOf(secret, conversion)).toBe(referenceKey(secret, parts));
});

test('a key never changes', () => {
  const conversion = {
    microsoftClickId: id,
    conversionName: 'Lead',
    conversionTime: 1_764_500_000_000,
  };
  const message = `32:${id}4:Lead10:17645000000:0:`;
  const hmac = createHmac('sha256', secret).update(message).digest('hex');
  expect(keyOf(secret, conversion)).toBe(`eca80ed1${hmac.slice(0, 24)}`);
});

test('its second part is the HMAC of Node for every length of the secret and of the message', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      (bytes, binary) => {
        const name = binary.replace(/[\ud800-\udfff]/g, '');
        expect(keyOf(bytes, { conversionName: name })).toBe(referenceKey(bytes, { name }));
      },
    ),
    runs(18, 300),
  );
});

test('its prefix is that of the hash by which a file compares conversions', () => {
  const quick = new KeyHash();
  const values = {
    ...{ microsoftClickId: '01234567-89AB-CDEF-0123-456789ABCDEF', conversionName: 'Lead' },
    ...{ conversionTime: 1_764_500_000_999, hashedEmailAddress: hash.toUpperCase() },
    hashedPhoneNumber: undefined,
  };
  const prefix = new KeyWriter(secret).prefixOf(hashConversion(quick, values));
  expect(prefix.toString(16).padStart(8, '0')).toBe(keyOf(secret, values).slice(0, 8));
});

it('differs where a text moves from one part to the next', () => {
  const keys = [
    { microsoftClickId: 'ab', conversionName: 'c' },
    { microsoftClickId: 'a', conversionName: 'bc' },
    { conversionName: 'a', hashedEmailAddress: 'b' },
    { conversionName: 'a', hashedPhoneNumber: 'b' },
    { conversionName: '1:a' },
  ].map((conversion) => keyOf(secret, conversion));
  expect(new Set(keys).size).toBe(keys.length);
});

test('keys are sorted as bytes, equal ones in their order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 800 }),
      async (numbers) => {
        const writer = new KeyWriter(secret);
        const list = new KeyList();
        for (const number of numbers) list.add(writer, { conversionTime: number * 1000 });
        const sorted = await list.sort();
        const expected = numbers
          .map((number, index) => ({
            key: keyOf(secret, { conversionTime: number * 1000 }),
            index,
          }))
          .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
        const hex = hexOf(sorted.keys);
        expect(hex.match(/.{32}/g) ?? []).toEqual(expected.map(({ key }) => key));
        expect([...sorted.order]).toEqual(expected.map(({ index }) => index));
        for (let at = 0; at < sorted.keys.length; at += keyLength)
          expect(hasKey(sorted, sorted.keys.subarray(at, at + keyLength))).toBe(true);
        expect(hasKey(sorted, new Uint8Array(keyLength))).toBe(false);
      },
    ),
    runs(19, 100),
  );
});

test('a long list is sorted while others get their turn', async () => {
  const writer = new KeyWriter(secret);
  const list = new KeyList();
  const count = 300_000;
  for (let i = 0; i < count; i++) list.add(writer, { conversionTime: (i % (count - 10)) * 1000 });
  let turns = 0;
  const turn = setInterval(() => turns++, 1);
  const { keys, order } = await list.sort();
  clearInterval(turn);
  expect(turns).toBeGreaterThan(0);
  expect(new Set(order).size).toBe(count);
  const bytes = Buffer.from(keys.buffer);
  const unsorted: number[] = [];
  for (let i = 1; i < count; i++) {
    const [a, b] = [bytes.subarray(i * 16 - 16, i * 16), bytes.subarray(i * 16, i * 16 + 16)];
    const compared = Buffer.compare(a, b) || (order[i - 1] as number) - (order[i] as number);
    if (compared >= 0) unsorted.push(i);
  }
  expect(unsorted).toEqual([]);
});
