import type { Change } from '../issues/change';

type Words = (count: number) => string;

/** `3 rows`, `1 row`. */
function number(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const writeVersion: Words = () => 'Wrote the version as "6.0" in the column Name.';
const renameColumns: Words = (count) =>
  `Corrected the spelling of ${number(count, 'column name')}.`;
const correctAction: Words = (count) => `Corrected Adjustment Type in ${number(count, 'row')}.`;

/** What was done about each code that a fixer repairs. */
export const changes: { readonly [Code in Change['code']]?: Words } = {
  'bom-missing': () => 'Wrote the file as UTF-8 with a byte order mark.',
  'bom-repeated': () => 'Removed all byte order marks but one.',
  'line-end': (count) => `Ended ${number(count, 'line')} with CRLF.`,
  delimiter: () => 'Replaced the character that separates the cells.',
  'column-spelling': renameColumns,
  'column-unknown': renameColumns,
  'record-type': (count) => `Corrected Type in ${number(count, 'row')}.`,
  'version-missing': () => 'Added the Format Version row.',
  'version-not-first': () => 'Moved the Format Version row to the start.',
  'version-repeated': (count) => `Removed ${number(count, 'repeated Format Version row')}.`,
  'version-empty': writeVersion,
  'version-spelling': writeVersion,
  'version-unsupported': writeVersion,
  'version-split': writeVersion,
  'version-column': writeVersion,
  'adjustment-type': correctAction,
  'adjustment-type-spelling': correctAction,
  'time-iso': (count) => `Rewrote ${number(count, 'ISO time')} as M/d/yyyy h:mm:ss AM.`,
  'time-zone': (count) => `Converted ${number(count, 'time')} to UTC.`,
  'time-format': (count) => `Rewrote ${number(count, 'time')} as M/d/yyyy h:mm:ss AM in UTC.`,
  'currency-format': (count) => `Wrote ${number(count, 'currency code')} in capital letters.`,
  'hash-case': (count) =>
    `Wrote ${number(count, 'hash').replace(/hashs$/, 'hashes')} in lower case.`,
  'hash-format': (count) =>
    `Removed what surrounded the digits of ${number(count, 'hash').replace(/hashs$/, 'hashes')}.`,
  'click-id': (count) => `Removed what surrounded the digits of ${number(count, 'click id')}.`,
  'click-id-dashes': (count) => `Removed the dashes of ${number(count, 'click id')}.`,
};

/** Describes what was done about a code, as a sentence. */
export function changeSentence(code: Change['code'], count: number): string {
  return changes[code]?.(count) ?? `Corrected ${number(count, 'cell')}.`;
}
