import type { OddCharacter } from '../issues/fact-shapes';
import { characterOf } from '../text/code-point';

const names: { readonly [codePoint: string]: string } = {
  'U+0020': 'a space',
  'U+00A0': 'a no-break space',
  'U+00AD': 'a soft hyphen',
  'U+2007': 'a figure space',
  'U+200B': 'a zero-width space',
  'U+200C': 'a zero-width non-joiner',
  'U+200D': 'a zero-width joiner',
  'U+200E': 'a left-to-right mark',
  'U+200F': 'a right-to-left mark',
  'U+202F': 'a narrow no-break space',
  'U+2060': 'a word joiner',
  'U+FEFF': 'a byte order mark',
};

const scripts = [
  [/\p{Script=Cyrillic}/u, 'a Cyrillic letter'],
  [/\p{Script=Greek}/u, 'a Greek letter'],
  [/\p{M}/u, 'a combining mark'],
  [/\p{Zs}/u, 'an unusual space'],
  [/\p{Cc}/u, 'a control character'],
  [/[\p{Zl}\p{Zp}]/u, 'a line separator'],
  [/\p{Cf}/u, 'an invisible character'],
] as const;

/** Names a character and where it is: `a no-break space (U+00A0) after "Signed"`. */
export function describeCharacter({ codePoint, after }: OddCharacter): string {
  const character = characterOf(codePoint);
  const name =
    names[codePoint] ?? scripts.find(([script]) => script.test(character))?.[1] ?? 'a character';
  const place = after === '' ? ' at the start' : after === undefined ? '' : ` after "${after}"`;
  return `${name} (${codePoint})${place}`;
}
