import type { PhoneFault } from '../issues/identifier-facts';
import { digitSeparators, toAsciiDigits } from '../text/digits';
import { isHex } from '../text/hex';
import { isMissing } from '../text/missing';

/** The text of one phone number, without what surrounds it. */
export interface PhoneText {
  /** Digits, separators, and a `+` at most in front of the digits. */
  readonly body: string;
  readonly hasExtension: boolean;
}

/** Takes the phone number out of a text, or says why there is none. */
export function readPhoneText(text: string): PhoneText | { readonly fault: PhoneFault } {
  const plain = toAsciiDigits(text.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .trim();
  const early = wholeTextFault(plain);
  if (early) return { fault: { reason: early } };
  const { body, hasExtension } = removeExtension(removeLink(unquote(plain)));
  const late = bodyFault(body);
  return late ? { fault: { reason: late } } : { body, hasExtension };
}

type Reason = PhoneFault['reason'];

/** Even two numbers with words around them are shorter. Some patterns take the square of the length. */
const maxLength = 100;

function wholeTextFault(plain: string): Reason | undefined {
  if (plain.length > maxLength) return 'too-long';
  if (isMissing(plain) && !/^#/.test(plain)) return 'missing';
  if (isHex(plain, 64)) return 'hashed';
  if (plain.includes('@')) return 'email';
  if (/^#+(?:$|[\p{L}/0¡¿]+[!?]?$)/u.test(plain)) return 'spreadsheet-error';
  if (/^[+-]?\d+(?:[.,]\d+)?e\+?\d+$/i.test(plain)) return 'scientific';
  if (/^\+?\d{6,}[.,]0{1,2}$/.test(plain)) return 'decimal';
  if (date.test(plain)) return 'date';
  return undefined;
}

/** A date with its year in four digits, which some numbering plan would take for a number. */
const date =
  /^(?:(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)\d\d)(?:[ T,].*)?$/;

/** Removes quotes, and the `="…"` and `'…` with which spreadsheets keep text from becoming a number. */
function unquote(plain: string): string {
  return plain.replace(/^[='"`‘’“”]+|["'`‘’“”]+$/g, '').trim();
}

const label =
  /^(?:(?:tel(?:efon[oe]?|ephone)?|callto|sms|phone|mob(?:ile|il)?|cell|fon)\s*[.:]*|[ptfm]\s*[.:]+)\s*/i;

/** Removes the scheme of a link with its parameters, and a label such as `Tel.:`. Source: RFC 3966 */
function removeLink(plain: string): string {
  const scheme = label.exec(plain)?.[0];
  if (scheme === undefined) return plain;
  const target = plain.slice(scheme.length).replace(/^\/\//, '').replace(/^%2B/i, '+');
  const [number = '', ...parameters] = target.replace(/\?.*$/s, '').split(';');
  const parameter = (name: string) =>
    parameters.find((each) => each.toLowerCase().startsWith(`${name}=`))?.split('=')[1];
  const [context = '', extension] = [parameter('phone-context'), parameter('ext')];
  // Without parameters of these kinds the semicolon separates something else, perhaps two numbers.
  const isLink = parameters.every((each) => each.includes('='));
  if (!isLink) return target;
  const prefix = number.startsWith('+') || !context.startsWith('+') ? '' : context;
  return `${prefix}${number}${extension === undefined ? '' : ` ext ${extension}`}`;
}

const extension =
  /(?<=[\d)])[\s,;(]*(?:ext(?:n|ension)?|int(?:ern|erno)?|anexo|ramal|poste|durchwahl|dw|klappe|toestel|доб(?:авочный)?|wew(?:n)?|linka|mellék|dahili|ankn(?:ytning)?|lokal|内線|分机|分機|转|轉|내선|x|p|w|#|~|,,|=)[.:=\s#]*\d{1,7}\s*[#)]?$/iu;

function removeExtension(plain: string): PhoneText {
  const body = plain.replace(extension, '');
  return { body, hasExtension: body !== plain };
}

const allowed = new RegExp(`^[\\d+${digitSeparators}]+$`, 'u');

function bodyFault(body: string): Reason | undefined {
  const word = /[\d)]\s*(?:or|and|oder|und|ou|et|o|e|y|&)\s*[+(\d]/iu;
  if (word.test(body)) return 'several';
  if (!allowed.test(body) || !/\d/.test(body)) return 'character';
  const digits = body.replace(/\D/g, '');
  if (!body.includes('+') && /^(\d)\1{5,}$/.test(digits)) return 'missing';
  const plus = body.lastIndexOf('+');
  if (/\d/.test(body.slice(0, Math.max(plus, 0)))) {
    return /(?:\d\D*){6}\+/.test(body) ? 'several' : 'character';
  }
  return body.indexOf('+') === plus ? undefined : 'character';
}

/** Whether there are more digits than a number has, in two parts that are each long enough for one. */
export function areTwoNumbers(body: string): boolean {
  return body.replace(/\D/g, '').length > 15 && /(?:\d\D*){6}\d\D+(?:\d\D*){7}$/.test(body);
}

/** The text before the first character that may separate two numbers; undefined without one. */
export function firstPart(body: string): string | undefined {
  const [, first] = /^(.*?\d.*?)[,;/|\\\n]+(?=.*\d)/s.exec(body) ?? [];
  return first;
}

/** Lists the two parts on each side of each separator, and whether it is one that may separate numbers. */
export function splits(body: string) {
  return [...body.matchAll(/(?<=\d)[^\d+)]+(?=[+(]?\d)/g)].map(({ 0: separator, index }) => ({
    first: body.slice(0, index),
    rest: body.slice(index + separator.length),
    isMarked: /[,;/|\\\n]/.test(separator),
  }));
}
