/**
 * Texts for a missing value that have reached real uploads, from Go, Python, JavaScript, luxon, moment and
 * spreadsheets, and a click id that was never filled in.
 */
const placeholders = new Set([
  ...['<nil>', 'nil', 'null', 'NULL', 'Null', '(null)', 'None', 'none', 'undefined', 'NaN', 'nan'],
  ...['[object Object]', 'Invalid DateTime', 'Invalid Date', 'Invalid date', 'NaT'],
  ...['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!'],
  ...['{msclkid}', '{{msclkid}}', '{MSCLKID}'],
]);

const firstCharacters = Uint8Array.from({ length: 128 }, (_, unit) =>
  Number(Array.from(placeholders).some((text) => text.charCodeAt(0) === unit)),
);
const maxLength = Math.max(...Array.from(placeholders, (text) => text.length));

/** Whether a text stands for a missing value. Every cell is tested, so the cheap tests come first. */
export function isPlaceholder(text: string): boolean {
  return (
    text.length <= maxLength && firstCharacters[text.charCodeAt(0)] === 1 && placeholders.has(text)
  );
}
