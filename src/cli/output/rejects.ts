import type { Issue } from '../../issues/issue';
import { openReplacement, type Replacement } from '../../node/replace/replacement';
import { writeJson } from '../../text/shown/escapes';
import { type InputItem, jsonText, tooDeep } from '../input/item';
import { maxLineLength } from '../input/ndjson';
import { onFile } from '../wrong-use';
import { createLines } from './lines';
import type { Terminal } from './terminal';

export type Rejects = Awaited<ReturnType<typeof openRejects>>;

/** Opens the file of the input objects that were rejected, each with its issues, as NDJSON. */
export async function openRejects(path: string, terminal: Terminal) {
  const { signal } = terminal;
  const opening = openReplacement(terminal.resolve(path), { name: path, signal });
  const file = await onFile(path, opening);
  const utf8 = new TextEncoder();
  const lines = createLines((text) => onFile(path, file.write(utf8.encode(text))));
  return {
    add(item: InputItem, issues: readonly Issue[]): void {
      const json = jsonText(rejectOf(item, issues), writeJson);
      if (json !== undefined && json.length <= maxLineLength) {
        lines.add(json);
        return;
      }
      const text = json === undefined ? tooDeep : tooLong;
      lines.add(writeJson(rejectOf({ place: item.place, object: undefined, text }, issues)));
    },
    flushIfFull: lines.flushIfFull,
    /** The complete file, to be put in its place. */
    async end(): Promise<Replacement> {
      await lines.flush();
      return file;
    },
    discard: () => file.discard(),
  };
}

/** What the rejects hold in place of an object whose line would be longer than the reader accepts. */
const tooLong = '(too long to be written)';

/** Issues that a line lists. There is one for each unknown property, and an object may have a million. */
const maxListed = 100;

/**
 * The input object with its issues, at the places of the input. `moreIssues` is the number of those that are
 * not listed.
 */
function rejectOf({ object, text, place }: InputItem, issues: readonly Issue[]): object {
  const more = { moreIssues: issues.length > maxListed ? issues.length - maxListed : undefined };
  const listed = issues
    .slice(0, maxListed)
    .map(({ code, severity, line: _line, row: _row, ...rest }) => ({
      ...{ code, severity, ...place },
      ...rest,
    }));
  if (object === undefined) return { text, issues: listed, ...more };
  // An object that is rejected again still lacks the cells it lost the first time.
  return { ...object, issues: [...lossesIn(object.issues), ...listed], ...more };
}

/**
 * Removes the issues from an object that was rejected before and is given again. Any other object is
 * returned unchanged, as is one that lost cells of its row.
 */
export function withoutIssues(
  object: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!Array.isArray(object.issues) || !object.issues.every(isIssue)) return object;
  if (lossesIn(object.issues).length > 0) return object;
  const { issues: _, moreIssues: __, ...rest } = object;
  return rest;
}

function isIssue(value: unknown): boolean {
  const { code, message } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof code === 'string' && typeof message === 'string';
}

/** Issues of a CSV row whose object does not hold all of its cells. */
function lossesIn(issues: unknown): readonly unknown[] {
  if (!Array.isArray(issues)) return [];
  return issues.filter((issue) => ['quote', 'cells-extra'].includes(issue?.code));
}
