import { UsageError } from '../usage-error';
import { type InputItem, isObject } from './item';

/** One JSON object a line. A line that is none is an item without an object. */
export async function* ndjsonItems(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<InputItem, void> {
  let line = 0;
  for await (const text of linesOf(file, bytes)) {
    line++;
    if (text.trim() === '') continue;
    const place = { line };
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    if (isObject(value)) yield { place, object: value };
    else yield { place, object: undefined, text, problem: 'not-json' };
  }
}

/** Lines end in LF or CRLF only: JSON text may hold every other line end that there is. */
async function* linesOf(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void> {
  let rest = '';
  for await (const text of decoded(file, bytes)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Text of UTF-8 bytes, without its byte order mark. */
export async function* decoded(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const decode = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new UsageError(`${file}: after line ${line}: the bytes are not valid UTF-8.`);
    }
  };
  for await (const piece of bytes) {
    const text = decode(piece);
    yield text;
    line += text.split('\n').length - 1;
  }
  yield decode();
}
