/*
 * How many cells of a terminal a text takes. Names of goals have any script and emoji, and a table with
 * them must stand straight. There is no list of wide characters in the language; the scripts that are
 * wide, and the emoji, it knows.
 */

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
/** Katakana and Hangul letters of half the width, which are of these scripts too. */
const halfWidth = /^[\uff61-\uffdc\uffe8-\uffee]/u;
const emojiStyle = /\ufe0f/;
const nothing = /^[\p{Mn}\p{Me}\p{Cf}]*$/u;

const ascii = /^[ -~]*$/;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cells that a text takes which has no control characters. */
export function displayWidth(text: string): number {
  // Most texts are, and to segment one takes a hundred times as long.
  if (ascii.test(text)) return text.length;
  return widthsOf(text).reduce((sum, [, width]) => sum + width, 0);
}

function widthsOf(text: string): readonly (readonly [string, number])[] {
  return Array.from(segmenter.segment(text), ({ segment }) => [segment, cellsOf(segment)] as const);
}

function cellsOf(grapheme: string): number {
  if (nothing.test(grapheme)) return 0;
  if (halfWidth.test(grapheme)) return 1;
  return wide.test(grapheme) || emojiStyle.test(grapheme) ? 2 : 1;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The beginning of a text that is wider than this, with an ellipsis. */
export function cutTo(text: string, width: number): string {
  // No more is measured than could fit: a text may be as long as the answer that it is in.
  const head = text.slice(0, width * 10);
  if (head === text && displayWidth(text) <= width) return text;
  let cut = '';
  let left = width - 1;
  for (const [grapheme, cells] of widthsOf(head)) {
    left -= cells;
    if (left < 0) break;
    cut += grapheme;
  }
  return `${cut.trimEnd()}…`;
}
