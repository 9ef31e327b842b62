import type { FactsOf } from '../../../issues/facts';
import type { RecordView, Run } from '../../../schema/rule';
import { rule } from '../../../schema/rule';
import { findDifference, type OddCharacter, printedForm } from '../../../text/odd-characters';
import { showable } from '../../../text/shown/showable';
import { base, hour } from '../base';
import type { columns } from '../columns';
import type { GoalFacts, Known } from '../options';
import { isBlank, showCharacter } from './name-rules';

type Conversion = RecordView<typeof columns>;

const when = ({ own }: Run<Known>) => own.goals !== undefined;

/** The record's goal; undefined if no goal has its name. */
function goalOf({ cell }: Conversion, { own }: Run<Known>): GoalFacts | undefined {
  return own.goals?.get(cell.conversionName);
}

type ColumnName = keyof typeof columns;

const attributionColumns = ['externalAttributionCredit', 'externalAttributionModel'] as const;
const hashColumns = ['hashedEmailAddress', 'hashedPhoneNumber'] as const;
const valueColumns = [
  ...(['conversionValue', 'conversionCurrencyCode'] as const),
  ...(['adjustmentValue', 'adjustmentCurrencyCode'] as const),
] as const;

/** Faults that depend on the goal, the action, and which of some columns are filled. */
const byGoal = (filled: readonly ColumnName[]) => ({ learned: 'conversionName', filled }) as const;

/** The first of these columns that is filled; undefined if none is. */
function firstFilled<Name extends ColumnName>(
  { cell }: Conversion,
  names: readonly Name[],
): Name | undefined {
  return names.find((name) => cell[name] !== '');
}

/** How a name differs from a goal's that prints alike. */
function differenceOf(name: string, goal: string): Pick<FactsOf<'goal-unknown'>, 'difference'> {
  if (printedForm(name) !== printedForm(goal)) return {};
  const own = findDifference(name, goal);
  const other = findDifference(goal, name);
  const isInCell = own !== undefined && (!other || oddness(own) >= oddness(other));
  const odd = isInCell ? own : other;
  return odd ? { difference: { isInCell, ...showCharacter(name, odd) } } : {};
}

/** Ranks a character by how little people expect it in a name. */
function oddness({ codePoint }: OddCharacter): number {
  if (codePoint.length > 6 || codePoint > 'U+007F') return 2;
  return codePoint === 'U+0020' ? 1 : 0;
}

/** Rules that need the option `goals`. Each concludes something only from facts that are known. */
export const goalRules = [
  rule(base, {
    code: 'goal-unknown',
    column: 'conversionName',
    service: 'OfflineConversionNameInvalid',
    when,
    screen: 'learned',
    check({ cell, value }, report, { own }) {
      const name = cell.conversionName;
      if (value.conversionName === undefined || own.goals?.has(name) || isBlank(name)) return;
      const nearest = own.nearestGoal(name);
      // If an email address stands in place of a name, the nearest name may be an address too.
      const facts = { value: showable(name), nearest: nearest && showable(nearest) };
      report({ ...facts, ...(facts.nearest && differenceOf(name, facts.nearest)) });
    },
  }),
  rule(base, {
    code: 'goal-paused',
    column: 'conversionName',
    when,
    screen: 'learned',
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
    screen: 'learned',
    check(record, report, run) {
      const created = goalOf(record, run)?.createdAt;
      if (created !== undefined && run.now - created.valueOf() < 2 * hour) report(undefined);
    },
  }),
  rule(base, {
    code: 'goal-not-external',
    service: 'GoalNotEligibleForExternalAttribution',
    when,
    screen: byGoal(attributionColumns),
    check(record, report, run) {
      if (goalOf(record, run)?.isExternallyAttributed !== false) return;
      const column = firstFilled(record, attributionColumns);
      if (column) report(undefined, { column });
    },
  }),
  rule(base, {
    code: 'attribution-missing',
    actions: ['Add'],
    service: 'ExternalAttributionRequiredFieldEmpty',
    when,
    screen: byGoal(attributionColumns),
    check(record, report, run) {
      if (!goalOf(record, run)?.isExternallyAttributed) return;
      if (!firstFilled(record, attributionColumns)) report(undefined);
    },
  }),
  rule(base, {
    code: 'goal-not-enhanced',
    service: 'NotEligibleForEnhancedConversions',
    when,
    screen: byGoal(hashColumns),
    check(record, report, run) {
      if (goalOf(record, run)?.isEnhancedConversionsEnabled !== false) return;
      const column = firstFilled(record, hashColumns);
      const hasClickId = record.cell.microsoftClickId !== '';
      if (column)
        report({ hasClickId }, { column, defaultSeverity: hasClickId ? 'warning' : 'error' });
    },
  }),
  rule(base, {
    code: 'goal-no-value',
    when,
    screen: byGoal(valueColumns),
    check(record, report, run) {
      if (goalOf(record, run)?.revenueType !== 'NoValue') return;
      const column = firstFilled(record, valueColumns);
      if (column) report(undefined, { column });
    },
  }),
];
