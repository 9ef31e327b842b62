import type { Place } from '../../report/place';
import { parseJson } from '../../text/json/parse-json';
import { UsageError } from '../wrong-use';
import { type InputItem, itemOf, repeatedItem } from './item';
import { inputText } from './text';

/** Records are short. A longer line is something else, and would fill the memory. */
export const maxLineLength = 16_777_216;

/** One JSON object per line. Any other line is an item without an object. */
export async function* ndjsonItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<InputItem, void> {
  for await (const { line, text } of filledLines(file, bytes)) yield lineItem({ line }, text);
}

/** The lines that are not blank. */
export async function* filledLines(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly line: number; readonly text: string }, void> {
  let line = 0;
  for await (const lines of linesOf(file, bytes)) {
    for (const text of lines) {
      line++;
      if (text.trim() !== '') yield { line, text };
    }
  }
}

function lineItem(place: Place, text: string): InputItem {
  const parsed = parseJson(text);
  if ('faultAt' in parsed) return itemOf(place, undefined, () => text);
  const [repeated] = parsed.repeated;
  if (repeated) return repeatedItem(place, repeated.name, text);
  return itemOf(place, parsed.value, () => text);
}

/** Splits at LF and CRLF only, because JSON text may contain any other line end. */
async function* linesOf(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly string[], void> {
  let rest = '';
  let line = 1;
  for await (const text of inputText(file, bytes)) {
    const lines = text.split('\n');
    const first = rest + lines[0];
    if (first.length > maxLineLength)
      throw new UsageError(
        `${file}: line ${line}: The line is longer than ${maxLineLength} characters. To read a JSON array, use --from json.`,
      );
    lines[0] = first;
    rest = lines.pop() as string;
    yield lines;
    line += lines.length;
  }
  yield [rest];
}
