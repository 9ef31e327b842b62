import type { Goal } from '../../records/offline-conversion/options';
import { offlineConversionGoal } from '../../records/offline-conversion-goal';
import { isCurrencyCode } from '../../schema/codecs/currency';
import type { Columns } from '../../schema/column';
import { nearest } from '../../text/nearest';

/**
 * What is wrong with the texts of a goal of a list: a slip would switch a rule off, without a word.
 * One with an action was read from an answer or a file, and may hold what is not known here.
 */
export function goalTextFault(goal: Goal & { readonly action?: string }): string | undefined {
  const { action, name, currencyCode } = goal;
  const isRead = action !== undefined;
  if (!isRead && name.trim() === '') return '"name" must not be empty.';
  if (currencyCode !== undefined && !isCurrencyCode(currencyCode))
    return '"currencyCode" must be three capital letters, for example USD.';
  for (const [property, value] of Object.entries(goal)) {
    const meant = wordMeant(property, value, isRead ? 0 : undefined);
    if (meant !== undefined)
      return `"${property}" is a word that is not known; did you mean "${meant}"?`;
  }
  return undefined;
}

const columns: Columns = offlineConversionGoal.columns;

/** The word of the property's list that is meant by another text. */
function wordMeant(property: string, value: unknown, reach: number | undefined) {
  const words = columns[property]?.codec.words;
  if (typeof value !== 'string' || !words || words.has(value)) return undefined;
  return nearest(value, words, reach);
}
