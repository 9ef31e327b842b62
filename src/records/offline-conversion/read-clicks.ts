import * as z from 'zod/mini';
import { faultOfText } from '../../bulk/fault';
import { type Header, readHeader } from '../../bulk/header';
import { readCsv } from '../../csv/read';
import type { CsvRow } from '../../csv/row';
import { createCellContext } from '../../engine/cell-context';
import { readClickId } from '../../identifiers/click-id';
import type { Fault, Issue } from '../../issues/issue';
import { createJudge, faultsInto } from '../../issues/level';
import type { Position } from '../../issues/position';
import { BulkFileError } from '../../messages/errors';
import { Tally } from '../../messages/tally';
import { checkOptions } from '../../options/check';
import type { WatchOptions } from '../../options/options';
import { settingsFor } from '../../options/settings';
import { watchShape } from '../../options/shapes';
import { instant } from '../../schema/codecs/instant';
import { column } from '../../schema/column';
import { assertSource, type Source } from '../../source/source';
import { fold } from '../../text/nearest';
import { offlineConversion } from '.';
import { DateOrders } from './evidence/day-first';
import { clickKey } from './options';

/** Options for reading clicks. */
export interface ClickOptions extends WatchOptions {}

/** The clicks of a file, and what is wrong with its rows. */
export interface ClicksRead {
  /** When each click was; keys are click ids in lower case without dashes. */
  readonly clicks: ReadonlyMap<string, Date>;
  /** At most 1,000, and 100 of one code. A row with an error gives no click. */
  readonly issues: readonly Issue[];
  /** Whether there were more issues than those. */
  readonly truncated: boolean;
}

const schema = z.strictObject(watchShape);

const idHeader = offlineConversion.columns.microsoftClickId.header;
const time = column('Click Time', instant());
const headers = [idHeader, time.header];

/** Offsets and the case of names do no harm, because the file is not uploaded. */
const severity = {
  'time-zone': 'off',
  'column-spelling': 'off',
} as const;

/**
 * Reads a CSV of clicks for the option `clicks`: the columns `Microsoft Click Id` and `Click Time`,
 * separated by commas, tabs or semicolons. Times have the forms of Conversion Time, and are UTC without an
 * offset. Click ids are taken out of cookies, URLs and the like. Other columns are skipped, and so are rows
 * without a click id, which are counted in the issue `clicks-skipped`. If a click
 * has several times, the earliest is used. All clicks are kept in memory.
 *
 * @throws TypeError for wrong options; the reason of an abort; what the source throws
 * @throws BulkFileError for a header without these columns, and if the rest of the file cannot be read
 * @example
 * const { clicks, issues } = await readClicks('Microsoft Click Id,Click Time\nf894f652ea334e739002f7167ab8f8e3,2026-11-02T09:00:00Z\n');
 * await validateBulkFile(file, { clicks });
 */
export async function readClicks(source: Source, options: ClickOptions = {}): Promise<ClicksRead> {
  const { signal, onIssue } = checkOptions(schema, options);
  assertSource(source);
  const tally = new Tally({ onIssue });
  const settings = settingsFor({ kind: 'result', severity });
  const judge = createJudge(settings);
  const clicks = new Map<string, Date>();
  let at: Position = { line: 1, row: 0 };
  const put = (fault: Fault) => tally.add(fault, at);
  const faults = faultsInto(judge, put);
  const timeContext = createCellContext(time, 'clickTime', settings, judge, put);
  let header: Header | undefined;
  const orders = new DateOrders();
  let repeated = 0;
  let skipped = 0;
  let empty = 0;

  function take(idCell: string, timeCell: string): void {
    if (idCell === '') {
      empty++;
      return;
    }
    const reading = readClickId(idCell);
    if ('fault' in reading) {
      skipped++;
      return;
    }
    orders.add(timeCell, '');
    const facts = { column: time.header, action: 'click' };
    const milliseconds =
      timeCell === ''
        ? timeContext.fault('required', facts)
        : time.codec.read(timeCell, timeContext);
    if (milliseconds === undefined) return;
    const key = clickKey(reading.id);
    const other = clicks.get(key)?.getTime();
    if (other !== undefined && other !== milliseconds) repeated++;
    if (other === undefined || milliseconds < other) clicks.set(key, new Date(milliseconds));
  }

  const csv = {
    delimiters: [',', '\t', ';'] as const,
    isHeader: (cells: readonly string[]) => headers.some((name) => hasColumn(cells, name)),
    maxCellLength: settings.maxCellLength,
    signal,
  };
  for await (const batch of readCsv(source, csv)) {
    if ('fault' in batch) throw new BulkFileError(faultOfText(batch.fault), batch.at);
    for (const row of batch.rows) {
      at = { line: row.line, row: row.row };
      if (!header) {
        assertHeader(row);
        header = readHeader(row, headers, false, faults);
      } else if (row.broken) faults.add('quote', {});
      else if (row.cells.some((cell) => cell !== '')) {
        const [idAt, timeAt] = [header.indexOf(idHeader), header.indexOf(time.header)];
        take(row.cells[idAt] ?? '', row.cells[timeAt] ?? '');
      }
    }
  }
  if (!header) assertHeader(undefined);
  if (skipped + empty > 0) faults.add('clicks-skipped', { count: skipped + empty, empty });
  if (repeated > 0) faults.add('click-repeated', { count: repeated });
  if (orders.isDoubtful) faults.add('day-month-swapped', orders.facts);
  return { clicks, issues: tally.issues(), truncated: tally.truncated };
}

function hasColumn(cells: readonly string[], name: string): boolean {
  return cells.some((cell) => fold(cell) === fold(name));
}

function assertHeader(row: CsvRow | undefined): void {
  const missing = headers.find((name) => !hasColumn(row?.cells ?? [], name));
  if (missing === undefined) return;
  const facts = { columns: [missing], action: 'click' };
  throw new BulkFileError({ code: 'column-missing', facts }, { line: row?.line ?? 1, row: 0 });
}
