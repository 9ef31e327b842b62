import { finishKey, hashed, mixText, startKey } from '../../keys/hash';
import { createKeyTable } from '../../keys/table';
import type { FileRule } from '../../schema/rule';
import type { ServiceErrorName } from '../../vendor/service-error';
import { columns } from './columns';

/** Two rows of one file may not have the same one. */
function repeated(property: 'id' | 'name', service: ServiceErrorName): FileRule<typeof columns> {
  return {
    remembersKeys: true,
    column: property,
    service: { 'goal-repeated': service },
    open() {
      const rows = createKeyTable(1);
      return {
        row({ row, value }, valid, report) {
          const text = value[property];
          if (!valid || text === undefined) return;
          startKey();
          mixText(text, false);
          finishKey();
          const { numbers, at } = rows.entry(hashed.high, hashed.low);
          const earlierRow = numbers[at] as number;
          if (earlierRow === 0) numbers[at] = row;
          else report('goal-repeated', { earlierRow, column: columns[property].header });
        },
      };
    },
  };
}

/** Rules over the whole file, in the order in which issues are reported. */
export const fileRules = [
  repeated('id', 'DuplicateConversionGoalId'),
  repeated('name', 'DuplicateConversionGoalName'),
];
