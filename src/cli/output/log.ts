import type { Issue } from '../../issues/issue';
import type { Position } from '../../issues/position';
import type { Place } from '../../report/place';
import { visible } from '../../text/shown/escapes';
import type { LogEntry } from '../documents/log';

/** An entry on one line for a person, or on several if its message has them. */
export function logText({ file, line, message }: LogEntry): string {
  const place = file === undefined ? '' : `${visible(file)}: `;
  const within = line === undefined ? '' : `line ${line}: `;
  return place + within + message.split('\n').map(visible).join('\n');
}

/** The entry of an issue. */
export function issueEntry(
  file: string,
  issue: Issue,
  place: Place | Position | undefined,
): LogEntry {
  const { severity, message, code, facts, line: _line, row: _row, file: _file, ...rest } = issue;
  return { level: severity, code, message, file, ...place, ...rest, facts };
}
