import type { FactsOf } from '../issues/facts';
import { fold, nearest } from '../text/nearest';
import { showable } from '../text/shown/showable';
import { isRecordType } from '../vendor/record-types';

/** What is wrong with a Type. */
export type TypeFault = FactsOf<'record-type'>;

/** Lines that exports put between records or after them, by the text they start with. */
const lines = [
  ['header', /^type$/i],
  [
    'row-count',
    /\b\d[\d.,\s]*(?:rows?|records?|lines?|zeilen?|lignes?|filas?|registros?|righe)\b/i,
  ],
  ['row-count', /^\W*(?:(?:total|number of)\s+)?(?:row|record|line)s?[\s_-]*(?:count)?\W*\d*$/i],
  ['row-count', /^\W*(?:row[\s_-]*count|count|trailer)\W*\d*$/i],
  ['total', /^\W*(?:grand|sub)?[\s-]*totals?(?![a-z])|^\W*(?:sum|summe|somme|suma|soma)(?![a-z])/i],
  ['total', /^\W*(?:gesamt|totale|totaux|totaal|итого|всего|合計|合计|总计|總計|합계)/i],
  ['rule', /^[-=_~*+|─━═]{2,}$/],
  ['comment', /^(?:#|\/\/)/],
] as const;

/** No such line is longer, and the patterns take the square of their text. */
const maxLineLength = 200;

/** What a line that begins with this text is, if exports put it between or behind records. */
export function lineOf(text: string): (typeof lines)[number][0] | undefined {
  if (text.length > maxLineLength) return undefined;
  const trimmed = text.trim();
  return lines.find(([, pattern]) => pattern.test(trimmed))?.[0];
}

/**
 * Creates the check of a Type that is not one of those expected. It returns undefined for the type of
 * another record.
 *
 * @param isAnyAllowed whether a Type that no record has is accepted, unless it is empty or misspelled
 */
export function createTypeCheck(
  types: readonly string[],
  isAnyAllowed: boolean,
): (type: string, cells: readonly string[]) => TypeFault | undefined {
  const cache = new Map<string, TypeFault | undefined>();

  function check(type: string): TypeFault | undefined {
    const meant = types.find((name) => withoutBlanks(name) === withoutBlanks(type));
    if (meant === undefined && !isAnyAllowed && isRecordType(type)) return undefined;
    const close = meant ?? nearest(type, types, 1);
    if (close !== undefined) return { nearest: close };
    if (isAnyAllowed) return undefined;
    const line = lineOf(type);
    return line ? { reason: line } : { reason: 'unknown', value: showable(type) };
  }

  return (type, cells) => {
    if (fold(type) === '') {
      const first = cells.find((cell) => cell.trim() !== '') ?? '';
      const line = isAnyAllowed ? undefined : lineOf(first);
      return line ? { reason: line } : {};
    }
    if (cache.has(type)) return cache.get(type);
    const fault = check(type);
    // Longer texts are not typing errors, and many of them would fill the memory.
    if (cache.size < 1000 && type.length < maxLineLength) cache.set(type, fault);
    return fault;
  };
}

/** Removes the blanks and the case of a text. */
function withoutBlanks(text: string): string {
  return fold(text).replace(/\s/g, '');
}
