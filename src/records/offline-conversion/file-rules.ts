import { hashed } from '../../keys/hash';
import { createKeyTable } from '../../keys/table';
import type { FileRule } from '../../schema/rule';
import type { columns } from './columns';
import { hashClickAndGoal, hashConversion } from './conversion-key';
import type { Known } from './options';

type ConversionFileRule = FileRule<typeof columns, Known>;

/** A goal that counts `Unique` counts one conversion of each click. */
const countedOnce: ConversionFileRule = {
  remembersKeys: true,
  when: ({ own }) => [...(own.goals?.values() ?? [])].some((goal) => goal.countType === 'Unique'),
  open({ own }) {
    const rows = createKeyTable(1);
    return {
      row(record, valid, report) {
        const { action, value } = record;
        if (!valid || action !== 'Add' || value.microsoftClickId === undefined) return;
        if (own.goals?.get(value.conversionName ?? '')?.countType !== 'Unique') return;
        hashClickAndGoal(record);
        const { numbers, at } = rows.entry(hashed.high, hashed.low);
        const earlierRow = numbers[at] as number;
        if (earlierRow === 0) numbers[at] = record.row;
        else report('counted-once', { earlierRow });
      },
    };
  },
};

/** What is remembered of one conversion: rows, 0 for none, and a time in seconds. */
const [added, adjusted, retracted, restatedAt] = [0, 1, 2, 3];

type HistoryCode =
  | 'duplicate'
  | 'adjustment-after-retract'
  | 'adjustment-order'
  | 'adjustment-before-add'
  | 'adjustment-same-file';

/** Adds and adjustments of one conversion: which may follow which. */
const conversionHistory: ConversionFileRule = {
  remembersKeys: true,
  open() {
    const history = createKeyTable(4);
    return {
      row(record, valid, report) {
        if (!valid) return;
        const { action, row, value } = record;
        hashConversion(record);
        const { numbers, at } = history.entry(hashed.high, hashed.low);
        const seconds = Math.floor((value.adjustmentTime ?? 0) / 1000);
        if (isRefused(action, seconds, numbers, at, report)) return;
        if (action === 'Add') {
          if (numbers[at + added] === 0) numbers[at + added] = row;
          return;
        }
        numbers[at + adjusted] = row;
        if (action === 'Retract') numbers[at + retracted] = row;
        else numbers[at + restatedAt] = seconds;
      },
    };
  },
};

/** Says what does not follow from what is remembered, and whether any of it is an error. */
function isRefused(
  action: string,
  seconds: number,
  numbers: Uint32Array,
  at: number,
  report: (code: HistoryCode, facts: { readonly earlierRow: number }) => boolean,
): boolean {
  let isError = false;
  const add = numbers[at + added] as number;
  const adjustment = numbers[at + adjusted] as number;
  const retract = numbers[at + retracted] as number;
  function say(code: HistoryCode, earlierRow: number): void {
    if (report(code, { earlierRow })) isError = true;
  }
  if (action === 'Add' && add) say('duplicate', add);
  if (retract) {
    say('adjustment-after-retract', retract);
  } else if (action === 'Add') {
    if (adjustment) say('adjustment-before-add', adjustment);
  } else {
    if (action === 'Restate' && (numbers[at + restatedAt] as number) >= seconds)
      say('adjustment-order', adjustment);
    if (add) say('adjustment-same-file', add);
  }
  return isError;
}

/** Without a Client Id a result can be matched with its record only by the cells. */
const noClientId: ConversionFileRule = {
  remembersKeys: false,
  open() {
    let count = 0;
    return {
      row({ cell }) {
        if (cell.clientId === '') count++;
      },
      end(report) {
        if (count > 0) report('no-client-id', { count });
      },
    };
  },
};

/** Rules over the whole file, in the order in which issues are reported. */
export const fileRules = [countedOnce, conversionHistory, noClientId];
