import { constants } from 'node:buffer';
import { faultIn } from '../../api/wire/json-fault';
import { lineEnds } from '../../text/place';
import { UsageError } from '../usage-error';
import { decoded } from './decoded';
import { type InputItem, itemOf, jsonText, tooDeep } from './item';

/** A JSON array of objects. It is read as a whole: for millions of records NDJSON is the form. */
export async function* jsonItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<InputItem, void> {
  let text = '';
  for await (const piece of decoded(file, bytes)) {
    if (text.length + piece.length > constants.MAX_STRING_LENGTH)
      throw new UsageError(`${file}: is too long to be read as a whole; write it as NDJSON.`);
    text += piece;
  }
  for (const [index, value] of parsed(file, text).entries())
    yield itemOf({ index }, value, () => jsonText(value) ?? tooDeep);
}

function parsed(file: string, text: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text around the fault, which may hold personal data.
    const line = 1 + lineEnds(text.slice(0, faultIn(text)));
    const ndjson = /^\s*\{/.test(text) ? '; if each line is an object, say --from ndjson' : '';
    throw new UsageError(`${file}: line ${line}: the text is no JSON from here on${ndjson}.`);
  }
  if (Array.isArray(value)) return value;
  throw new UsageError(`${file}: line 1: must hold a JSON array of objects.`);
}
