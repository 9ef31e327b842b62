import fc from 'fast-check';

/** Cells in which all that must be quoted is frequent. No half of a surrogate pair: UTF-8 has none. */
const cell = fc.oneof(
  fc
    .array(
      fc.constantFrom(...'",\t;\r\n a', '\r\n', '""', 'é', '日', '🦆', '\u2028', '\ufeff', '\0'),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', '__proto__', 'null'),
);

/** At least two columns: a row of one empty cell is a blank line. */
export const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
  );
