import type { MatrixFault } from '../../schema/record-type';
import type { Action } from './action';
import type { columns } from './columns';

const adjustmentColumns: readonly string[] = [
  'adjustmentTime',
  'adjustmentValue',
  'adjustmentCurrencyCode',
];

/** Explains the two mistakes with the matrix that users make most. */
export function hint(fault: MatrixFault<typeof columns, Action>): string | undefined {
  const { code, column, action, cell } = fault;
  if (code === 'required' && action === 'Restate' && column === 'adjustmentValue')
    return cell.conversionValue === ''
      ? undefined
      : 'Conversion Value is filled in, but a Restate takes its new value from Adjustment Value.';
  if (code === 'not-applicable' && action === 'Add' && adjustmentColumns.includes(column))
    return 'This row adds a conversion because Adjustment Type is empty. To adjust one, write Restate or Retract there.';
  return undefined;
}
