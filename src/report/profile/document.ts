import type { OfflineConversionProfile } from '../../profile/profile';
import { groupThousands } from '../attribution/rate';
import { type Block, type Chart, countOf, type ReportDocument } from '../document/document';
import { pluralize } from '../terminal/ink';
import { notableSentence } from './notable';
import { type ProfileTable, profileTables } from './tables';

/** A profile for people. */
export function profileDocument(file: string, profile: OfflineConversionProfile): ReportDocument {
  const { records, notable, oldest, newest, days } = profile;
  const span = oldest === null || newest === null ? [] : [`From ${oldest} to ${newest}.`];
  return {
    title: `Profile of ${file}`,
    verdict:
      notable.length === 0
        ? { tone: 'neutral', text: 'Nothing stands out' }
        : { tone: 'warning', text: `${pluralize(notable.length, 'thing')} to look at` },
    figures: [
      countOf(records, 'record'),
      countOf(profile.goals.length, 'goal'),
      countOf(days.length, 'day'),
    ],
    blocks: [
      ...span.map((text) => ({ kind: 'text', text }) as const),
      ...notable.map(
        (each) => ({ kind: 'note', tone: 'warning', text: notableSentence(each) }) as const,
      ),
      ...profileTables(profile).flatMap((table): readonly Block[] => [
        { kind: 'heading', text: table.heading },
        ...(table.heading === 'Days' && days.length > 1 ? [dayChart(profile)] : []),
        blockOf(table),
      ]),
    ],
  };
}

function blockOf({ caption, heads, rows, firstNumber }: ProfileTable): Block {
  return {
    kind: 'table',
    caption,
    columns: heads.map((head, index) => ({
      head: head.slice(0, 1).toUpperCase() + head.slice(1),
      content: index < firstNumber ? 'text' : 'number',
    })),
    rows,
  };
}

function dayChart({ days }: OfflineConversionProfile): Chart {
  const most = Math.max(...days.map(({ records }) => records));
  const top = roundUp(most);
  return {
    kind: 'chart',
    form: 'columns',
    title: 'Rows per day',
    description: `Each column is a day. The highest has ${groupThousands(most)} rows.`,
    points: days.map(({ date, records }) => ({
      ...{ label: date, share: records / top, text: groupThousands(records) },
    })),
    ticks: [0, top / 2, top]
      .filter(Number.isInteger)
      .map((count) => ({ share: count / top, text: groupThousands(count) })),
  };
}

/** The next number that an axis may end with: 1, 2, 4, 5, 6, 8 or 10 times a power of ten. */
function roundUp(count: number): number {
  const power = 10 ** Math.floor(Math.log10(count));
  return ([1, 2, 4, 5, 6, 8, 10].find((step) => step * power >= count) ?? 10) * power;
}
