import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAt } from '../support/cuts';
import { outcomeOf } from '../support/outcome';
import { runs } from '../support/runs';

/** Text in which everything that the reader looks at is frequent. */
const noise = (maxLength: number) =>
  fc
    .array(
      fc.constantFrom(
        ...'",\t;\r\n',
        '\r\n',
        '""',
        'Type',
        'Format Version',
        'ab',
        'é',
        '日',
        '🦆',
      ),
      { maxLength },
    )
    .map((parts) => parts.join(''));

const file = fc
  .tuple(
    fc.constantFrom('', '\ufeff', '\ufeff\ufeff'),
    noise(4),
    fc.constantFrom('Type', '"Type"', 'Type,Name', 'Type\tName', ''),
    fc.constantFrom(',', '\t', ';', ''),
    noise(6),
    fc.constantFrom('\r\n', '\n', '\r', ''),
    noise(40),
  )
  .map((parts) => parts.join(''));

const places = fc.array(fc.nat(400), { minLength: 1, maxLength: 12 });
const maxCellLength = fc.constantFrom(1_048_576, 20, 4);

it('reads any text alike, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(file, places, maxCellLength, async (text, anywhere, limit) => {
      const options = { maxCellLength: limit };
      const whole = await outcomeOf(text, options);
      const cuts = (length: number) =>
        anywhere.map((place) => place % (length + 1)).sort((a, b) => a - b);
      const bytes = new TextEncoder().encode(text);
      expect(await outcomeOf(bytes, options)).toEqual(whole);
      expect(await outcomeOf(cutAt(bytes, cuts(bytes.length)), options)).toEqual(whole);
      expect(await outcomeOf(cutAt(text, cuts(text.length)), options)).toEqual(whole);
    }),
    runs(1, 300),
  );
});

const junk = fc.array(
  fc.constantFrom(
    0x00,
    0x22,
    0x2c,
    0x80,
    0xbf,
    0xc0,
    0xc3,
    0xe2,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xfe,
    0xff,
  ),
  { maxLength: 4 },
);

it('reads any bytes alike, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(file, junk, fc.nat(100), places, async (text, wrong, at, anywhere) => {
      const good = new TextEncoder().encode(text);
      const bytes = Uint8Array.from([...good.slice(0, at), ...wrong, ...good.slice(at)]);
      const cuts = anywhere.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
      expect(await outcomeOf(cutAt(bytes, cuts))).toEqual(await outcomeOf(bytes));
    }),
    runs(2, 300),
  );
});
