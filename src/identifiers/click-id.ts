import type { ClickIdDress, ClickIdFault } from '../issues/identifier-facts';
import { isHex } from '../text/hex';
import { isMissing } from '../text/missing';
import { isScientific } from '../text/scientific';
import { repeatsItself } from './filler';

/** A click id with what was around its 32 digits, or the reason why there is none. */
export type ClickIdReading =
  | { readonly id: string; readonly dress: readonly ClickIdDress[] }
  | { readonly fault: ClickIdFault };

/**
 * Finds the click id in a text: it may come from the cookie `_uetmsclkid`, from a URL, or from a
 * spreadsheet. Only what is certain is taken.
 */
export function readClickId(text: string): ClickIdReading {
  if (text.length > maxLength) return { fault: { reason: 'other' } };
  const dress: ClickIdDress[] = [];
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    for (const [name, takeOff] of layers) {
      const inner = takeOff(rest);
      if (inner === rest) continue;
      dress.push(name);
      rest = inner;
    }
  }
  return isClickId(rest) ? { id: rest, dress } : { fault: faultOf(rest) };
}

/** Whether a text consists of the 32 hex digits of a click id, which repeat no pattern. */
export function isClickId(text: string): boolean {
  return isHex(text, 32) && !repeatsItself(text);
}

/** No URL of an advertisement is longer. */
const maxLength = 8192;

/** The wrappings in which click ids come, each with the function that removes it. */
const layers: readonly (readonly [ClickIdDress, (text: string) => string])[] = [
  ['blanks', (text) => text.replace(outerBlanks, '')],
  ['url', takeFromUrl],
  ['guard', (text) => text.replace(/^="([^"]*)"$|^'(.*[^'])$/s, '$1$2')],
  ['quotes', (text) => text.replace(/^(["'`])(.*)\1$|^[“”„](.*)[“”]$/s, '$2$3')],
  ['uet', (text) => text.replace(/^_uet(?=[0-9a-f])/i, '')],
  ['braces', (text) => text.replace(/^[{([](.*)[\])}]$/s, '$1')],
  ['dashes', withoutDashes],
];

const outerBlanks = /^[\s\p{Z}\p{C}]+|[\s\p{Z}\p{C}]+$/gu;

function withoutDashes(text: string): string {
  const digits = text.replace(/[\p{Pd}\u2212]/gu, '');
  return isHex(digits, 32) ? digits : text;
}

/** The id of `msclkid=…` in a URL, a query or a cookie, if there is only one; otherwise the text. */
function takeFromUrl(text: string): string {
  const ids = idsOfUrl(text);
  const distinct = new Set(ids.map((id) => id.toLowerCase()));
  return distinct.size === 1 ? (ids[0] as string) : text;
}

function idsOfUrl(text: string): readonly string[] {
  const parameter =
    /(?:^|[^a-z\d]|%[\da-f]{2})(?:_uet)?msclkid["']?\s*(?:=|:|%3d|%253d)\s*["']?([\w{}-]*)/gi;
  return [...text.matchAll(parameter)].map(([, id = '']) => id).filter((id) => id !== '');
}

function faultOf(text: string): ClickIdFault {
  if (/^[{[<$%]*(?:%7b)*_?msclkid(?:%7d)*[}\]>%]*$/i.test(text)) return { reason: 'template' };
  if (isHex(text, 32)) return { reason: /^0+$/.test(text) ? 'empty-guid' : 'pattern' };
  if (isMissing(text)) return { reason: 'missing' };
  if (isScientific(text)) return { reason: 'spreadsheet' };
  const digits = text.replace(/[\p{Pd}{}]/gu, '');
  if (isHex(digits, 64) || isHex(digits, 40)) return { reason: 'hash' };
  const ids = text.match(
    /(?<![0-9a-f])(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f])/gi,
  );
  if ((ids?.length ?? 0) > 1 || idsOfUrl(text).length > 1) return { reason: 'several' };
  const network = networkOf(text);
  if (network) return { reason: 'network', ...network };
  if (/^[0-9a-f]{16,63}$/i.test(digits) && /\d/.test(digits))
    return { reason: 'length', length: digits.length };
  if (/^[0-9a-z]{32}$/i.test(digits) && /\d/.test(digits)) return { reason: 'characters' };
  if (/[?&]\w+=|^\w+:\/\//.test(text)) return { reason: 'no-parameter' };
  return { reason: 'other' };
}

/** Click ids of other networks: the parameter that carries them, and how they begin. */
const networks: readonly (readonly [network: string, parameter: string, value?: RegExp])[] = [
  ['Google', 'gclid', /^(?:Cj|EAIaI|CI|CK|CL|CM|CN|CO|CP)[\w-]{18,}$/],
  ['Google', 'gbraid', /^0AAAAA[\w-]{10,}$/],
  ['Google', 'wbraid'],
  ['Google', 'dclid'],
  ['Meta', 'fbclid', /^(?:IwAR|IwY2x|IwZXh|PAZXh|PAAa)[\w-]{10,}$/],
  ['Meta', 'fbc', /^fb\.\d\.\d{10,}\.\S+$/],
  ['Meta', 'fbp'],
  ['TikTok', 'ttclid', /^E[._]C[._]P[._]\S+$/],
  ['X', 'twclid'],
  ['LinkedIn', 'li_fat_id'],
  ['Snapchat', 'ScCid'],
  ['Reddit', 'rdt_cid'],
  ['Pinterest', 'epik', /^dj0y[\w-]{10,}$/],
  ['Yandex', 'yclid'],
];

function networkOf(text: string): { network: string; parameter: string } | undefined {
  for (const [network, parameter, value] of networks) {
    const named = new RegExp(`(?:^|[^a-z\\d_])_?${parameter}\\s*(?:=|:|%3d)`, 'i');
    if (named.test(text) || value?.test(text)) return { network, parameter };
  }
  return undefined;
}
