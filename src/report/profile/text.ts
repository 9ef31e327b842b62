import type { OfflineConversionProfile } from '../../profile/profile';
import { visible } from '../../text/shown/escapes';
import { groupThousands } from '../attribution/rate';
import { alignColumns } from '../terminal/aligned';
import { cutTo } from '../terminal/display-width';
import type { Ink } from '../terminal/ink';
import { notableSentence } from './notable';
import { type ProfileTable, profileTables } from './tables';

const maxNameWidth = 60;
/** Rows of a table; the reports in other formats have all. */
const maxRows = 30;

/** The lines of a profile for a person. */
export function* profileLines(
  file: string,
  profile: OfflineConversionProfile,
  ink: Ink,
): Generator<string, void> {
  const { records, oldest, newest, notable } = profile;
  yield `${visible(file)}: ${groupThousands(records)} ${records === 1 ? 'record' : 'records'}`;
  if (oldest !== null && newest !== null) yield `  from ${oldest} to ${newest}`;
  for (const each of notable) yield `  ${ink.warning('note')}  ${visible(notableSentence(each))}`;
  for (const table of profileTables(profile)) {
    yield '';
    yield* tableLines(table, ink);
  }
}

function* tableLines({ heads, rows, firstNumber }: ProfileTable, ink: Ink): Generator<string> {
  // The last rows, because days end with the newest; other tables are short.
  const skipped = Math.max(0, rows.length - maxRows);
  const shown = rows
    .slice(skipped)
    .map((row) => row.map((cell) => cutTo(visible(cell), maxNameWidth)));
  const [head = '', ...lines] = alignColumns([heads, ...shown], firstNumber);
  yield ink.faint(head);
  if (skipped > 0) yield ink.faint(`(${skipped} before)`);
  yield* lines;
}
