import { KeyHash } from '../../keys/hash';
import type { FileRule } from '../../schema/rule';
import type { ServiceErrorName } from '../../vendor/errors';
import { columns } from './columns';

/** Two rows of a file must not have the same value in this column. */
function uniqueIn(property: 'id' | 'name', service: ServiceErrorName): FileRule<typeof columns> {
  return {
    remembersKeys: true,
    column: property,
    service: { 'goal-repeated': service },
    open(_, openTable) {
      const rows = openTable(1);
      const hash = new KeyHash();
      return {
        row({ row, value }, valid, report) {
          const text = value[property];
          if (!valid || text === undefined) return;
          const entry = rows.entry(hash.start().text(text).end());
          const earlier = rows.get(entry, 0);
          if (earlier === 0) rows.set(entry, 0, row + 1);
          else
            report('goal-repeated', { earlierRow: earlier - 1, column: columns[property].header });
        },
      };
    },
  };
}

/** Rules over the whole file, in the order in which issues are reported. */
export const fileRules = [
  uniqueIn('id', 'DuplicateConversionGoalId'),
  uniqueIn('name', 'DuplicateConversionGoalName'),
];
