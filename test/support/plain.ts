import { DateTime } from 'luxon';
import type { BulkRowResult, RecordResult } from '../../src/index';
import { withoutMessage } from './without-message';

/*
 * Results as plain objects that a table can hold: instants as ISO text with their zone, maps as
 * objects, and issues without their sentence.
 */

/** `2026-11-02T09:30:00.000Z` for an instant in UTC, and `+01:00` at its end for one that is not. */
export function plainRecord(record: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      DateTime.isDateTime(value) ? value.toISO() : value,
    ]),
  );
}

export function plainResult({ line, row, action, record, issues, cells }: RecordResult) {
  return {
    ...{ line, row, action },
    record: record && plainRecord(record),
    issues: withoutMessage(issues),
    cells: Object.fromEntries(cells),
  };
}

export function plainRow({ type, line, row, cells, issues }: BulkRowResult) {
  return { type, line, row, cells: Object.fromEntries(cells), issues: withoutMessage(issues) };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Bytes as the text that they are, the byte order mark included. */
export async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  for await (const piece of pieces) text += utf8.decode(piece, { stream: true });
  return text + utf8.decode();
}
