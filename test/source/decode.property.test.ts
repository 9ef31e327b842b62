import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { validateBulkFile } from '../../src/index';
import { Decoder } from '../../src/source/decode';
import type { OtherFormat } from '../../src/source/format';
import { cutAt } from '../support/cuts';
import { runs } from '../support/runs';
import { sourcesOf } from '../support/sources';

type Piece = string | Uint8Array;

const utf8 = new TextEncoder();

function decode(pieces: readonly Piece[], accepted: readonly OtherFormat[] = []) {
  const decoder = new Decoder(accepted);
  let text = '';
  for (const piece of pieces) {
    text += decoder.push(piece);
    if (decoder.fault) break;
  }
  if (!decoder.fault) text += decoder.end();
  const { bytes, marks, encoding, fault } = decoder;
  return { text, bytes, marks, encoding, fault };
}

const fragments = fc.array(
  fc.constantFrom(
    ...[
      'a',
      '\r\n',
      'é',
      '日',
      '🦆',
      '👍🏽',
      '\ufeff',
      '\u{10ffff}',
      'Type,Name\r\n',
      ' '.repeat(1000),
    ],
    ...['{"a":1}\n', '{"message":1}', '[', '<p>', '<Envelope', 'sep=', '"', 'version https://'],
    ...['PK\x03\x04', 'GIF8', 'Rar!', '%PDF', '{\\rt', 'BZh9'],
  ),
  { maxLength: 12 },
);
const text = fragments.map((parts) => parts.join(''));
const places = fc.array(fc.nat(2000), { maxLength: 6 });
const accepted = fc.constantFrom<readonly OtherFormat[]>([], ['json', 'service-answer']);

const inOrder = (anywhere: readonly number[], length: number) =>
  anywhere.map((place) => place % (length + 1)).sort((a, b) => a - b);

/** Characters in parts, each of them as a text or as bytes, and each cut at any unit. */
function mixed(all: string, anywhere: readonly number[], asBytes: readonly boolean[]): Piece[] {
  const characters = [...all];
  const bounds = [0, ...inOrder(anywhere, characters.length), characters.length];
  return bounds.slice(1).flatMap((end, i): Piece[] => {
    const part = characters.slice(bounds[i], end).join('');
    const piece = asBytes[i % asBytes.length] ? utf8.encode(part) : part;
    return cutAt(piece, inOrder(anywhere, piece.length));
  });
}

it('decodes and counts alike, whatever the pieces are and wherever they are cut', () => {
  const kinds = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(text, places, kinds, accepted, (all, anywhere, asBytes, formats) => {
      const whole = decode([all], formats);
      if (!whole.fault) expect(whole.bytes).toBe(utf8.encode(all).length);
      const cut = decode(mixed(all, anywhere, asBytes), formats);
      // Reading ends with the piece that has the fault, and what is left is not counted.
      expect(cut).toEqual(whole.fault ? { ...whole, bytes: cut.bytes } : whole);
    }),
    runs(3, 3000),
  );
});

it('ends at the same half of a character, wherever a text is cut', () => {
  const halves = fc.constantFrom('\ud83e', '\udd86', '\udd86\ud83e');
  fc.assert(
    fc.property(text, halves, text, places, (before, half, after, anywhere) => {
      const all = `x${before}${half}${after}`;
      const whole = decode([all]);
      expect(whole.fault).toEqual({ kind: 'encoding', reason: 'surrogate' });
      expect(decode(cutAt(all, inOrder(anywhere, all.length))).text).toBe(whole.text);
    }),
    runs(4, 1000),
  );
});

const duck = utf8.encode('🦆');

test.each<[name: string, pieces: readonly Piece[], text: string, reason: string | undefined]>([
  ['halves in two texts', ['ab\ud83e', '\udd86c'], 'ab🦆c', undefined],
  ['an empty text between', ['ab\ud83e', '', '\udd86c'], 'ab🦆c', undefined],
  ['empty bytes between', ['ab\ud83e', new Uint8Array(0), '\udd86c'], 'ab🦆c', undefined],
  ['bytes between', ['ab\ud83e', utf8.encode('c'), '\udd86'], 'ab', 'surrogate'],
  ['an empty text within bytes', [duck.slice(0, 2), '', duck.slice(2)], '🦆', undefined],
  ['a text within bytes', [duck.slice(0, 2), 'c', duck.slice(2)], '', 'utf-8'],
  ['a half at the end', ['ab\ud83e'], 'ab', 'surrogate'],
])('%s', (_, pieces, text, reason) => {
  expect(decode(pieces)).toMatchObject({
    text,
    fault: reason && { kind: 'encoding', reason },
  });
});

test.each([
  ['a ZIP archive', [0x50, 0x4b, 3, 4]],
  ['UTF-16', [0xff, 0xfe, 0x61, 0]],
  ['UTF-16 without a mark', [0x61, 0, 0x61, 0]],
])('bytes behind a text are not the start of %s', (_, bytes) => {
  const { text, encoding, fault } = decode(['Type,Name\r\n', Uint8Array.from(bytes)]);
  expect([text.slice(0, 9), encoding]).toEqual(['Type,Name', 'utf-8']);
  expect(fault).toEqual(bytes[0] === 0xff ? { kind: 'encoding', reason: 'utf-8' } : undefined);
});

test('the size of a file is the same for every kind of source', async () => {
  // Each pair of surrogates starts at an odd index, so that the pieces of a text part some of them.
  const row = `Offline Conversion,,${'🦆'.repeat(20)}\r\n`;
  const file = utf8.encode(
    `\ufeffType,Name,Client Id\r\nFormat Version,6.0,\r\n${row.repeat(9000)}`,
  );
  const sizes: [string, number][] = [];
  for (const [kind, open] of sourcesOf(file, [99_999])) {
    let size = 0;
    await validateBulkFile(open(), {
      onProgress({ bytes }) {
        size = bytes;
      },
    });
    sizes.push([kind, size]);
  }
  expect(sizes).toEqual(sizes.map(([kind]) => [kind, file.length]));
  expect(sizes.map(([kind]) => kind)).toContain('a string');
});
