import { BulkFileError } from '../../messages/errors';
import { createDecoder } from '../../source/decode';
import { lineEnds } from '../../text/place';
import { unreadable } from '../unreadable';

/** The text of the bytes, without a byte order mark. What can not be read on ends it, with its line. */
export async function* decoded(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void> {
  const decoder = createDecoder();
  let line = 1;
  const checked = (text: string) => {
    line += lineEnds(text);
    const { fault } = decoder;
    if (fault)
      throw unreadable(
        file,
        new BulkFileError({ code: fault.code, facts: fault }, { line, row: 0 }),
      );
    return text;
  };
  try {
    for await (const piece of bytes) yield checked(decoder.push(piece));
  } catch (cause) {
    // A packed input knows nothing of lines.
    throw cause instanceof BulkFileError ? unreadable(file, cause.at({ line })) : cause;
  }
  yield checked(decoder.end());
}
