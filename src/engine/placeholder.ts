import { placeholders } from '../text/missing';

const texts = new Set(placeholders);

const firstCharacters = Uint8Array.from({ length: 128 }, (_, unit) =>
  Number(placeholders.some((text) => text.charCodeAt(0) === unit)),
);
const maxLength = Math.max(...placeholders.map((text) => text.length));

/** Whether a text stands for a missing value. Every cell is tested, so the cheap tests come first. */
export function isPlaceholder(text: string): boolean {
  return text.length <= maxLength && firstCharacters[text.charCodeAt(0)] === 1 && texts.has(text);
}
