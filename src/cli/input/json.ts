import { constants } from 'node:buffer';
import { parseJson } from '../../text/json/parse-json';
import { lineEnds } from '../../text/place';
import { UsageError } from '../wrong-use';
import { type InputItem, itemOf, jsonText, repeatedItem, tooDeep } from './item';
import { inputText } from './text';

/** A JSON array of objects. It is read as a whole: millions of records belong in NDJSON. */
export async function* jsonItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<InputItem, void> {
  let text = '';
  for await (const piece of inputText(file, bytes)) {
    if (text.length + piece.length > constants.MAX_STRING_LENGTH)
      throw new UsageError(`${file}: The file is too long to read as a whole. Write it as NDJSON.`);
    text += piece;
  }
  const { values, repeated } = parseArray(file, text);
  const repeatedByItem = new Map(repeated.map((each) => [each.item, each]));
  for (const [index, value] of values.entries()) {
    const found = repeatedByItem.get(index);
    if (found) yield repeatedItem({ index }, found.name, text.slice(found.start, found.end).trim());
    else yield itemOf({ index }, value, () => jsonText(value) ?? tooDeep);
  }
}

function parseArray(file: string, text: string) {
  const result = parseJson(text);
  if ('faultAt' in result) {
    const line = 1 + lineEnds(text.slice(0, result.faultAt));
    const ndjson = /^\s*\{/.test(text) ? ' If each line is an object, use --from ndjson.' : '';
    throw new UsageError(
      `${file}: line ${line}: The text is not valid JSON from here on.${ndjson}`,
    );
  }
  const { value, repeated } = result;
  if (Array.isArray(value)) return { values: value as readonly unknown[], repeated };
  throw new UsageError(`${file}: line 1: The file must contain a JSON array of objects.`);
}
