import type { RecordView, Run } from '../../schema/rule';
import { rule } from '../../schema/rule';
import { columns } from './columns';

type Goal = RecordView<typeof columns>;

const base = { columns };

/** An answer of the service is taken as it is. */
const when = ({ kind }: Run<unknown>) => kind === 'upload';

function hasValue({ value }: Goal): boolean {
  return value.revenueType === 'FixedValue' || value.revenueType === 'VariableValue';
}

/** Whether the goal has no value. An empty revenue type means so on an Add; on an Update it is unknown. */
function isWithoutValue({ action, cell, value }: Goal): boolean {
  return value.revenueType === 'NoValue' || (action === 'Add' && cell.revenueType === '');
}

const valueMissing = rule(base, {
  code: 'revenue-value-missing',
  column: 'revenueValue',
  service: 'InvalidConversionGoalRevenueValue',
  when,
  check({ cell, value }, report) {
    if (value.revenueType === 'FixedValue' && cell.revenueValue === '') report(undefined);
  },
});

const valueUnexpected = rule(base, {
  code: 'revenue-value-unexpected',
  column: 'revenueValue',
  service: 'InvalidConversionGoalRevenueValue',
  when,
  check(goal, report) {
    if (goal.cell.revenueValue !== '' && isWithoutValue(goal))
      report({ isDefault: goal.cell.revenueType === '' });
  },
});

const valueLarge = rule(base, {
  code: 'revenue-value-large',
  column: 'revenueValue',
  service: 'InvalidConversionGoalRevenueValue',
  when,
  check({ value }, report) {
    if ((value.revenueValue ?? 0) > 999_999.9999) report(undefined);
  },
});

const currencyMissing = rule(base, {
  code: 'revenue-currency-missing',
  column: 'currencyCode',
  service: 'GoalCurrencyCodeIsNull',
  when,
  check(goal, report) {
    if (goal.value.scope === 'Customer' && hasValue(goal) && goal.cell.currencyCode === '')
      report(undefined);
  },
});

const revenueReplaced = rule(base, {
  code: 'revenue-replaced',
  column: 'revenueType',
  actions: ['Update'],
  when,
  check({ cell }, report) {
    if (cell.revenueType !== '') return;
    if (cell.revenueValue !== '' || cell.currencyCode !== '') report(undefined);
  },
});

const externalByApiOnly = rule(base, {
  code: 'api-only',
  column: 'isExternallyAttributed',
  when,
  check({ cell }, report) {
    if (cell.isExternallyAttributed !== '')
      report({ column: columns.isExternallyAttributed.header });
  },
});

/** In the order in which issues are reported. */
export const rules = [
  valueMissing,
  valueUnexpected,
  valueLarge,
  currencyMissing,
  revenueReplaced,
  externalByApiOnly,
];
