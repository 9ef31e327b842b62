import type { IssueCode } from '../issues/codes';
import type { WithHint, WithValue, WithValueType } from '../issues/fact-shapes';
import type { FactsOf } from '../issues/facts';
import { escapeUnseen } from '../text/odd-characters';

/* What sentences are made of. */

/** Names a row at the start of a sentence. */
export type NameRow = (row: number) => string;

/** The message of each code, made of its facts. */
export type Sentences = {
  readonly [Code in IssueCode]: (facts: FactsOf<Code>, nameRow: NameRow) => string;
};

/** `3 rows`, `1 row`. */
export const pluralize = (count: number, noun: string, plural = `${noun}s`) =>
  `${count} ${count === 1 ? noun : plural}`;

/** A text in quotes, with escapes for what cannot be seen. */
export const quoteText = (text: string) => `"${escapeUnseen(text)}"`;

export const listQuoted = (texts: readonly string[]) =>
  texts
    .map(quoteText)
    .join(', ')
    .replace(/, (?="[^"]*"$)/, ' and ');

/** What is in a cell, or what was given for it, at the start of a sentence. */
export const quoteCell = ({ value, valueType }: WithValueType) => {
  if (valueType !== undefined) return capitalize(addArticle(valueType));
  return value === undefined ? 'The cell' : quoteText(value);
};

export const bracket = ({ value }: WithValue) =>
  value === undefined ? '' : ` (${quoteText(value)})`;

export const addArticle = (noun: string) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

export const capitalize = (text: string) => text.replace(/^./, (letter) => letter.toUpperCase());

export const lowerFirst = (text: string) => text.replace(/^./, (letter) => letter.toLowerCase());

/** Offers the name that was probably meant. Without one, the advice. */
export const suggest = (name: string | undefined, advice: string) =>
  name === undefined ? advice : `Did you mean ${quoteText(name)}?`;

export const addHint = ({ hint }: WithHint) => (hint === undefined ? '' : ` ${hint}`);

/** What to do about a column without a name. The index of a data frame is one. */
export const nameColumn = ({ columnNumber }: { readonly columnNumber: number }) =>
  columnNumber === 1
    ? 'Name the column, or remove it. If it is the index of a data frame, write the file without it (pandas: index=False).'
    : 'Name the column, or remove it.';
