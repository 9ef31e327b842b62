import type { Change } from '../issues/change';
import { pluralize } from './phrases';

type Words = (count: number) => string;

const writeVersion: Words = () => 'Wrote the version as "6.0" in the column Name.';
const renameColumns: Words = (count) =>
  `Corrected the spelling of ${pluralize(count, 'column name')}.`;
const correctAction: Words = (count) => `Corrected Adjustment Type in ${pluralize(count, 'row')}.`;

/** What was done about each code that a fixer repairs. */
export const changes: { readonly [Code in Change['code']]?: Words } = {
  'bom-missing': () => 'Wrote the file as UTF-8 with a byte order mark.',
  'bom-repeated': () => 'Removed all byte order marks but one.',
  'line-end': (count) => `Ended ${pluralize(count, 'line')} with CRLF.`,
  delimiter: () => 'Replaced the character that separates the cells.',
  'column-spelling': renameColumns,
  'column-unknown': renameColumns,
  'record-type': (count) => `Corrected Type in ${pluralize(count, 'row')}.`,
  'version-missing': () => 'Added the Format Version row.',
  'version-not-first': () => 'Moved the Format Version row to the start.',
  'version-repeated': (count) => `Removed ${pluralize(count, 'repeated Format Version row')}.`,
  'version-empty': writeVersion,
  'version-spelling': writeVersion,
  'version-unsupported': writeVersion,
  'version-split': writeVersion,
  'version-column': writeVersion,
  'adjustment-type': correctAction,
  'adjustment-type-spelling': correctAction,
  'time-iso': (count) => `Rewrote ${pluralize(count, 'ISO time')} as M/d/yyyy h:mm:ss AM.`,
  'time-zone': (count) => `Converted ${pluralize(count, 'time')} to UTC.`,
  'time-format': (count) => `Rewrote ${pluralize(count, 'time')} as M/d/yyyy h:mm:ss AM in UTC.`,
  'currency-format': (count) => `Wrote ${pluralize(count, 'currency code')} in capital letters.`,
  placeholder: (count) => `Emptied ${pluralize(count, 'cell')} of nothing but spaces.`,
  'hash-case': (count) => `Wrote ${pluralize(count, 'hash', 'hashes')} in lower case.`,
  'hash-format': (count) =>
    `Removed what surrounded the digits of ${pluralize(count, 'hash', 'hashes')}.`,
  'click-id': (count) => `Removed what surrounded the digits of ${pluralize(count, 'click id')}.`,
  'click-id-dashes': (count) => `Removed the dashes of ${pluralize(count, 'click id')}.`,
};

/** Describes what was done about a code, as a sentence. */
export function changeSentence(code: Change['code'], count: number): string {
  return changes[code]?.(count) ?? `Corrected ${pluralize(count, 'cell')}.`;
}
