/*
 * How many cells of a terminal a text takes up. Names of goals are in any script and contain emoji, and
 * a table of them must stay aligned. JavaScript has no list of wide characters, but it knows the scripts
 * that are wide, and the emoji.
 */

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
/** Half-width Katakana and Hangul letters, which belong to these scripts too. */
const halfWidth = /^[\uff61-\uffdc\uffe8-\uffee]/u;
const emojiStyle = /\ufe0f/;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]*$/u;

const ascii = /^[ -~]*$/;

// Created on first use: it loads data that few outputs need.
let segmenter: Intl.Segmenter | undefined;

/** The cells that a text without control characters takes up. */
export function displayWidth(text: string): number {
  // A shortcut for most texts: segmenting takes a hundred times as long.
  if (ascii.test(text)) return text.length;
  return widthsOf(text).reduce((sum, [, width]) => sum + width, 0);
}

function widthsOf(text: string): readonly (readonly [string, number])[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => [segment, cellsOf(segment)] as const);
}

function cellsOf(grapheme: string): number {
  if (zeroWidth.test(grapheme)) return 0;
  if (halfWidth.test(grapheme)) return 1;
  return wide.test(grapheme) || emojiStyle.test(grapheme) ? 2 : 1;
}

/** Shortens a text that is wider than this, with an ellipsis. */
export function cutTo(text: string, width: number): string {
  // Measures no more than could fit, because a text may be as long as the answer that contains it.
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
