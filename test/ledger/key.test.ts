import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { SentRecord } from '../../src/ledger';
import { hexOf, KeyWriter, keyLength } from '../../src/ledger/keys/key';
import { hasKey, KeyList } from '../../src/ledger/keys/key-list';
import { runs } from '../support/runs';

function keyOf(secret: Uint8Array, conversion: SentRecord): string {
  const target = new DataView(new ArrayBuffer(keyLength));
  new KeyWriter(secret).write(conversion, target, 0);
  return hexOf(new Uint8Array(target.buffer));
}

/** The key by Node's HMAC, of a message that is written out. */
const hmac = (secret: Uint8Array, message: string) =>
  createHmac('sha256', secret).update(message).digest('hex').slice(0, 32);

const secret = new TextEncoder().encode('a secret of the tests');
const id = '0123456789abcdef0123456789abcdef';
const hash = 'ab'.repeat(32);

test.each<[what: string, conversion: SentRecord, message: string]>([
  ['nothing', {}, '0:0:0:0:0:'],
  [
    'a click id',
    { microsoftClickId: id, conversionName: 'Lead', conversionTime: 1_764_500_000_999 },
    `32:${id}4:Lead10:17645000000:0:`,
  ],
  [
    'a click id with dashes and capitals, and a time before 1970',
    {
      microsoftClickId: '01234567-89AB-CDEF-0123-456789ABCDEF',
      conversionName: 'Lead',
      conversionTime: new Date(-1),
    },
    `32:${id}4:Lead2:-10:0:`,
  ],
  [
    'hashes and a name that is not ASCII',
    { conversionName: 'Käufe €', hashedEmailAddress: hash.toUpperCase(), hashedPhoneNumber: hash },
    `0:10:Käufe €0:64:${hash}64:${hash}`,
  ],
  [
    'a name as long as memory',
    { conversionName: 'é'.repeat(9000) },
    `0:18000:${'é'.repeat(9000)}0:0:0:`,
  ],
])('the key of %s', (_, conversion, message) => {
  expect(keyOf(secret, conversion)).toBe(hmac(secret, message));
});

test('is that of Node for every length of the secret and of the message', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      (bytes, name) => {
        const text = name.replace(/[\ud800-\udfff]/g, '');
        const message = `0:${Buffer.byteLength(text)}:${text}0:0:0:`;
        expect(keyOf(bytes, { conversionName: text })).toBe(hmac(bytes, message));
      },
    ),
    runs(18, 300),
  );
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
