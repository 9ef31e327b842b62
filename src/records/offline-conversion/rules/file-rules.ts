import { KeyHash } from '../../../keys/hash';
import { hashParts } from '../../../keys/parts';
import type { KeyTable } from '../../../keys/table';
import type { ConversionFileRule } from '../base';
import { clickAndGoalKey, conversionKey, hashConversion } from '../conversion-key';
import { allZeroValues } from '../evidence/all-zero';
import { dayFirst } from '../evidence/day-first';
import { localTime } from '../evidence/local-time';
import { allAtMidnight } from '../evidence/midnight';
import { repeatedHashes } from '../evidence/repeated-hash';
import { thousandsMarks } from '../evidence/thousands-marks';
import { nameFaults } from './name-rules';
import { repeatedClientId } from './repeated-client-id';

/** A goal with the count type `Unique` counts one conversion per click. */
const countedOnce: ConversionFileRule = {
  remembersKeys: true,
  keys: [clickAndGoalKey],
  when: ({ own }) => [...(own.goals?.values() ?? [])].some((goal) => goal.countType === 'Unique'),
  open({ own }, openTable) {
    const rows = openTable(1);
    const hash = new KeyHash();
    return {
      row(record, valid, report) {
        const { action, value } = record;
        if (!valid || action !== 'Add' || value.microsoftClickId === undefined) return;
        if (own.goals?.get(value.conversionName ?? '')?.countType !== 'Unique') return;
        const entry = rows.entry(hashParts(hash, clickAndGoalKey, value));
        const earlier = rows.get(entry, 0);
        if (earlier === 0) rows.set(entry, 0, record.row + 1);
        else report('counted-once', { earlierRow: earlier - 1 });
      },
      take(clean, count) {
        const clickIds = clean.column('microsoftClickId');
        const names = clean.column('conversionName');
        const keys = clean.keys(clickAndGoalKey);
        for (let i = 0; i < count; i++) {
          if (clean.action(i) !== 'Add' || !clickIds.isFilled(i)) continue;
          if (own.goals?.get(names.text(i))?.countType !== 'Unique') continue;
          const entry = rows.entry(keys.at(i));
          if (rows.get(entry, 0) !== 0) return i;
          rows.set(entry, 0, clean.row + i + 1);
        }
        return count;
      },
    };
  },
};

/** What is remembered of one conversion: rows as their number plus 1, 0 for none, and a time in seconds. */
const [addedRow, adjustedRow, retractedRow, restatedAt] = [0, 1, 2, 3];

type HistoryCode =
  | 'duplicate'
  | 'adjustment-after-retract'
  | 'adjustment-order'
  | 'adjustment-before-add'
  | 'adjustment-same-file';

type Conflict = readonly [code: HistoryCode, earlier: number];

const noConflicts: readonly Conflict[] = Object.freeze([]);

/** Adds and adjustments of one conversion: which may follow which. */
const conversionHistory: ConversionFileRule = {
  remembersKeys: true,
  keys: [conversionKey],
  open(_, openTable) {
    const history = openTable(4);
    const hash = new KeyHash();
    return {
      row({ action, row, value }, valid, report) {
        if (!valid) return;
        const entry = history.entry(hashConversion(hash, value));
        const seconds = Math.floor((value.adjustmentTime ?? 0) / 1000);
        let isRefused = false;
        for (const [code, earlier] of conflictsOf(history, entry, action, seconds))
          if (report(code, { earlierRow: earlier - 1 })) isRefused = true;
        if (isRefused) return;
        remember(history, entry, action, row, seconds);
      },
      take(rows, count) {
        const entries = rows.keys(conversionKey).enter(history, count);
        const times = rows.column('adjustmentTime');
        for (let i = 0; i < count; i++) {
          const entry = entries[i] as number;
          const time = times.number(i);
          const seconds = Number.isNaN(time) ? 0 : Math.floor(time / 1000);
          const action = rows.action(i);
          if (conflictsOf(history, entry, action, seconds).length > 0) return i;
          remember(history, entry, action, rows.row + i, seconds);
        }
        return count;
      },
    };
  },
};

function remember(
  history: KeyTable,
  entry: number,
  action: string,
  row: number,
  seconds: number,
): void {
  if (action === 'Add') {
    if (history.get(entry, addedRow) === 0) history.set(entry, addedRow, row + 1);
    return;
  }
  history.set(entry, adjustedRow, row + 1);
  if (action === 'Retract') history.set(entry, retractedRow, row + 1);
  else history.set(entry, restatedAt, seconds);
}

/** Lists how a record does not follow from what is remembered of its conversion. */
function conflictsOf(
  history: KeyTable,
  entry: number,
  action: string,
  seconds: number,
): readonly Conflict[] {
  const add = history.get(entry, addedRow);
  const adjustment = history.get(entry, adjustedRow);
  const retract = history.get(entry, retractedRow);
  if (add === 0 && adjustment === 0) return noConflicts;
  const conflicts: Conflict[] = [];
  if (action === 'Add' && add) conflicts.push(['duplicate', add]);
  if (retract) {
    conflicts.push(['adjustment-after-retract', retract]);
  } else if (action === 'Add') {
    if (adjustment) conflicts.push(['adjustment-before-add', adjustment]);
  } else {
    if (action === 'Restate' && history.get(entry, restatedAt) >= seconds)
      conflicts.push(['adjustment-order', adjustment]);
    if (add) conflicts.push(['adjustment-same-file', add]);
  }
  return conflicts;
}

/** Without a Client Id, a result can be matched with its record only by its cells. */
const noClientId: ConversionFileRule = {
  remembersKeys: false,
  open() {
    let count = 0;
    return {
      row({ cell }) {
        if (cell.clientId === '') count++;
      },
      take(rows, taken) {
        const ids = rows.column('clientId');
        for (let i = 0; i < taken; i++) if (!ids.isFilled(i)) count++;
      },
      end(report) {
        if (count > 0) report('no-client-id', { count });
      },
    };
  },
};

/** Rules over the whole file, in the order in which issues are reported. */
export const fileRules = [
  countedOnce,
  conversionHistory,
  nameFaults,
  noClientId,
  repeatedClientId,
  dayFirst,
  allAtMidnight,
  localTime,
  thousandsMarks,
  ...allZeroValues,
  ...repeatedHashes,
];
