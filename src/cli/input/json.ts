import { UsageError } from '../usage-error';
import { type InputItem, isObject } from './item';
import { decoded } from './ndjson';

/** A JSON array of objects. It is read as a whole: for millions of records NDJSON is the form. */
export async function* jsonItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<InputItem, void> {
  let text = '';
  for await (const piece of decoded(file, bytes)) text += piece;
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    throw new UsageError(`${file}: line ${lineOfFault(text)}: is no JSON.`);
  }
  if (!Array.isArray(values)) throw new UsageError(`${file}: must hold a JSON array of objects.`);
  for (const [index, value] of values.entries()) {
    const place = { index };
    if (isObject(value)) yield { place, object: value };
    else yield { place, object: undefined, text: JSON.stringify(value), problem: 'not-json' };
  }
}

/**
 * The line up to which the text could be JSON. The parser's own message quotes the text around the
 * fault, which may hold personal data, so only its position is used.
 */
function lineOfFault(text: string): number {
  try {
    JSON.parse(text);
  } catch (cause) {
    const position = /position (\d+)/.exec((cause as Error).message)?.[1];
    const before = position === undefined ? text : text.slice(0, Number(position));
    return before.split('\n').length;
  }
  return 1;
}
