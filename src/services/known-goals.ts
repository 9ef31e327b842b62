import type { Goal } from '../records/offline-conversion/options';
import type { OfflineConversionGoal } from '../records/offline-conversion-goal';

const known = [
  'currencyCode',
  'conversionWindowInMinutes',
  'isExternallyAttributed',
  'isEnhancedConversionsEnabled',
  'revenueType',
  'status',
  'countType',
] as const satisfies readonly (keyof Goal & keyof OfflineConversionGoal)[];

/**
 * What goals that were read say to the rules of offline conversions, for the option `goals`. What a
 * goal does not say stays absent: it is not known, which is not the same as false. A goal without a
 * name is left out, as no conversion can name it.
 *
 * @example
 * const goals = goalsFrom([{ action: 'Update', id: '12', name: 'Lead', countType: 'Unique' }]);
 */
export function goalsFrom(records: Iterable<OfflineConversionGoal>): readonly Goal[] {
  return [...records].flatMap((record) => {
    const { name } = record;
    if (name === undefined) return [];
    const said = known.filter((property) => record[property] !== undefined);
    return [{ name, ...Object.fromEntries(said.map((property) => [property, record[property]])) }];
  });
}
