import { codePointOf } from './code-point';

/** A character that readers of a text cannot see, or take for another one. */
export interface OddCharacter {
  /** Its code point, as in `U+00A0`. */
  readonly codePoint: string;
  /** The text before it. */
  readonly after: string;
}

const joiningScripts = [
  ...['Arabic', 'Syriac', 'Mongolian', 'Nko'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya'],
  ...['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan'],
].map((name) => `\\p{Script=${name}}`);

/** Joiners where they belong: between letters that they shape, and in a picture made of several. */
const joined =
  `(?<=[${joiningScripts.join('')}])[\\u200c\\u200d]|` +
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])' +
  '(?:\\u200d(?=\\p{Extended_Pictographic})|[\\u{e0020}-\\u{e007f}]+)';

/** Blanks other than the space and the ideographic space, controls, characters without a glyph, and fillers. */
const unseen =
  '(?![ \\u3000])\\p{Zs}|(?![\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2])\\p{Cf}|' +
  '[\\p{Cc}\\p{Zl}\\p{Zp}\\u034f\\u115f\\u1160\\u2800\\u3164\\uffa0]';

const unseenWhereItStands = new RegExp(`(${joined})|${unseen}`, 'gu');

const words = /[\p{L}\p{M}]+/gu;
const otherAlphabets = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** The ohm sign and the micro sign are units, and belong to any alphabet. */
const units = /[\u00b5\u2126\u03bc\u03a9]/g;

/** Finds the first character that cannot be seen where it stands. */
export function findUnseen(text: string): OddCharacter | undefined {
  for (const { 1: isJoined, index } of text.matchAll(unseenWhereItStands))
    if (isJoined === undefined) return oddCharacterAt(text, index);
  return undefined;
}

/** Finds a space at the start or the end. */
export function findOuterSpace(text: string): OddCharacter | undefined {
  const inner = text.trim();
  if (inner === text) return undefined;
  const start = text.indexOf(inner);
  return oddCharacterAt(text, start > 0 ? 0 : inner.length);
}

/** Finds the first Cyrillic or Greek letter in a word that has Latin letters too. */
export function findMixedAlphabet(text: string): OddCharacter | undefined {
  for (const { 0: word, index } of text.replace(units, '.').matchAll(words)) {
    const other = /\p{Script=Latin}/u.test(word) ? otherAlphabets.exec(word) : null;
    if (other) return oddCharacterAt(text, index + other.index);
  }
  return undefined;
}

/** Cyrillic and Greek letters, each with the Latin one that it prints like. Source: Unicode confusables. */
const lookAlikes = new Map(
  (
    'АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX УY аa сc еe іi јj оo рp ѕs хx уy ' +
    'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo νv ρp'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** Reduces a text to what it looks like: texts that print alike have the same. */
export function printedForm(text: string): string {
  if (/^[!-~]+( [!-~]+)*$/.test(text)) return text;
  const seen = text.normalize('NFKC').replace(/\s+/gu, ' ').replace(new RegExp(unseen, 'gu'), '');
  return Array.from(seen.trim(), (letter) => lookAlikes.get(letter) ?? letter).join('');
}

/** Finds what the first of two texts that print alike has and the other lacks, or has differently. */
export function findDifference(text: string, other: string): OddCharacter | undefined {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  return at < text.length ? oddCharacterAt(text, at) : undefined;
}

/** Shows characters that cannot be seen as escapes: `Signed\\u00a0contract`. */
export function escapeUnseen(text: string): string {
  return text.replace(unseenWhereItStands, (character, isJoined) => {
    if (isJoined !== undefined) return character;
    const digits = codePointOf(character).slice('U+'.length).toLowerCase();
    return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits}`;
  });
}

function oddCharacterAt(text: string, at: number): OddCharacter {
  return { codePoint: codePointOf(text.slice(at)), after: text.slice(0, at) };
}
