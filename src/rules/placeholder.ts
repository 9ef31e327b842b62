/**
 * Texts that stand for a missing value and have reached real uploads: from Go, Python, JavaScript,
 * luxon, moment, spreadsheets, and a click id that was never filled in.
 */
const placeholders = new Set([
  ...['<nil>', 'nil', 'null', 'NULL', 'Null', '(null)', 'None', 'none', 'undefined', 'NaN', 'nan'],
  ...['[object Object]', 'Invalid DateTime', 'Invalid Date', 'Invalid date', 'NaT'],
  ...['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!'],
  ...['{msclkid}', '{{msclkid}}', '{MSCLKID}'],
]);

const firstCharacters = new Uint8Array(128);
for (const text of placeholders) firstCharacters[text.charCodeAt(0)] = 1;
const longest = Math.max(...Array.from(placeholders, (text) => text.length));

/** Asked of every cell, so the cheap questions come first. */
export function isPlaceholder(text: string): boolean {
  return (
    text.length <= longest && firstCharacters[text.charCodeAt(0)] === 1 && placeholders.has(text)
  );
}
