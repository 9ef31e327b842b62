import type { WithValue } from '../issues/fact-shapes';
import type { ClickIdDress, ClickIdFault, HashFault } from '../issues/identifier-facts';

/** The value, if the options allow to show it. */
const addValue = ({ value }: WithValue) =>
  value === undefined ? '' : ` The cell contains "${value}".`;

const dresses: Readonly<Record<ClickIdDress, string>> = {
  blanks: 'has spaces or invisible characters around it',
  guard: 'is wrapped for a spreadsheet (="…" or a leading apostrophe)',
  quotes: 'is in quotation marks',
  uet: 'begins with "_uet", as in the cookie _uetmsclkid',
  braces: 'is in braces',
  dashes: 'has dashes',
  url: 'is part of a URL or a cookie (msclkid=…)',
};

/** Describes what is around the digits of a click id, as a predicate. */
export function describeDress(dress: readonly ClickIdDress[] = []): string {
  return [...new Set(dress)].map((each) => dresses[each]).join(' and ');
}

const clickIdSentences: {
  readonly [Reason in ClickIdFault['reason']]: (f: ClickIdFault) => string;
} = {
  dressed: (f) => `The click id ${describeDress(f.dress)}. Keep only its 32 hex digits.`,
  missing: () =>
    'There is no click id, only text that stands for a missing value. Leave the cell empty.',
  template: () =>
    'The cell contains the placeholder {msclkid}, which was never filled in. Leave the cell empty, and check the tracking template.',
  'empty-guid': () => 'The click id consists of zeros, so there is none. Leave the cell empty.',
  pattern: () =>
    'The click id repeats the same digits over and over, like a placeholder, so it belongs to no click. If you do not know the click id, leave the cell empty.',
  spreadsheet: () =>
    'A spreadsheet turned the click id into a number, so the click id is lost. Export it again with the column formatted as text.',
  length: (f) =>
    `The click id has ${f.length} hex digits instead of 32. ${(f.length ?? 0) < 32 ? 'Its end or its start is missing' : 'Other digits were added to it'}. Export it again.`,
  characters: () =>
    'The click id has 32 characters, but not all of them are hex digits (0 to 9 and a to f). Copy it again instead of typing it.',
  several: () =>
    'The cell contains more than one click id. Keep the one that led to the conversion.',
  network: (f) =>
    `This is a click id of ${f.network} (${f.parameter}), not of Microsoft (msclkid). Leave the cell empty if you have no Microsoft click id.`,
  hash: () =>
    'The cell contains a hash, not a click id. Check whether the cells of the row have moved to other columns.',
  'no-parameter': () =>
    'The cell contains a URL or a query without msclkid=. Leave the cell empty if you have no Microsoft click id.',
  other: () =>
    'This is not a Microsoft click id (msclkid). A Microsoft click id has 32 hex digits.',
};

/** Says why a cell is not a click id. */
export function clickIdSentence(facts: ClickIdFault & WithValue): string {
  return clickIdSentences[facts.reason](facts) + addValue(facts);
}

const wanted = 'Hash the plain value with SHA-256, as 64 lowercase hex digits.';

const hashSentences: {
  readonly [Reason in HashFault['reason']]: (f: HashFault) => string;
} = {
  md5: () => `The hash has 32 hex digits, so it is an MD5 and not a SHA-256. ${wanted}`,
  'sha-1': () => `The hash has 40 hex digits, so it is a SHA-1 and not a SHA-256. ${wanted}`,
  'sha-224': () => `The hash has 56 hex digits, so it is a SHA-224 and not a SHA-256. ${wanted}`,
  'sha-384': () => `The hash has 96 hex digits, so it is a SHA-384 and not a SHA-256. ${wanted}`,
  'sha-512': () => `The hash has 128 hex digits, so it is a SHA-512 and not a SHA-256. ${wanted}`,
  base64: () =>
    'The cell contains a hash in Base64. Write the SHA-256 as 64 lowercase hex digits instead.',
  dressed: () =>
    'The hash has spaces, quotation marks, a prefix or other characters around or between its digits. Keep only its 64 hex digits.',
  length: (f) =>
    `The hash has ${f.length} hex digits instead of 64. ${(f.length ?? 0) < 64 ? 'It is cut off' : 'Other digits were added to it'}. Hash the plain value again.`,
  pattern: () =>
    'The hash repeats the same digits over and over, like a placeholder, so it is not the SHA-256 of anything. If there is nothing to hash, leave the cell empty.',
  padded: () =>
    'The hash contains a long run of one digit, like a shorter value that was padded to 64 digits, so it is not a SHA-256. Hash the plain value again.',
  other: () => 'This is not a SHA-256 hash. A SHA-256 hash has 64 lowercase hex digits.',
};

/** Says why a cell is not a SHA-256 hash. */
export function hashSentence(facts: HashFault & WithValue): string {
  return hashSentences[facts.reason](facts) + addValue(facts);
}
