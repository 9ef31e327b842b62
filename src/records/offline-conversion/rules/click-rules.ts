import type { RecordView, Run } from '../../../schema/rule';
import { rule } from '../../../schema/rule';
import { base, day, hour, lookback } from '../base';
import type { columns } from '../columns';
import type { Known } from '../options';

type Conversion = RecordView<typeof columns>;

/** The service's default conversion window, in minutes. */
const defaultWindow = 43_200;

const when = ({ own }: Run<Known>) => own.clickTime !== undefined;

/** The time of the record's click; undefined if it is not known. */
function clickOf({ value }: Conversion, { own }: Run<Known>): number | undefined {
  const id = value.microsoftClickId;
  return id === undefined ? undefined : own.clickTime?.(id);
}

/** Rules that need the option `clicks`. */
export const clickRules = [
  rule(base, {
    code: 'conversion-before-click',
    column: 'conversionTime',
    service: 'ConversionTimeEarlierThanClickTime',
    when,
    screen: 'check',
    check(record, report, run) {
      const [click, time] = [clickOf(record, run), record.value.conversionTime];
      if (click === undefined || time === undefined || time > click) return;
      report({ seconds: Math.ceil((click - time) / 1000), isMidnight: time % day === 0 });
    },
  }),
  rule(base, {
    code: 'outside-window',
    column: 'conversionTime',
    service: 'ClickIdDateTimeOutsideGoalConversionWindow',
    when,
    screen: 'check',
    check(record, report, run) {
      const [click, time] = [clickOf(record, run), record.value.conversionTime];
      if (click === undefined || time === undefined) return;
      const goal = run.own.goals?.get(record.cell.conversionName);
      const minutes = goal?.conversionWindowInMinutes ?? defaultWindow;
      if (time > click + minutes * 60_000) report({ minutes });
    },
  }),
  rule(base, {
    code: 'click-too-old',
    column: 'microsoftClickId',
    clock: true,
    when,
    screen: 'check',
    check(record, report, run) {
      const age = run.now - (clickOf(record, run) ?? run.now);
      const defaultSeverity = record.action === 'Add' ? 'warning' : 'error';
      if (age > lookback) report({ days: Math.floor(age / day) }, { defaultSeverity });
    },
  }),
  rule(base, {
    code: 'click-too-recent',
    column: 'microsoftClickId',
    clock: true,
    when,
    screen: 'check',
    check(record, report, run) {
      const click = clickOf(record, run);
      if (click !== undefined && run.now - click < hour) report(undefined);
    },
  }),
];
