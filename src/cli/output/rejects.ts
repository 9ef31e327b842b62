import type { Issue } from '../../issues/issue';
import { type InputItem, jsonText, tooDeep } from '../input/item';
import { openOutput } from './file';
import type { Terminal } from './terminal';

/** The input objects that were refused, each with its issues, as NDJSON. */
export interface Rejects {
  add(item: InputItem, issues: readonly Issue[]): void;
  /** Writes what has been added once it is worth it. */
  flush(): Promise<void>;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

const pieceLength = 65_536;

export async function openRejects(path: string, terminal: Terminal): Promise<Rejects> {
  const file = await openOutput(path, terminal);
  let text = '';

  async function write(): Promise<void> {
    const piece = new TextEncoder().encode(text);
    text = '';
    await file.write(piece);
  }

  return {
    add(item, issues) {
      const json =
        jsonText(rejectOf(item, issues)) ??
        jsonText(rejectOf({ place: item.place, object: undefined, text: tooDeep }, issues));
      text += `${json}\n`;
    },
    async flush() {
      if (text.length >= pieceLength) await write();
    },
    async commit() {
      await write();
      await file.commit();
    },
    discard: () => file.discard(),
  };
}

/** The input object with its issues, whose places are those of the input. */
function rejectOf({ object, text, place }: InputItem, issues: readonly Issue[]): object {
  const listed = issues.map(({ code, severity, line: _line, row: _row, ...rest }) => ({
    ...{ code, severity, ...place },
    ...rest,
  }));
  if (object === undefined) return { text, issues: listed };
  // One that is rejected again has still lost what it had lost.
  return { ...object, issues: [...lossesIn(object.issues), ...listed] };
}

/** An object that was rejected, and is given again, without its issues; any other as it is. */
export function withoutIssues(
  object: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!Array.isArray(object.issues) || !object.issues.every(isIssue)) return object;
  if (lossesIn(object.issues).length > 0) return object;
  const { issues: _, ...rest } = object;
  return rest;
}

function isIssue(value: unknown): boolean {
  const { code, message } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof code === 'string' && typeof message === 'string';
}

/** Issues of a row of a CSV of which the object does not hold all that there was. */
function lossesIn(issues: unknown): readonly unknown[] {
  if (!Array.isArray(issues)) return [];
  return issues.filter((issue) => ['quote', 'cells-extra'].includes(issue?.code));
}
