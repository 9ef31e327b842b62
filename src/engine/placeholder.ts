import { noneWords, placeholders } from '../text/missing';
import { isTemplate } from '../text/template';

const anywhere = textsAmong(placeholders);
const amongTexts = textsAmong([...placeholders, ...noneWords()]);

/** Whether a text stands for a missing value, whatever its column is. */
export const isPlaceholder = anywhere;

/** How a text that its column accepts stands for a missing value; undefined if it does not. */
export function placeholderIn(text: string): 'missing' | 'template' | undefined {
  if (isTemplate(text)) return 'template';
  return amongTexts(text) ? 'missing' : undefined;
}

/** Every cell is tested, so the cheap tests come first. */
function textsAmong(listed: readonly string[]): (text: string) => boolean {
  const texts = new Set(listed);
  const firsts = new Set(listed.map((text) => text.charCodeAt(0)));
  const isFirst = Uint8Array.from({ length: 128 }, (_, unit) => Number(firsts.has(unit)));
  const maxLength = Math.max(...listed.map((text) => text.length));
  return (text) => text.length <= maxLength && isFirst[text.charCodeAt(0)] !== 0 && texts.has(text);
}
