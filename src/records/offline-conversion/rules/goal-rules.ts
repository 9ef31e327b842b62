import type { RecordView, Run } from '../../../schema/rule';
import { rule } from '../../../schema/rule';
import { showable } from '../../../text/showable';
import { base, hour } from '../base';
import type { columns } from '../columns';
import type { GoalFacts, Known } from '../options';

type Conversion = RecordView<typeof columns>;

const when = ({ own }: Run<Known>) => own.goals !== undefined;

/** The record's goal; undefined if no goal has its name. */
function goalOf({ cell }: Conversion, { own }: Run<Known>): GoalFacts | undefined {
  return own.goals?.get(cell.conversionName);
}

/** The first of these columns that is filled; undefined if none is. */
function firstFilled<Name extends keyof typeof columns>(
  { cell }: Conversion,
  ...names: readonly Name[]
): Name | undefined {
  return names.find((name) => cell[name] !== '');
}

/** Rules that need the option `goals`. Each concludes something only from facts that are known. */
export const goalRules = [
  rule(base, {
    code: 'goal-unknown',
    column: 'conversionName',
    service: 'OfflineConversionNameInvalid',
    when,
    check({ cell, value }, report, { own }) {
      const name = cell.conversionName;
      if (value.conversionName === undefined || own.goals?.has(name)) return;
      const nearest = own.nearestGoal(name);
      // If an email address stands in place of a name, the nearest name may be an address too.
      report({ value: showable(name), nearest: nearest && showable(nearest) });
    },
  }),
  rule(base, {
    code: 'goal-paused',
    column: 'conversionName',
    when,
    check(record, report, run) {
      const status = goalOf(record, run)?.status;
      if (status === 'Paused' || status === 'Deleted') report({ status });
    },
  }),
  rule(base, {
    code: 'goal-too-recent',
    column: 'conversionName',
    service: 'OfflineConversionNotAcceptedForGoal',
    clock: true,
    when,
    check(record, report, run) {
      const created = goalOf(record, run)?.createdAt;
      if (created !== undefined && run.now - created.valueOf() < 2 * hour) report(undefined);
    },
  }),
  rule(base, {
    code: 'goal-not-external',
    service: 'GoalNotEligibleForExternalAttribution',
    when,
    check(record, report, run) {
      if (goalOf(record, run)?.isExternallyAttributed !== false) return;
      const column = firstFilled(record, 'externalAttributionCredit', 'externalAttributionModel');
      if (column) report(undefined, { column });
    },
  }),
  rule(base, {
    code: 'attribution-missing',
    actions: ['Add'],
    service: 'ExternalAttributionRequiredFieldEmpty',
    when,
    check(record, report, run) {
      if (!goalOf(record, run)?.isExternallyAttributed) return;
      if (!firstFilled(record, 'externalAttributionCredit', 'externalAttributionModel'))
        report(undefined);
    },
  }),
  rule(base, {
    code: 'goal-not-enhanced',
    service: 'NotEligibleForEnhancedConversions',
    when,
    check(record, report, run) {
      if (goalOf(record, run)?.isEnhancedConversionsEnabled !== false) return;
      const column = firstFilled(record, 'hashedEmailAddress', 'hashedPhoneNumber');
      const hasClickId = record.cell.microsoftClickId !== '';
      if (column)
        report({ hasClickId }, { column, defaultSeverity: hasClickId ? 'warning' : 'error' });
    },
  }),
  rule(base, {
    code: 'goal-no-value',
    when,
    check(record, report, run) {
      if (goalOf(record, run)?.revenueType !== 'NoValue') return;
      const column = firstFilled(
        record,
        'conversionValue',
        'conversionCurrencyCode',
        'adjustmentValue',
        'adjustmentCurrencyCode',
      );
      if (column) report(undefined, { column });
    },
  }),
];
