import { createDecoder, type Decoder } from '../../csv/decode';
import { BulkFileError } from '../../errors';
import { UsageError } from '../usage-error';

/** The text of the bytes, without a byte order mark. Bytes that are no text end it, with their line. */
export async function* decoded(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void> {
  const decoder = createDecoder();
  let line = 1;
  const checked = (text: string) => {
    line += lineEnds(text);
    if (decoder.fault) throw unreadable(file, decoder.fault, line);
    return text;
  };
  for await (const piece of bytes) yield checked(decoder.push(piece));
  yield checked(decoder.end());
}

export function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function unreadable(file: string, fault: NonNullable<Decoder['fault']>, line: number): UsageError {
  const { issue } = new BulkFileError({ code: fault.code, facts: fault }, { line, row: 0 });
  return new UsageError(`${file}: line ${line}: ${issue.message}`);
}
